import { parentPort, workerData } from 'node:worker_threads';
import { lireDemande } from './demande.ts';
import { examiner } from './examen.ts';
import { ecrireJson, ecrireRapport, estConforme } from './rapport.ts';

/** The command itself, in the thread that `main.ts` opens. */
const { args, ici }: { args: readonly string[]; ici: string } = workerData;
try {
  const demande = lireDemande(args, ici);
  const examens = await examiner(demande, (erreur) => parentPort?.postMessage({ erreur }));
  parentPort?.postMessage({
    sortie: demande.json ? ecrireJson(examens) : ecrireRapport(examens),
    code: examens.every(estConforme) ? 0 : 1,
  });
} catch (erreur) {
  parentPort?.postMessage({ erreur: erreur instanceof Error ? erreur.message : String(erreur), code: 2 });
}
