import type { FastifyBaseLogger } from 'fastify';
import { ancrer } from './ancres.ts';
import type { Bd } from './bd.ts';
import { descriptionSure } from './journal.ts';
import { LOT_SCELLE, organisationsASceller, sceller } from './traces-repository.ts';

const PAUSE = 700;
const ANCRAGE = 3_600_000;
/** An event is older than the commit that shows it: no transaction, and no clock of another server, is an hour late. */
const RECUL = 3_600_000;

/** Seals what waits within a second, and anchors the heads every hour in a file outside the database. */
export function demarrerScelleur(
  bd: Bd,
  cle: Buffer,
  dossier: string,
  log: FastifyBaseLogger,
): { arreter(): Promise<void> } {
  let arret = false;
  let ancreLe = 0;
  // At first everything: what a stopped server left may be old.
  let depuis = new Date(0);
  const boucle = (async () => {
    while (!arret) {
      try {
        const debut = Date.now();
        await scellerTout(bd, cle, depuis);
        depuis = new Date(debut - RECUL);
        if (Date.now() - ancreLe > ANCRAGE) {
          await ancrer(bd, cle, dossier);
          ancreLe = Date.now();
        }
      } catch (cause) {
        log.warn(descriptionSure(cause), 'scellement à reprendre');
      }
      await new Promise((suite) => setTimeout(suite, PAUSE));
    }
  })();
  return {
    async arreter() {
      arret = true;
      await boucle;
      await ancrer(bd, cle, dossier).catch((cause) => log.warn(descriptionSure(cause), 'ancrage'));
    },
  };
}

async function scellerTout(bd: Bd, cle: Buffer, depuis: Date): Promise<void> {
  for (const organisationId of await organisationsASceller(bd, depuis))
    while ((await sceller(bd, organisationId, cle, depuis)) === LOT_SCELLE);
}
