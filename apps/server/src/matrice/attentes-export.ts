import { randomUUID } from 'node:crypto';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { ENVOI_ABSENT } from './appareil-neuf.ts';
import { type Attente, administration, dossier, type ouverteA, PRATICIENS, SOIN, TUS } from './portes.ts';

const params = { id: idDemo('organisation roch') };

/** An export that nobody asked for. */
const absent = (reste: Readonly<Record<string, string>> = {}): Attente => ({
  acteurs: ['administrateur'],
  appel: () => ({ params: { ...params, exportId: randomUUID(), ...reste } }),
  reponses: [404],
});

const soignants = (appel: NonNullable<Parameters<typeof ouverteA>[1]>): Attente => ({
  acteurs: ['soignant du site', 'soignant d’un autre site', ...PRATICIENS],
  appel,
  reponses: [404],
});

/** An archive that nobody brought in. */
const absente: Attente = {
  acteurs: ['administrateur'],
  appel: () => ({ params: { ...params, repriseId: randomUUID() } }),
  reponses: [404],
};

const envoiAbsent = (entetes: Readonly<Record<string, string>> = {}): Attente => ({
  acteurs: ['administrateur'],
  reponses: [404],
  appel: () => ({ params: ENVOI_ABSENT, entetes: { ...TUS, ...entetes } }),
});

/** Rows of what leaves in open formats, and of what comes in. */
export const ATTENTES_EXPORT: Readonly<Record<string, Attente>> = {
  'export.dossier': dossier(SOIN),
  'transmission.apercevoir': dossier(SOIN),
  'transmission.lister': dossier(SOIN),
  // A document that the record does not hold, for someone who is in no directory.
  'transmission.envoyer': {
    ...dossier(SOIN, ({ dossierId }) => ({
      params: { id: dossierId },
      body: {
        piece: `DOCUMENT:${randomUUID()}`,
        destinataire: { professionnelId: randomUUID(), siteId: randomUUID() },
        adresse: 'personne@demo.mssante.fr',
        autorisation: null,
      },
    })),
    reponses: [404],
  },
  // Someone who is in no directory, and something that nobody sent.
  'transmission.lireDestinataire': soignants(() => ({
    body: { professionnelId: randomUUID(), siteId: randomUUID() },
  })),
  'transmission.revoquer': soignants(() => ({ params: { id: randomUUID() }, body: { auteur: 'Personne' } })),
  'transmission.relancer': soignants(() => ({ params: { id: randomUUID() } })),
  'reprise.lister': administration(() => ({ params })),
  // Bytes that nobody sent.
  'reprise.ouvrirEnvoi': administration(() => ({
    entetes: {
      ...TUS,
      'upload-length': '3',
      'upload-metadata': `organisationId ${Buffer.from(params.id).toString('base64')}`,
    },
  })),
  'reprise.suivreEnvoi': envoiAbsent(),
  'reprise.poursuivreEnvoi': envoiAbsent({
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }),
  'reprise.abandonnerEnvoi': envoiAbsent(),
  // A place that is none of this organisation.
  'reprise.deposer': {
    acteurs: ['administrateur'],
    appel: () => ({
      params: { ...params, repriseId: randomUUID() },
      body: { envoi: ENVOI_ABSENT.id, site: randomUUID() },
    }),
    reponses: [404],
  },
  'reprise.accorder': absente,
  'reprise.ecarter': absente,
  'reprise.lireRapport': absente,
  'export.lister': administration(() => ({ params })),
  'export.preparer': administration(() => ({ params })),
  'export.effacer': absent(),
  'export.lirePartie': absent({ numero: '1' }),
  'export.lireEmpreintes': absent(),
};
