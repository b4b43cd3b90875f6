import { createHmac, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bd } from './bd.ts';
import { type Ancre, CHAINES, PLATEFORME, tete } from './traces-repository.ts';

const fichier = (dossier: string) => join(dossier, 'ancres', 'ancres.jsonl');

/** Appends the head of every chain, signed: cut the tail of a chain and its anchor no longer matches. */
export async function ancrer(bd: Bd, cle: Buffer, dossier: string): Promise<void> {
  const organisations = await bd.administration(undefined, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  );
  const lignes: string[] = [];
  for (const id of [PLATEFORME, ...organisations.map((organisation) => organisation.id)])
    await bd.organisation({ organisationId: id }, async (tx) => {
      for (const chaine of CHAINES) {
        const { seq, mac } = await tete(tx, chaine);
        if (seq > 0) lignes.push(ligneAncre(cle, id, { chaine, seq, mac }));
      }
    });
  mkdirSync(join(dossier, 'ancres'), { recursive: true, mode: 0o700 });
  if (lignes.length > 0) appendFileSync(fichier(dossier), lignes.join(''), { mode: 0o600 });
}

const sceau = (cle: Buffer, texte: string) => createHmac('sha256', cle).update(texte).digest('hex');

function ligneAncre(cle: Buffer, organisationId: string, ancre: Ancre): string {
  const texte = JSON.stringify({ organisationId, ...ancre, le: new Date().toISOString() });
  return `${JSON.stringify({ texte, sceau: sceau(cle, texte) })}\n`;
}

export type AncreLue = Ancre & { readonly organisationId: string };

/**
 * The anchors whose seal is good, and the rank of the lines that someone changed. What follows the last end of line is a writing
 * that a stop cut short, not an anchor.
 */
export function lireAncres(
  cle: Buffer,
  dossier: string,
): { readonly ancres: readonly AncreLue[]; readonly fausses: readonly number[] } {
  if (!existsSync(fichier(dossier))) return { ancres: [], fausses: [] };
  const lignes = readFileSync(fichier(dossier), 'utf8').split('\n').slice(0, -1);
  const lues = lignes.map((ligne) => lireLigne(cle, ligne));
  return {
    ancres: lues.filter((ancre) => ancre !== undefined),
    fausses: lues.flatMap((ancre, rang) => (ancre === undefined ? [rang + 1] : [])),
  };
}

function lireLigne(cle: Buffer, ligne: string): AncreLue | undefined {
  try {
    const { texte, sceau: pose } = JSON.parse(ligne) as { texte: string; sceau: string };
    const attendu = Buffer.from(sceau(cle, texte));
    const lu = Buffer.from(pose);
    if (lu.length !== attendu.length || !timingSafeEqual(lu, attendu)) return undefined;
    return JSON.parse(texte) as AncreLue;
  } catch {
    return undefined;
  }
}
