import type { Tx } from '../../../kernel/bd.ts';
import { copierChezLeRequis, lirePourCopie } from '../demande/synchroniser-repository.ts';

/** Owner and reader are of one organisation: the worklist says it at once, the job tells people a moment later. */
export async function copier(tx: Tx, acteId: string): Promise<void> {
  const lu = await lirePourCopie(tx, acteId);
  for (const partage of lu?.partages ?? []) if (lu) await copierChezLeRequis(tx, lu.acte, partage);
}
