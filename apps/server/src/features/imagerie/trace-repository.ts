import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** When this caller last did this here, since then; whoever asks at the same moment waits for the answer. */
export async function traceeLe(
  tx: Tx,
  e: {
    readonly action: string;
    /** Absent for a machine, which is known by the name of its door. */
    readonly compteId: string | undefined;
    readonly acteur: string;
    readonly dossierId: string | undefined;
    readonly acteId: string | undefined;
    readonly depuis: Date;
  },
): Promise<string | undefined> {
  const nom = `${e.action} ${e.acteId ?? e.dossierId ?? ''} ${e.compteId ?? e.acteur}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${nom}, 0))`.execute(tx);
  const requete = tx
    .selectFrom('evenement')
    .select('le')
    .where('chaine', '=', 'ACCES')
    .where('le', '>', e.depuis.toISOString())
    .where('action', '=', e.action);
  const parLui =
    e.compteId === undefined
      ? requete.where('compte_id', 'is', null).where('acteur', '=', e.acteur)
      : requete.where('compte_id', '=', e.compteId);
  const trouve = await (e.acteId === undefined
    ? parLui.where('dossier_id', '=', e.dossierId ?? null)
    : parLui.where('acte_id', '=', e.acteId)
  ).executeTakeFirst();
  return trouve?.le;
}
