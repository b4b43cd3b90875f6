import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** Pictures named in the frozen request: what left does not change. */
export async function mediasEnvoyes(tx: Tx, acteId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select jsonb_array_elements(demande -> 'medias') ->> 'id' as id
    from app.acte where id = ${acteId} and jsonb_typeof(demande -> 'medias') = 'array'`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The id of a document of this organisation: its bytes stand where those of a picture of that id would be written. */
export async function estUnDocument(tx: Tx, id: string): Promise<boolean> {
  const document = await tx.selectFrom('document').select('id').where('id', '=', id).executeTakeFirst();
  if (document) return true;
  const signe = await tx.selectFrom('compte_rendu').select('id').where('id', '=', id).executeTakeFirst();
  return signe !== undefined;
}

/** Makes the callers of the same name wait for one another until the end of the transaction. */
export async function attendreSonTour(tx: Tx, nom: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${nom}, 0))`.execute(tx);
}

export async function estTracee(
  tx: Tx,
  evenement: { acteId: string; compteId: string; action: string; depuis: Date },
): Promise<boolean> {
  const trouve = await tx
    .selectFrom('evenement')
    .select('id')
    .where('chaine', '=', 'ACCES')
    .where('le', '>', evenement.depuis.toISOString())
    .where('acte_id', '=', evenement.acteId)
    .where('compte_id', '=', evenement.compteId)
    .where('action', '=', evenement.action)
    .executeTakeFirst();
  return trouve !== undefined;
}
