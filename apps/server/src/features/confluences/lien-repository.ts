import type { Tx } from '../../kernel/bd.ts';

export type Lien = {
  readonly empreinte: string;
  readonly organisationId: string;
  readonly acteId: string;
  readonly professionnelId: string;
  readonly expireLe: Date;
};

/** Kept a day after their end: whoever comes late is told why. */
const GARDE_MS = 24 * 3_600_000;

export async function poserLien(tx: Tx, lien: Lien, maintenant: Date): Promise<void> {
  const limite = new Date(maintenant.getTime() - GARDE_MS).toISOString();
  await tx.deleteFrom('lien_demande').where('expire_le', '<', limite).execute();
  await tx
    .insertInto('lien_demande')
    .values({
      jeton_empreinte: lien.empreinte,
      organisation_id: lien.organisationId,
      acte_id: lien.acteId,
      professionnel_id: lien.professionnelId,
      expire_le: lien.expireLe.toISOString(),
    })
    .execute();
}

/** Held until the end of the transaction: of two who open it at once, one does. */
export const tenirLien = (tx: Tx, empreinte: string) =>
  tx
    .selectFrom('lien_demande')
    .selectAll()
    .where('jeton_empreinte', '=', empreinte)
    .forUpdate()
    .executeTakeFirst();

export async function consommerLien(tx: Tx, empreinte: string, cle: string, le: Date): Promise<void> {
  await tx
    .updateTable('lien_demande')
    .set({ utilise_le: le.toISOString(), utilise_par: cle })
    .where('jeton_empreinte', '=', empreinte)
    .execute();
}
