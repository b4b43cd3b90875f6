import type { InstanceExaminee, RefusExamen } from '../../features/imagerie/ports.ts';
import { anonymiserFichier } from './anonymat.ts';
import { lireCadres } from './cadres.ts';
import { examiner } from './examen.ts';
import { jeuDe } from './jeu.ts';
import type { Reponse, Tache } from './messages.ts';
import { photographier } from './photographie.ts';
import { rendre } from './rendu.ts';
import { transcoder } from './transcodage.ts';

/**
 * The process that reads DICOM: it holds no key, no connection and no environment, prints nothing, and may die without harm. One
 * task at a time, sent by `atelier.ts`.
 */
process.on('message', (tache: Tache) => {
  void traiter(tache).then((reponse) => {
    process.send?.({ reponse, memoire: process.memoryUsage.rss() });
  });
});
process.on('disconnect', () => process.exit());

async function traiter(tache: Tache): Promise<Reponse> {
  const octets = Buffer.from(tache.octets.buffer, tache.octets.byteOffset, tache.octets.byteLength);
  try {
    return await faire(tache, octets);
  } catch {
    return undefined;
  }
}

/** A file that is kept as it came is with the server already. */
const sansRetour = (examen: InstanceExaminee | RefusExamen, recus: Buffer): InstanceExaminee | RefusExamen =>
  examen.accepte && recus.equals(examen.octets) ? { ...examen, octets: Buffer.alloc(0) } : examen;

function faire(tache: Tache, octets: Buffer): Reponse | Promise<Reponse> {
  switch (tache.geste) {
    case 'examiner':
      return sansRetour(examiner(octets), octets);
    case 'metadonnees':
      return jeuDe(octets);
    case 'rendre':
      return rendre(octets, tache.rendu);
    case 'cadres':
      return lireCadres(octets, tache);
    case 'transcoder':
      return transcoder(octets);
    case 'photographier':
      return photographier(octets, tache.jeu, tache.rotation);
    case 'anonymiser':
      return anonymiserFichier(octets, tache.graine, tache.pseudonyme);
    default:
      return undefined;
  }
}
