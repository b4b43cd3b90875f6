import { randomUUID } from 'node:crypto';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { ENVOI_ABSENT } from './appareil-neuf.ts';
import {
  type AppelMatrice,
  type Attente,
  administration,
  dossier,
  EN_SOIN,
  images,
  ouverteA,
  PRATICIENS,
  REQUIS,
  SOIN,
  TUS,
} from './portes.ts';
import type { Situation } from './situations.ts';

const ACCUEIL_RECEPTION = [
  'soignant du site',
  'soignant d’un autre site',
  ...PRATICIENS,
  'secretariat',
] as const;
const LECTEURS = ['soignant', 'praticien', 'secretariat'] as const;

/** What a machine sent: those who care where it stands decide. */
const reception = (body: (s: Situation) => AppelMatrice['body']): Attente => ({
  etat: 'ENVOYEE',
  passe: { equipe: SOIN },
  appel: (s) => ({ params: { id: s.etudeId }, body: body(s) ?? {} }),
});

/** Whoever passes is told that there is no such lot: one belongs to the person who brings it. */
const lotAbsent = (entetes: Readonly<Record<string, string>> = {}): Attente => ({
  acteurs: ACCUEIL_RECEPTION,
  reponses: [404],
  appel: () => ({ params: ENVOI_ABSENT, entetes: { ...TUS, ...entetes } }),
});

/** Rows of the doors of imaging. */
export const ATTENTES_IMAGERIE: Readonly<Record<string, Attente>> = {
  'imagerie.lister': ouverteA(ACCUEIL_RECEPTION),
  'imagerie.lireVignette': {
    etat: 'ENVOYEE',
    passe: { equipe: LECTEURS },
    appel: ({ instanceId }) => ({ params: { id: instanceId, rendu: 'vignette' } }),
  },
  'imagerie.listerBrouillons': dossier(LECTEURS),
  'imagerie.listerDuDossier': dossier(SOIN),
  'imagerie.lireCoupe': {
    etat: 'ENVOYEE',
    passe: { equipe: SOIN },
    appel: ({ instanceRangeeId }) => ({ params: { id: instanceRangeeId, numero: '0' } }),
  },
  'imagerie.exporterEtude': {
    etat: 'ENVOYEE',
    passe: { equipe: SOIN },
    appel: ({ etudeRangeeId }) => ({ params: { id: etudeRangeeId } }),
  },
  'imagerie.rattacher': reception(({ dossierId }) => ({ version: 1, dossierId })),
  'imagerie.refuser': reception(() => ({ version: 1, motif: 'ENVOI_PAR_ERREUR' })),
  'imagerie.annuler': reception(() => ({ version: 1 })),
  'imagerie.exporterAnonyme': {
    etat: 'ENVOYEE',
    passe: { equipe: SOIN, 'requis, partage ouvert': REQUIS },
    appel: ({ acteId }) => ({ params: { id: acteId } }),
    refus: { 'cabinet du requis': 403 },
  },
  'imagerie.listerPortes': administration(),
  'imagerie.ouvrirPorte': administration(() => ({
    params: { id: randomUUID() },
    body: {
      type: 'DIMSE',
      nom: 'Matrice',
      siteId: idDemo('site roch'),
      regles: [],
      aeAppele: 'ORAPONT',
      aeAppelant: 'MATRICE',
      adresse: '192.0.2.1',
    },
  })),
  'imagerie.revoquerPorte': { acteurs: ['administrateur'], reponses: [404] },

  'imagerie.ouvrirLot': ouverteA(ACCUEIL_RECEPTION, () => ({ entetes: { ...TUS, 'upload-length': '3' } })),
  'imagerie.suivreLot': lotAbsent(),
  'imagerie.poursuivreLot': lotAbsent({
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }),
  'imagerie.abandonnerLot': lotAbsent(),
  'imagerie.deposerLot': {
    ...lotAbsent(),
    appel: () => ({ params: ENVOI_ABSENT, body: { empreinte: '0'.repeat(64), tailles: [3] } }),
  },

  'dicomweb.lire': ouverteA(EN_SOIN, () => ({
    params: { '*': 'studies' },
    query: { PatientName: 'Zyx*' },
  })),
  'dicomweb.lireActe': images(({ acteId }) => ({ params: { id: acteId, '*': 'studies' } })),
  // The body is empty: whoever passes is told that it is malformed.
  'dicomweb.deposer': ouverteA(ACCUEIL_RECEPTION, () => ({
    entetes: { 'content-type': 'multipart/related; type="application/dicom"; boundary=abc' },
  })),
  'dicomweb.deposerEtude': ouverteA(ACCUEIL_RECEPTION, () => ({
    params: { etude: '1.2.3' },
    entetes: { 'content-type': 'multipart/related; type="application/dicom"; boundary=abc' },
  })),
  'dicomweb.deposerMachine': { acteurs: [], refus: 401 },
  'dicomweb.deposerEtudeMachine': { acteurs: [], refus: 401, appel: () => ({ params: { etude: '1.2.3' } }) },
  'dicomweb.lireMachine': { acteurs: [], refus: 401, appel: () => ({ params: { '*': 'studies' } }) },
};
