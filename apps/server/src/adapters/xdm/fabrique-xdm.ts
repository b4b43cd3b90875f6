import type { FabriqueXdm } from '../../features/echange/ports.ts';
import { archiverXdm } from './archiver.ts';
import { ouvrirXdm } from './ouvrir.ts';

/** Archives of secure mail, written and read. */
export const fabriqueXdm: FabriqueXdm = { archiver: archiverXdm, ouvrir: ouvrirXdm };
