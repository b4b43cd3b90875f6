import { ArchiveIllisible } from '../../features/echange/ports.ts';
import { MessageIllisible } from '../../features/reception/ports.ts';
import { fabriqueXdm } from '../xdm/fabrique-xdm.ts';
import { lecteurMessages } from './lecteur-messages.ts';
import type { Reponse, Tache } from './messages-atelier.ts';

/**
 * The process that makes archives and opens the mail of strangers: it holds no key, no connection and no environment, prints nothing,
 * and may die without harm. One task at a time, sent by `atelier.ts`.
 */
process.on('message', (tache: Tache) => {
  void traiter(tache).then((reponse) => {
    process.send?.({ reponse, memoire: process.memoryUsage.rss() });
  });
});
process.on('disconnect', () => process.exit());

async function traiter(tache: Tache): Promise<Reponse> {
  try {
    return { fait: await faire(tache) };
  } catch (cause) {
    if (cause instanceof ArchiveIllisible) return { archive: cause.motif };
    if (cause instanceof MessageIllisible) return { message: cause.message };
    return { panne: true };
  }
}

function faire(tache: Tache): Promise<unknown> {
  if (tache.geste === 'archiver') return fabriqueXdm.archiver(tache.lot);
  if (tache.geste === 'ouvrir') return fabriqueXdm.ouvrir(tache.octets);
  return lecteurMessages.lire(tache.octets);
}
