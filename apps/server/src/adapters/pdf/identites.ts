import type {
  ActeurDuDocument,
  IdentitePatient,
  MentionSignature,
  StructureDuDocument,
} from '../../features/compte-rendu/ports.ts';
import type { Bloc, Ligne } from './blocs.ts';
import { dateEtHeure, jour, matriculeLisible } from './formats.ts';

const SEXES = { F: 'féminin', M: 'masculin', I: 'indéterminé' } as const satisfies Record<
  IdentitePatient['sexe'],
  string
>;
const STATUTS = {
  PROV: 'provisoire',
  RECUP: 'récupérée',
  VALI: 'validée',
  QUAL: 'qualifiée',
} as const satisfies Record<IdentitePatient['statut'], string>;

type Carte = Extract<Bloc, { type: 'cartes' }>['cartes'][number];

/**
 * The INS is printed for a qualified identity only.
 *
 * @source RNIV, EXI SI 08; INS/va1.53
 */
export function cartePatient(patient: IdentitePatient): Carte {
  const { ins, lieuNaissance, representantLegal } = patient;
  return {
    titre: 'Patient',
    nom: nomPatient(patient),
    lignes: lignes([
      ['Nom de naissance', patient.nomNaissance.toLocaleUpperCase('fr')],
      ['Nom utilisé', patient.nomUtilise?.toLocaleUpperCase('fr')],
      ['Prénoms de naissance', patient.prenoms.join(', ')],
      ['Prénom utilisé', patient.prenomUtilise],
      ['Date de naissance', jour(patient.dateNaissance)],
      ['Sexe', SEXES[patient.sexe]],
      ['Lieu de naissance', lieuNaissance && lieu(lieuNaissance)],
      ['Identité', STATUTS[patient.statut]],
      ['Matricule INS', patient.statut === 'QUAL' && ins ? matriculeLisible(ins.matricule, ins.cle) : null],
      ['Identifiant (IPP)', patient.ipp],
      // The number of a room never stands alone on its line.
      ['Séjour', patient.sejour?.replace(/\bchambre /, 'chambre\u00a0')],
      [
        'Représentant légal',
        representantLegal && `${representantLegal.identite} ${entreParentheses(representantLegal.qualite)}`,
      ],
    ]),
  };
}

export function carteActeur(titre: string, acteur: ActeurDuDocument): Carte {
  const { structure } = acteur;
  return {
    titre,
    nom: nomActeur(acteur),
    lignes: lignes([
      ['Profession', [acteur.profession, acteur.savoirFaire].filter(Boolean).join(', ')],
      ['RPPS', acteur.rpps],
      ['Structure', structure && nomStructure(structure)],
      ['FINESS', structure?.finess],
      ['SIRET', structure?.siret],
      ['Adresse', structure?.adresse],
    ]),
  };
}

/** One line for a person who is named without a card: author of pictures, preparer… */
export function acteurEnUneLigne(acteur: ActeurDuDocument): string {
  return [
    nomActeur(acteur),
    acteur.profession,
    acteur.savoirFaire,
    acteur.rpps && `RPPS ${acteur.rpps}`,
    acteur.structure && nomStructure(acteur.structure),
    acteur.structure?.finess && `FINESS ${acteur.structure.finess}`,
  ]
    .filter(Boolean)
    .join(', ');
}

export function blocSignature({ signataire, signeLe, empreinteContenu }: MentionSignature): Bloc {
  return {
    type: 'signature',
    lignes: [
      `Signé par ${acteurEnUneLigne(signataire)}`,
      `le ${dateEtHeure(signeLe)} (heure de Paris).`,
      'Signature électronique simple, au sens de l’article 3, point 10, du règlement (UE) nº\u00a0910/2014.',
    ],
    empreinte: empreinteContenu,
  };
}

/** « LEFÈVRE Jeanne », with the name in use first when there is one. */
export function nomPatient(patient: IdentitePatient): string {
  const prenom = patient.prenomUtilise ?? patient.prenoms[0] ?? '';
  return `${(patient.nomUtilise ?? patient.nomNaissance).toLocaleUpperCase('fr')} ${prenom}`.trim();
}

export function nomActeur({ prenom, nom }: ActeurDuDocument): string {
  return `${prenom} ${nom.toLocaleUpperCase('fr')}`.trim();
}

function nomStructure({ nom, categorie }: StructureDuDocument): string {
  return categorie ? `${nom} (${categorie})` : nom;
}

function lieu({ libelle, cog }: { libelle: string | null; cog: string }): string {
  return libelle ? `${libelle} (code ${cog})` : `code ${cog}`;
}

/** Drops what is not known: an empty line in a letter reads as a mistake. */
export function lignes(paires: [string, string | null | undefined][]): Ligne[] {
  return paires.flatMap(([libelle, valeur]) => (valeur ? [{ libelle, valeurs: [valeur] }] : []));
}

/** « (tuteur avec représentation relative à la personne) »; a comma where the words hold a parenthesis of their own. */
const entreParentheses = (texte: string): string => (texte.includes('(') ? `– ${texte}` : `(${texte})`);
