import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Bd } from './bd.ts';
import { descriptionSure } from './journal.ts';
import {
  type Ancre,
  CHAINES,
  LOT_SCELLE,
  organisationsASceller,
  sceller,
  tete,
} from './traces-repository.ts';

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

const fichier = (dossier: string) => join(dossier, 'ancres', 'ancres.jsonl');

/** Appends the head of every chain, signed: cut the tail of a chain and its anchor no longer matches. */
export async function ancrer(bd: Bd, cle: Buffer, dossier: string): Promise<void> {
  const organisations = await bd.administration(undefined, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  );
  const lignes: string[] = [];
  for (const { id } of organisations)
    await bd.organisation({ organisationId: id }, async (tx) => {
      for (const chaine of CHAINES) {
        const { seq, mac } = await tete(tx, chaine);
        if (seq > 0) lignes.push(ligneAncre(cle, id, { chaine, seq, mac }));
      }
    });
  mkdirSync(join(dossier, 'ancres'), { recursive: true, mode: 0o700 });
  if (lignes.length > 0) appendFileSync(fichier(dossier), lignes.join(''), { mode: 0o600 });
}

function ligneAncre(cle: Buffer, organisationId: string, ancre: Ancre): string {
  const texte = JSON.stringify({ organisationId, ...ancre, le: new Date().toISOString() });
  const sceau = createHmac('sha256', cle).update(texte).digest('hex');
  return `${JSON.stringify({ texte, sceau })}\n`;
}

/** The anchors of an organisation whose seal is good; a forged line is ignored and reported by its absence. */
export function lireAncres(cle: Buffer, dossier: string, organisationId: string): readonly Ancre[] {
  if (!existsSync(fichier(dossier))) return [];
  return readFileSync(fichier(dossier), 'utf8')
    .split('\n')
    .filter((ligne) => ligne !== '')
    .map((ligne) => JSON.parse(ligne) as { texte: string; sceau: string })
    .filter(({ texte, sceau }) => createHmac('sha256', cle).update(texte).digest('hex') === sceau)
    .map(({ texte }) => JSON.parse(texte) as Ancre & { organisationId: string })
    .filter((ancre) => ancre.organisationId === organisationId);
}
