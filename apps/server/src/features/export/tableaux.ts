import { ecrireCsv } from '@orapont/domain/facturation/csv';
import { dans, enTexte, texte } from './lignes.ts';
import type { LignesDossier } from './lignes-repository.ts';
import type { Ligne } from './ports.ts';

/** Tables that a spreadsheet opens, for whoever reads without a program. */

type Colonnes = readonly (readonly [titre: string, lire: (ligne: Ligne) => string])[];

const colonne = (titre: string, nom: string) => [titre, (l: Ligne) => enTexte(l[nom])] as const;

const tableau = (lignes: readonly Ligne[], colonnes: Colonnes): string =>
  ecrireCsv([colonnes.map(([titre]) => titre), ...lignes.map((l) => colonnes.map(([, lire]) => lire(l)))]);

export const residentsEnCsv = (dossiers: readonly Ligne[]): string =>
  tableau(dossiers, [
    colonne('Dossier', 'id'),
    colonne('Identifiant dans le logiciel de soins', 'identifiant_externe'),
    colonne('Nom de naissance', 'nom_naissance'),
    colonne('Prénoms', 'prenoms'),
    colonne('Nom utilisé', 'nom_utilise'),
    colonne('Prénom utilisé', 'prenom_utilise'),
    colonne('Date de naissance', 'date_naissance'),
    colonne('Sexe', 'sexe'),
    colonne('Lieu de naissance (COG)', 'lieu_naissance_cog'),
    colonne('INS', 'ins_matricule'),
    colonne('Statut de l’INS', 'ins_statut'),
    colonne('Protection juridique', 'protection'),
    colonne('Décès', 'deces_le'),
  ]);

export const demandesEnCsv = ({ acte }: LignesDossier): string =>
  tableau(acte, [
    colonne('Demande', 'id'),
    ['Numéro', (l) => enTexte(dans(l['demande'], 'numero'))],
    colonne('Nature', 'nature'),
    colonne('État', 'etat'),
    colonne('Motif', 'motif'),
    colonne('Précision', 'motif_texte'),
    colonne('Question', 'question'),
    colonne('Urgence', 'urgence'),
    colonne('Créée le', 'cree_le'),
    colonne('Envoyée le', 'envoye_le'),
    colonne('Répondue le', 'repondu_le'),
    colonne('Motif du refus', 'refus_motif'),
  ]);

export const documentsEnCsv = ({ document }: LignesDossier, cheminDe: (ligne: Ligne) => string): string =>
  tableau(document, [
    ['Fichier', cheminDe],
    colonne('Titre', 'titre'),
    colonne('Type', 'type'),
    colonne('Auteur', 'auteur'),
    colonne('Version', 'numero_version'),
    colonne('Classé le', 'depose_le'),
    colonne('Demande', 'acte_id'),
  ]);

export const imagesEnCsv = ({ media }: LignesDossier, cheminDe: (ligne: Ligne) => string): string =>
  tableau(media, [
    ['Fichier', cheminDe],
    colonne('Vue', 'vue'),
    colonne('Dents', 'dents'),
    colonne('Genre', 'genre'),
    colonne('État', 'etat'),
    colonne('Prise le', 'pris_le'),
    colonne('Déposée le', 'depose_le'),
    colonne('Demande', 'acte_id'),
  ]);

export const tracesEnCsv = ({ evenement }: LignesDossier): string =>
  tableau(evenement, [
    colonne('Le', 'le'),
    colonne('Qui', 'acteur'),
    colonne('Action', 'action'),
    colonne('Demande', 'acte_id'),
  ]);

const TITRES_ODONTOGRAMME = [
  'Signé le',
  'Demande',
  'Version',
  'Lieu',
  'Face',
  'Vu',
  'Dit par',
  'Constats',
  'Précision',
];

/** Each signed chart of this organisation, one line for each tooth, face and site that was looked at. */
export function odontogrammesEnCsv({ compte_rendu }: LignesDossier): string {
  const rangees = compte_rendu
    .filter(({ etat }) => etat === 'SIGNE')
    .flatMap((cr) => {
      const tete = [texte(cr, 'signe_le'), texte(cr, 'acte_id'), enTexte(cr['numero_version'])];
      const chart = dans(cr['contenu'], 'lecture', 'chart');
      const dents = entrees(dans(chart, 'dents')).flatMap(([dent, dite]) => [
        [...tete, dent, '', '', '', enTexte(dans(dite, 'etat')), enTexte(dans(dite, 'precision'))],
        ...entrees(dans(dite, 'faces')).map(([face, vue]) => [
          ...tete,
          dent,
          face,
          ...regard(vue, 'constats'),
        ]),
      ]);
      const sites = entrees(dans(chart, 'muqueuse')).map(([site, vu]) => [
        ...tete,
        site,
        '',
        ...regard(vu, 'constat'),
      ]);
      return [...dents, ...sites];
    });
  return ecrireCsv([TITRES_ODONTOGRAMME, ...rangees]);
}

const entrees = (valeur: unknown): readonly (readonly [string, unknown])[] =>
  typeof valeur === 'object' && valeur !== null ? Object.entries(valeur) : [];

const regard = (vu: unknown, constats: string) =>
  ['visibilite', 'provenance', constats, 'precision'].map((nom) => enTexte(dans(vu, nom)));
