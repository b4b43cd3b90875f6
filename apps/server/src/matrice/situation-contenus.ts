import { createHash } from 'node:crypto';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { idPrescription } from '../features/teleexpertise/compte-rendu/prescription.ts';
import { professionnelDe } from './acteurs.ts';
import { LECTURE } from './corps.ts';
import { ECHEANCE, LE, type Situation } from './situations.ts';

/** Digest of the only bytes that documents hold here: the name of the patient. */
export const empreinte = ({ marque }: Situation) => createHash('sha256').update(marque).digest('hex');

export const COMPLEMENT = { le: LE, par: 'Claire Moreau', motifs: ['IMAGES_FLOUES'], vues: [], texte: '' };

const professionnel = (id: string) => ({
  id,
  nom: 'Personne',
  prenom: 'Une',
  profession: '40',
  professionLibelle: 'Chirurgien-dentiste',
  savoirFaire: null,
  savoirFaireLibelle: null,
  rpps: null,
  bal: null,
});

const structure = (organisationId: string, siteId: string) => ({
  organisationId,
  siteId,
  nom: 'Structure',
  categorie: null,
  categorieLibelle: null,
  finess: null,
  adresse: '',
  zone: 'METROPOLE',
  bal: null,
});

export function demandeFigee(s: Situation) {
  const cabinet = s.nom === 'autre organisation';
  return {
    version: 1,
    acteId: s.acteId,
    numero: `TE-2026-${s.acteId.slice(-8)}`,
    nature: cabinet ? 'TELEEXPERTISE_SPECIALISTE' : 'TELEEXPERTISE_ESMS',
    envoyeLe: LE,
    echeance: ECHEANCE,
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    patient: {
      nomNaissance: s.marque,
      prenoms: ['Camille'],
      nomUtilise: null,
      prenomUtilise: null,
      dateNaissance: '1940-05-06',
      sexe: 'F',
      lieuNaissanceCog: null,
      insStatut: 'PROV',
      ins: null,
      assure: null,
      sejour: 'Chambre 1',
      representant: null,
      profilSensoriel: '',
      oppositionMes: null,
    },
    structure: structure(s.organisationId, s.siteId),
    requerant: professionnel(professionnelDe(s.requerant)),
    preparePar: null,
    requis: professionnel(s.requisId),
    requisLieu: structure(s.requisOrganisationId, s.requisSiteId),
    motif: { code: cabinet ? 'CANCER_ORAL' : 'AFFECTION_BUCCO_DENTAIRE', libelle: 'Motif', precision: '' },
    situation: 'QUESTION_CIRCONSCRITE',
    question: s.marque,
    sante: donneesVierges('2026-01-15'),
    alertes: [],
    consentement: { phrases: [], le: LE, texteVersion: '2026-1' },
    lien: null,
    protocole: null,
    vuesManquantes: [],
    medias: [
      {
        id: s.mediaId,
        vue: 'FACE',
        vueLibelle: 'De face',
        modalite: 'LUMIERE_BLANCHE',
        miroir: false,
        rotation: 0,
        largeur: 8,
        hauteur: 8,
        empreinte: 'b'.repeat(64),
        auteur: professionnel(professionnelDe(s.requerant)),
        prisLe: null,
      },
    ],
    complements: [],
    actesAilleurs: 0,
    quota: null,
    verdict: { versionRegles: '1', avertissements: [] },
  };
}

export const ligneFacturee = (s: Situation) => ({
  praticien: 'Claire Moreau',
  quotaPhrase: '',
  ligne: {
    code: 'TE2',
    dateActe: '2026-02-02',
    zone: 'METROPOLE',
    tarif: {
      code: 'TE2',
      zone: 'METROPOLE',
      montant: 2_000,
      du: '2025-02-01',
      source: 'JO 18/01/2025',
      statut: 'EN_VIGUEUR',
    },
    facturable: true,
    montant: 2_000,
    indexQuota: 1,
    factureParRpps: '10999000111',
    executeParRpps: '10999000111',
    requisRpps: '10999000111',
    requerant: null,
    patient: { nom: s.marque, prenom: 'Camille', ayantDroit: false },
    mode: 'SESAM_SANS_VITALE',
    adri: { fait: false },
    aCompleter: [],
  },
});

export const contenuCompteRendu = (s: Situation) => ({
  version: 1,
  numero: `TE-2026-${s.acteId.slice(-8)}`,
  demande: demandeFigee(s),
  demandeEmpreinte: 'a'.repeat(64),
  lecture: LECTURE,
  rendueLe: LE,
  remplace: null,
  intervenants: [],
  pieces: [],
  prescription: {
    id: idPrescription(s.compteRenduId),
    octets: s.marque.length,
    empreinte: empreinte(s),
  },
  quota: null,
  eligibilite: { versionRegles: '1', avertissements: [] },
});

export const reference = (s: Situation) => ({
  organisationId: s.requisOrganisationId,
  dossierId: s.dossierId,
  id: s.compteRenduId,
  numeroVersion: 1,
  empreintePdf: empreinte(s),
  octets: s.marque.length,
  signeLe: LE,
  signataire: 'Claire Moreau',
  resume: {
    conclusion: s.marque,
    nonConcluant: false,
    urgence: 'Surveillance',
    soinsConseilles: [],
    lieuDeSoins: null,
    conseilsHygiene: [],
    actes: [],
    prescriptions: null,
  },
});
