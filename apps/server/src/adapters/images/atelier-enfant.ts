import { rmSync } from 'node:fs';
import { deriver } from './derivees.ts';
import { repertoireHeic } from './heic-lieu.ts';
import { ingerer } from './ingestion.ts';
import type { Reponse, Retour, Tache } from './messages.ts';
import { ImageRefusee, rejet } from './rejet.ts';

/**
 * The process that decodes: it holds no key, no connection and no environment, prints nothing, and may die without
 * harm. One task at a time, sent by `atelier.ts`.
 */
process.on('message', (tache: Tache) => {
  void traiter(tache).then((reponse) => {
    process.send?.({ reponse, memoire: process.memoryUsage.rss() } satisfies Retour);
  });
});
process.on('disconnect', () => {
  // The server died: nothing readable may stay behind in shared memory.
  rmSync(repertoireHeic(process.pid), { recursive: true, force: true });
  process.exit();
});

async function traiter(tache: Tache): Promise<Reponse> {
  const octets = Buffer.from(tache.octets.buffer, tache.octets.byteOffset, tache.octets.byteLength);
  try {
    return tache.geste === 'ingerer' ? await ingerer(octets) : await deriver(octets, tache.rotation);
  } catch (erreur) {
    return rejet(erreur instanceof ImageRefusee ? erreur.motif : 'ILLISIBLE');
  }
}
