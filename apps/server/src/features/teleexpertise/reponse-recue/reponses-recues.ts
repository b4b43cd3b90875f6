import type { ReponsesRecues } from '../../reception/ports.ts';
import { appliquer } from './appliquer.ts';
import type { DepsReponse } from './deps.ts';
import { prevoir } from './prevoir.ts';

/** Answers that come by mail, for the capability that reads the boxes. */
export const reponsesRecues = (deps: DepsReponse): ReponsesRecues => ({
  prevoir: (tx, soin, arrivee) => prevoir(tx, deps, soin, arrivee),
  appliquer: (tx, soin, arrivee, choix) => appliquer(tx, deps, soin, arrivee, choix),
});
