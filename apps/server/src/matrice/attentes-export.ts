import { randomUUID } from 'node:crypto';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { type Attente, administration, dossier, SOIN } from './portes.ts';

const params = { id: idDemo('organisation roch') };

/** An export that nobody asked for. */
const absent = (reste: Readonly<Record<string, string>> = {}): Attente => ({
  acteurs: ['administrateur'],
  appel: () => ({ params: { ...params, exportId: randomUUID(), ...reste } }),
  reponses: [404],
});

/** An archive that nobody brought in. */
const absente: Attente = {
  acteurs: ['administrateur'],
  appel: () => ({ params: { ...params, repriseId: randomUUID() } }),
  reponses: [404],
};

/** Rows of what leaves in open formats, and of what comes in. */
export const ATTENTES_EXPORT: Readonly<Record<string, Attente>> = {
  'export.dossier': dossier(SOIN),
  'reprise.lister': administration(() => ({ params })),
  // A place that is none of this organisation.
  'reprise.deposer': {
    acteurs: ['administrateur'],
    appel: () => ({
      params: { ...params, repriseId: randomUUID() },
      query: { site: randomUUID() },
      entetes: { 'content-type': 'application/zip' },
    }),
    reponses: [404],
  },
  'reprise.accorder': absente,
  'reprise.lireRapport': absente,
  'export.lister': administration(() => ({ params })),
  'export.preparer': administration(() => ({ params })),
  'export.effacer': absent(),
  'export.lirePartie': absent({ numero: '1' }),
  'export.lireEmpreintes': absent(),
};
