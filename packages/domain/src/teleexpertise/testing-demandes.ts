import type { Contenu, Demande } from './demande.ts';
import { verifierEligibilite } from './eligibilite.ts';

/** Requests that nothing stands in the way of: each test changes one thing. */

export const maintenant = '2026-03-02T10:00:00.000Z';

export const contenu: Contenu = {
  precision: 'Elle ne mange plus à droite depuis trois jours.',
  situation: 'QUESTION_CIRCONSCRITE',
  question: 'Faut-il une extraction ?',
  contexteRenseigne: true,
  nombreDocuments: 1,
  patientEnPresenceDuRequis: false,
  jugeParRequerant: true,
  volonte: {
    situation: {
      naissance: '1938-05-04',
      mesure: 'AUCUNE',
      representationPersonne: false,
      apteAExprimerSaVolonte: true,
    },
    information: { le: '2026-03-02T09:00:00.000Z', par: 'infirmiere', versionTexte: 'FALC-3' },
    decision: {
      le: '2026-03-02T09:10:00.000Z',
      sens: 'CONSENT',
      capacite: 'PERSONNE',
      auteur: 'Jeanne Lefèvre',
      mode: 'ORAL',
      requisId: 'dentiste',
    },
  },
};

export const ehpad = {
  nature: 'TELEEXPERTISE_ESMS',
  motif: 'AFFECTION_BUCCO_DENTAIRE',
  moment: 'ENVOI',
  site: { organisationId: 'asso', lieu: 'ESMS', categorie: { code: '500', alinea: '6', service: false } },
  requerant: {
    id: 'infirmiere',
    profession: '60',
    savoirFaire: null,
    employeurs: ['asso'],
    messagerieSecurisee: true,
  },
  requis: {
    id: 'dentiste',
    profession: '40',
    savoirFaire: null,
    messagerieSecurisee: true,
    conventionne: true,
    actif: true,
    enConge: false,
    exercice: 'TITULAIRE',
  },
  lien: { requisId: 'dentiste', preuve: 'SOINS_AU_CABINET', date: '2009-01-15', attestant: 'Jeanne Lefèvre' },
  identiteQualifiee: true,
  actes: { civil: 0, glissant: 0 },
  maintenant,
  contenu,
} as const satisfies Demande;

export const specialiste = {
  ...ehpad,
  nature: 'TELEEXPERTISE_SPECIALISTE',
  motif: 'CANCER_ORAL',
  site: { organisationId: 'cabinet', lieu: 'CABINET_DENTAIRE' },
  requerant: { ...ehpad.requerant, id: 'requerant', profession: '40', employeurs: ['cabinet'] },
  requis: { ...ehpad.requis, savoirFaire: 'SCD02' },
} as const satisfies Demande;

export const avis = { ...ehpad, nature: 'AVIS_HORS_58', motif: 'SUIVI' } as const satisfies Demande;
export const bilan = {
  ...ehpad,
  nature: 'BILAN',
  motif: 'BILAN_TOURNEE',
  contenu: { ...contenu, question: '', precision: '', jugeParRequerant: false },
} as const satisfies Demande;

export const codes = (demande: Demande) => verifierEligibilite(demande).obstacles.map(({ code }) => code);
export const alertes = (demande: Demande) =>
  verifierEligibilite(demande).avertissements.map(({ code }) => code);
export const site = (categorie: object) =>
  ({ ...ehpad, site: { ...ehpad.site, categorie: { ...ehpad.site.categorie, ...categorie } } }) as Demande;
