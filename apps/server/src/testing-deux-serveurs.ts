import { randomUUID } from 'node:crypto';
import type { prendreEnCharge, proposerPriseEnCharge } from '@orapont/contract/demande-recue';
import type { BodyInput, ReplyOf } from '@orapont/contract/route';
import type { Lieu, Personne } from './testing-installation.ts';

export const DOMAINE = 'essai.mssante.fr';
export const BOITE_EHPAD = `ehpad@${DOMAINE}`;
export const BOITE_MOREAU = `moreau@${DOMAINE}`;
export const TEMOIN = `temoin@${DOMAINE}`;
export const MOT_DE_PASSE = 'mot-de-passe';

export const EHPAD: Lieu = {
  organisationId: randomUUID(),
  siteId: randomUUID(),
  nom: 'EHPAD Les Tilleuls',
  type: 'ESMS',
  categorie: '500',
  finess: '340000017',
  bal: BOITE_EHPAD,
};
/** The same practice is two entries, one in each directory: nothing but its numbers is the same. */
export const cabinet = (): Lieu => ({
  organisationId: randomUUID(),
  siteId: randomUUID(),
  nom: 'Cabinet dentaire du Port',
  type: 'CABINET',
  categorie: null,
  finess: '340000116',
  bal: null,
});
export const INFIRMIERE: Personne = {
  id: randomUUID(),
  nom: 'Roche',
  prenom: 'Émilie',
  profession: '60',
  rpps: '10000000017',
  bal: null,
};
export const moreau = (): Personne => ({
  id: randomUUID(),
  nom: 'Moreau',
  prenom: 'Claire',
  profession: '40',
  rpps: '10000000025',
  bal: BOITE_MOREAU,
});

export const VUES = ['FACE', 'VESTIBULAIRE_DROITE'] as const;

export const fiche = (id: string) => ({
  id,
  fiche: {
    nomNaissance: 'Essai',
    prenoms: ['Jeanne'],
    nomUtilise: null,
    prenomUtilise: null,
    dateNaissance: '1938-02-03' as const,
    sexe: 'F' as const,
    lieuNaissanceCog: '29019',
    ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
    assure: null,
    protection: 'AUCUNE' as const,
    representationPersonne: false,
    apteAExprimer: true,
    profilSensoriel: {},
    oppositionMes: null,
    decesLe: null,
    identifiantExterne: null,
  },
  sejour: { siteId: EHPAD.siteId, chambre: '9', du: '2026-01-01' as const },
  autrePersonne: true,
});

const ilYA = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
export const consentement = (requisId: string) => ({
  requisId,
  information: { le: ilYA(10), par: 'Émilie Roche', versionTexte: '2026-1' },
  decision: {
    le: ilYA(5),
    sens: 'CONSENT' as const,
    capacite: 'PERSONNE' as const,
    auteur: 'La personne',
    mode: 'ORAL' as const,
  },
  avisPersonne: null,
  consultes: [],
  consultationImpossible: '',
  motivation: '',
  desaccord: null,
});

/** What the dentist says of the request that she opens: what its document says, and who she knows. */
export const priseEnCharge = (
  version: number,
  proposee: ReplyOf<typeof proposerPriseEnCharge>,
): BodyInput<typeof prendreEnCharge> => ({
  version,
  dossierId: null,
  identiteVerifiee: false,
  personne: null,
  requerant: {
    nom: 'Roche',
    prenom: 'Émilie',
    profession: '60',
    savoirFaire: null,
    rpps: null,
    structure: { nom: EHPAD.nom, finess: null, siret: null, categorie: '500' },
  },
  adresseVerifiee: true,
  requisId: proposee.requis[0]?.id ?? '',
  requisSiteId: proposee.requis[0]?.siteId ?? '',
  nature: proposee.nature,
  motif: 'AFFECTION_BUCCO_DENTAIRE',
  motifTexte: proposee.motifTexte,
  question: proposee.question,
  urgence: 'PROGRAMMEE',
  consentement: 'DIT',
  lien: { preuve: 'SOINS_AU_CABINET', date: '2025-05-06' },
});
