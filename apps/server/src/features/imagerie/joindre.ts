import { randomUUID } from 'node:crypto';
import { Erreur } from '@orapont/domain/erreurs';
import { enPiles } from '@orapont/domain/imagerie/piles';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import type { DepsImagerie } from './deps.ts';
import * as instances from './instance-repository.ts';
import { enPile, type Pile, sourceDe } from './piles.ts';

type PileNommee = Pile & { readonly mediaId: string };

/**
 * What a request takes: prepared or not, everything that was not given up, or what a person chose among it. One slice stands for its
 * pile.
 */
export function pilesAJoindre(
  liste: readonly instances.Instance[],
  choisies: readonly string[] | null,
): readonly Pile[] {
  const piles = enPiles(liste.filter(({ etat }) => etat === 'RECUE' || etat === 'PRETE')).flatMap(enPile);
  if (choisies === null) return piles;
  const voulues = new Set(choisies);
  const connues = new Set(piles.flatMap((pile) => idsDe(pile.instances)));
  if (!voulues.isSubsetOf(connues)) throw new Erreur('INTROUVABLE');
  return piles.filter((pile) => pile.instances.some(({ id }) => voulues.has(id)));
}

/** Each pile gets its name in the act before it is made: done twice, it makes one. */
export async function nommerMedias(tx: Tx, piles: readonly Pile[]): Promise<readonly PileNommee[]> {
  const nommees = piles.map((pile) => ({ ...pile, mediaId: randomUUID() }));
  for (const { instances: liste, mediaId } of nommees) await instances.nommerMedia(tx, idsDe(liste), mediaId);
  return nommees;
}

const idsDe = (liste: readonly instances.Instance[]) => liste.map(({ id }) => id);

/** Puts each pile in the act, as one picture or as one examination; says which ones the act did not take, and why. */
export async function joindre(
  deps: DepsImagerie,
  soin: SessionSoin,
  { acteId, dossierId }: { readonly acteId: string; readonly dossierId: string },
  piles: readonly PileNommee[],
) {
  const ecartees: { instanceId: string; phrase: string }[] = [];
  for (const { tete, instances: connues, mediaId } of piles) {
    // The queue may have moved their bytes under the record's key meanwhile.
    const liste = await deps.bd.organisation(appelant(soin), (tx) =>
      instances.trouverInstances(tx, idsDe(connues)),
    );
    if (liste.length === 0) continue;
    const issue = await deps.joindre(soin, { acteId, mediaId, dossierId }, sourceDe(deps.objets, liste));
    if (!issue.accepte) ecartees.push({ instanceId: tete.id, phrase: issue.phrase });
    const garde = issue.accepte ? issue.mediaId : null;
    if (garde !== mediaId)
      await deps.bd.organisation(appelant(soin), (tx) => instances.nommerMedia(tx, idsDe(liste), garde));
  }
  return ecartees;
}
