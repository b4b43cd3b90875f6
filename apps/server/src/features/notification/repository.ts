import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

const GARDEES = 50;

/** The latest notifications of a person in this organisation, and on which side of the act he stands. */
export async function mesNotifications(tx: Tx, professionnelId: string) {
  return tx
    .selectFrom('notification as n')
    .leftJoin('acte_recu as r', (j) =>
      j.onRef('r.organisation_id', '=', 'n.organisation_id').onRef('r.id', '=', 'n.acte_id'),
    )
    .select(['n.id', 'n.type', 'n.acte_id', 'n.cree_le', 'n.lue_le', 'r.requis_id'])
    .where('n.professionnel_id', '=', professionnelId)
    .orderBy('n.cree_le', 'desc')
    .orderBy('n.id', 'desc')
    .limit(GARDEES)
    .execute();
}

export async function compterNonLues(tx: Tx, professionnelId: string): Promise<number> {
  const { nombre } = await tx
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('professionnel_id', '=', professionnelId)
    .where('lue_le', 'is', null)
    .executeTakeFirstOrThrow();
  return nombre;
}

/** @param id one notification, or all of them when it is absent. @returns how many belong to the person */
export async function marquerLues(tx: Tx, professionnelId: string, id?: string): Promise<number> {
  let requete = tx
    .updateTable('notification')
    .set({ lue_le: sql<string>`coalesce(lue_le, now())` })
    .where('professionnel_id', '=', professionnelId);
  requete = id === undefined ? requete.where('lue_le', 'is', null) : requete.where('id', '=', id);
  const { numUpdatedRows } = await requete.executeTakeFirst();
  return Number(numUpdatedRows);
}
