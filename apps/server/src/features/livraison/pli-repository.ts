import type { Instant } from '@orapont/domain/dates';
import type { EtatPli } from '@orapont/domain/tournee/livraisons';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Pli } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LignePli = Selectable<Pli>;
export type PliNeuf = Insertable<Pli>;

/** Does something that may be undone alone: what it wrote before it failed goes, the rest of the transaction stays. */
export async function essayer(
  tx: Tx,
  travail: () => Promise<void>,
  malgre: (cause: unknown) => Promise<void>,
): Promise<void> {
  await sql`savepoint effet`.execute(tx);
  try {
    await travail();
  } catch (cause) {
    await sql`rollback to savepoint effet`.execute(tx);
    await malgre(cause);
  }
  await sql`release savepoint effet`.execute(tx);
}

/** False when this id, or this counter of this device, is already there. */
export async function insererPli(tx: Tx, pli: PliNeuf): Promise<boolean> {
  const inseree = await tx
    .insertInto('pli')
    .values(pli)
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export const trouverPli = (tx: Tx, id: string): Promise<LignePli | undefined> =>
  tx.selectFrom('pli').selectAll().where('id', '=', id).executeTakeFirst();

/** Held: delivered twice at once, it has one effect. */
export const prendrePli = (tx: Tx, id: string): Promise<LignePli | undefined> =>
  tx.selectFrom('pli').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** All that was received for an act, in the order of the devices. */
export const plisDeLActe = (tx: Tx, acteId: string): Promise<LignePli[]> =>
  tx.selectFrom('pli').selectAll().where('acte_id', '=', acteId).orderBy('compteur').orderBy('id').execute();

export async function marquerPli(
  tx: Tx,
  id: string,
  etat: EtatPli,
  champs: { readonly version_ecrite?: number; readonly applique_le?: Instant } = {},
): Promise<void> {
  await tx
    .updateTable('pli')
    .set({ etat, ...champs })
    .where('id', '=', id)
    .execute();
}

/** Neighbours of a letter on its device: what its clock said before and after. */
export async function voisinsDe(tx: Tx, pli: { readonly appareilId: string; readonly compteur: number }) {
  const autour = (sens: '<' | '>') =>
    tx
      .selectFrom('pli')
      .select(['compteur', 'le'])
      .where('appareil_id', '=', pli.appareilId)
      .where('compteur', sens, pli.compteur)
      .orderBy('compteur', sens === '<' ? 'desc' : 'asc')
      .limit(1)
      .execute();
  return [...(await autour('<')), ...(await autour('>'))];
}

/** Letters and pictures of this device among those that it names. */
export async function connusDe(
  tx: Tx,
  appareilId: string,
  { plis, medias }: { readonly plis: readonly string[]; readonly medias: readonly string[] },
) {
  const siens = (colonne: 'id' | 'media_id', ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : tx
          .selectFrom('pli')
          .select(['id', 'etat', 'media_id', 'texte', 'signature'])
          .where('appareil_id', '=', appareilId)
          .where(colonne, 'in', [...ids])
          .execute();
  return { plis: await siens('id', plis), medias: await siens('media_id', medias) };
}
