import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export const trouverExport = (tx: Tx, id: string) =>
  tx.selectFrom('export').selectAll().where('id', '=', id).executeTakeFirst();

export const exportsDe = (tx: Tx) =>
  tx.selectFrom('export').selectAll().orderBy('demande_le', 'desc').limit(20).execute();

export const partiesDe = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('export_partie')
    .selectAll()
    .where(sql<boolean>`export_id = any (${[...ids]}::uuid[])`)
    .orderBy('numero')
    .execute();

export const trouverPartie = (tx: Tx, exportId: string, numero: number) =>
  tx
    .selectFrom('export_partie')
    .selectAll()
    .where('export_id', '=', exportId)
    .where('numero', '=', numero)
    .executeTakeFirst();

/** False when one is being prepared already: the index lets only one be. */
export async function insererExport(
  tx: Tx,
  neuf: {
    readonly organisationId: string;
    readonly id: string;
    readonly compteId: string;
    readonly nom: string;
    readonly demandeLe: string;
    readonly expireLe: string;
    readonly dossiers: number;
  },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('export')
    .values({
      organisation_id: neuf.organisationId,
      id: neuf.id,
      demande_par: neuf.compteId,
      demande_par_nom: neuf.nom,
      demande_le: neuf.demandeLe,
      expire_le: neuf.expireLe,
      dossiers: neuf.dossiers,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** The part and where the work stands, together. False when another run has written this part. */
export async function noterPartie(
  tx: Tx,
  partie: {
    readonly organisationId: string;
    readonly exportId: string;
    readonly numero: number;
    readonly octets: number;
    readonly empreinte: string;
    readonly fichiers: number;
    readonly absents: number;
    readonly dossiers: number;
    readonly curseur: string | null;
  },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('export_partie')
    .values({
      organisation_id: partie.organisationId,
      export_id: partie.exportId,
      numero: partie.numero,
      octets: partie.octets,
      empreinte: partie.empreinte,
      fichiers: partie.fichiers,
      absents: partie.absents,
      dossiers: partie.dossiers,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('numero')
    .executeTakeFirst();
  if (!inseree) return false;
  await tx
    .updateTable('export')
    .set({
      dossiers_faits: sql<number>`dossiers_faits + ${partie.dossiers}`,
      ...(partie.curseur === null ? {} : { curseur: partie.curseur }),
    })
    .where('id', '=', partie.exportId)
    .execute();
  return true;
}

export const noterPret = (tx: Tx, id: string, le: string) =>
  tx
    .updateTable('export')
    .set({ etat: 'PRET', pret_le: le })
    .where('id', '=', id)
    .where('etat', '=', 'EN_PREPARATION')
    .execute();

/** True when it was not shed already. */
export async function noterEffacement(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('export')
    .set({ etat: 'EFFACE' })
    .where('id', '=', id)
    .where('etat', '<>', 'EFFACE')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function exportsExpires(
  tx: Tx,
  avant: string,
): Promise<readonly { readonly organisationId: string; readonly id: string }[]> {
  const { rows } = await sql<{ organisation_id: string; id: string }>`
    select organisation_id, id from app.exports_expires(${avant}::timestamptz)`.execute(tx);
  return rows.map(({ organisation_id, id }) => ({ organisationId: organisation_id, id }));
}
