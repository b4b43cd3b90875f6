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

/** Rows of what leaves in open formats. */
export const ATTENTES_EXPORT: Readonly<Record<string, Attente>> = {
  'export.dossier': dossier(SOIN),
  'export.lister': administration(() => ({ params })),
  'export.preparer': administration(() => ({ params })),
  'export.effacer': absent(),
  'export.lirePartie': absent({ numero: '1' }),
  'export.lireEmpreintes': absent(),
};
