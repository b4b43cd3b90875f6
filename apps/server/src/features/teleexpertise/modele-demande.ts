import type { DemandeFigeeT, ProfessionnelCite, StructureCitee } from '@orapont/contract/demande-figee';
import { LIBELLE_MOTIF_NON_VUE } from '@orapont/domain/bouche/observation';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { cleNir } from '@orapont/domain/identite/nir';
import {
  type Consommation,
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  LIBELLE_SITUATION,
  type Lignes,
  SITUATIONS,
} from '@orapont/domain/sante/donnees';
import { LIBELLES_NATURE, releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import { libelleMode } from '@orapont/domain/teleexpertise/mode';
import type { z } from 'zod';
import type {
  ActeurDuDocument,
  IdentitePatient,
  ImageDuDocument,
  LigneContexte,
  ModeleDemande,
  NatureActe,
  ResumeDemande,
  StructureDuDocument,
} from '../compte-rendu/ports.ts';

type Pro = z.infer<typeof ProfessionnelCite>;
type Structure = z.infer<typeof StructureCitee>;

/** The frozen request as a document: what both the request's own letter and the compte rendu print of it. */
export function modeleDemande(
  demande: DemandeFigeeT,
  suite: Pick<ModeleDemande, 'objet' | 'images' | 'envoyeeLe'> & { readonly identifiant: string },
): ModeleDemande {
  const { objet, images, envoyeeLe, identifiant } = suite;
  return {
    document: {
      produit: 'Orapont',
      identifiant,
      numeroActe: demande.numero,
      etabliLe: envoyeeLe,
    },
    nature: natureDe(demande),
    patient: patientDe(demande),
    requerant: acteurDe(demande.requerant, demande.structure),
    requis: acteurDe(demande.requis, demande.requisLieu),
    auteursImages: auteursDe(demande),
    demande: resumeDe(demande),
    consentement: { phrases: [...demande.consentement.phrases] },
    contexte: demande.recue
      ? demande.recue.contexte.map(({ titre, lignes }) => ({ libelle: titre, valeurs: [...lignes] }))
      : [...contexteDe(demande.sante), ...observationsDe(demande)],
    alertes: demande.alertes.map(({ phrase }) => phrase),
    vuesManquantes: manquantesDe(demande),
    images,
    objet,
    envoyeeLe,
    echeance: objet.type === 'REFUS' || objet.type === 'SANS_REPONSE' ? null : demande.echeance,
  };
}

export const natureDe = ({ nature }: DemandeFigeeT): NatureActe => ({
  libelle: releveArticle58(nature) ? `${LIBELLES_NATURE[nature]} (article 58)` : LIBELLES_NATURE[nature],
  precision: `Acte ${libelleMode({ frequence: 'PONCTUELLE', temporalite: 'ASYNCHRONE' })}, en l’absence du patient.`,
});

/** The INS is in the frozen request only when the identity is qualified. */
export function patientDe({ patient }: Pick<DemandeFigeeT, 'patient'>): IdentitePatient {
  const { ins, representant } = patient;
  return {
    nomNaissance: patient.nomNaissance,
    nomUtilise: patient.nomUtilise,
    prenoms: [...patient.prenoms],
    prenomUtilise: patient.prenomUtilise,
    dateNaissance: patient.dateNaissance,
    sexe: patient.sexe,
    lieuNaissance: patient.lieuNaissanceCog ? { libelle: null, cog: patient.lieuNaissanceCog } : null,
    statut: patient.insStatut,
    ins: ins && { matricule: ins.matricule.slice(0, 13), cle: cleNir(ins.matricule) },
    ipp: null,
    sejour: patient.sejour,
    representantLegal: representant && { ...representant },
  };
}

export function acteurDe(pro: Pro, structure: Structure | null): ActeurDuDocument {
  return {
    prenom: pro.prenom,
    nom: pro.nom,
    profession: pro.professionLibelle,
    savoirFaire: pro.savoirFaireLibelle,
    rpps: pro.rpps,
    structure: structure && structureDe(structure),
  };
}

const structureDe = ({ nom, categorieLibelle, finess, siret, adresse }: Structure): StructureDuDocument => ({
  nom,
  categorie: categorieLibelle,
  finess,
  siret: siret ?? null,
  adresse: adresse || null,
});

export function auteursDe({ medias, structure }: DemandeFigeeT): ActeurDuDocument[] {
  const auteurs = new Map(medias.map(({ auteur }) => [auteur.id, auteur]));
  return [...auteurs.values()].map((auteur) => acteurDe(auteur, structure));
}

export function resumeDe(demande: DemandeFigeeT): ResumeDemande {
  const { motif, plainte } = { motif: demande.motif, plainte: demande.sante.plainte };
  return {
    motif: [motif.libelle, motif.precision].filter(Boolean).join('. '),
    question: demande.question,
    type: demande.situation,
    histoire: histoire(plainte),
    urgence: LIBELLES_URGENCE[demande.urgence],
    recueLe: demande.envoyeLe,
  };
}

function histoire(plainte: DonneesSante['plainte']): string | null {
  if (plainte === 'NON_RENSEIGNE') return null;
  if (plainte === 'AUCUNE_PLAINTE') return 'Aucune plainte exprimée.';
  return [
    plainte.description,
    `depuis\u00a0: ${LIBELLE_ANCIENNETE[plainte.depuis]}`,
    plainte.tailleMm === null ? '' : `${plainte.tailleMm}\u00a0mm`,
    plainte.douleurEva === null ? '' : `douleur ${plainte.douleurEva}/10`,
  ]
    .filter(Boolean)
    .join(', ');
}

export function contexteDe(sante: DonneesSante): LigneContexte[] {
  const oui = SITUATIONS.filter((situation) => sante.situations[situation] === 'OUI');
  const inconnues = SITUATIONS.filter((situation) => sante.situations[situation] === 'NE_SAIT_PAS');
  return [
    { libelle: 'Antécédents', valeurs: valeurs(sante.antecedents) },
    { libelle: 'Allergies', valeurs: valeurs(sante.allergies) },
    { libelle: 'Traitements', valeurs: valeurs(sante.traitements) },
    { libelle: 'Tabac', valeurs: [consommation(sante.tabac)] },
    { libelle: 'Alcool', valeurs: [consommation(sante.alcool)] },
    {
      libelle: 'Situations à risque',
      valeurs: oui.length > 0 ? oui.map((situation) => LIBELLE_SITUATION[situation]) : ['aucune signalée'],
    },
    ...(inconnues.length > 0
      ? [{ libelle: 'Ne sait pas', valeurs: inconnues.map((situation) => LIBELLE_SITUATION[situation]) }]
      : []),
    { libelle: 'Données recueillies le', valeurs: [formaterDate(sante.recueilliesLe)] },
  ];
}

/** Scales as they were read that day: the score, what the publication says, and when. */
export const observationsDe = ({ evaluations = [] }: DemandeFigeeT): LigneContexte[] =>
  evaluations.map(({ libelle, faiteLe, phrases, commentaire }) => ({
    libelle: `${libelle}, le ${formaterDate(jourParis(faiteLe))}`,
    valeurs: [...phrases, commentaire].filter((phrase) => phrase !== ''),
  }));

function valeurs(lignes: Lignes): string[] {
  if (lignes === 'AUCUN_CONNU') return ['aucun connu'];
  if (lignes === 'NON_RENSEIGNE') return ['non renseigné'];
  return lignes.map(({ libelle, debut, fin }) => {
    const dates = [debut && `depuis le ${formaterDate(debut)}`, fin && `jusqu’au ${formaterDate(fin)}`];
    const dites = dates.filter(Boolean).join(', ');
    return dites ? `${libelle} (${dites})` : libelle;
  });
}

const CONSOMMATIONS = {
  NON: 'non',
  ARRETEE: 'arrêté',
  OUI: 'oui',
  NE_SAIT_PAS: 'ne sait pas',
  NON_RENSEIGNE: 'non renseigné',
} as const satisfies Record<Consommation['etat'], string>;

const consommation = ({ etat, precision }: Consommation) =>
  [CONSOMMATIONS[etat], precision].filter(Boolean).join(', ');

/** Pictures of the request with their bytes, in its order. */
export const imagesDe = (
  { medias }: DemandeFigeeT,
  octets: ReadonlyMap<string, Uint8Array>,
): (ImageDuDocument & { readonly mediaId: string })[] =>
  medias.flatMap((media) => {
    const image = octets.get(media.id);
    return image
      ? [
          {
            mediaId: media.id,
            octets: image,
            legende: media.vueLibelle,
            auteur: `${media.auteur.prenom} ${media.auteur.nom}`.trim(),
            priseLe: media.prisLe,
            reperes: [],
          },
        ]
      : [];
  });

/** Views that could not be taken, with the reason given in the room when there is one. */
function manquantesDe({ vuesManquantes, captation }: DemandeFigeeT): string[] {
  const raisons = new Map(captation?.vuesNonPrises.map(({ vueLibelle, motif }) => [vueLibelle, motif]));
  const vues = vuesManquantes.map((vue) => {
    const motif = raisons.get(vue);
    return motif ? `${vue} (${LIBELLE_MOTIF_NON_VUE[motif]})` : vue;
  });
  return captation?.phrase ? [`${captation.phrase}.`, ...vues] : vues;
}
