import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** Whether this person did this here since then; whoever asks at the same moment waits for the answer. */
export async function dejaTracee(
  tx: Tx,
  e: {
    readonly action: string;
    readonly compteId: string;
    readonly dossierId: string | undefined;
    readonly acteId: string | undefined;
    readonly depuis: Date;
  },
): Promise<boolean> {
  const nom = `${e.action} ${e.acteId ?? e.dossierId ?? ''} ${e.compteId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${nom}, 0))`.execute(tx);
  const requete = tx
    .selectFrom('evenement')
    .select('id')
    .where('chaine', '=', 'ACCES')
    .where('le', '>', e.depuis.toISOString())
    .where('compte_id', '=', e.compteId)
    .where('action', '=', e.action);
  const trouve = await (e.acteId === undefined
    ? requete.where('dossier_id', '=', e.dossierId ?? null)
    : requete.where('acte_id', '=', e.acteId)
  ).executeTakeFirst();
  return trouve !== undefined;
}
