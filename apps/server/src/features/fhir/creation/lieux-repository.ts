import type { Tx } from '../../../kernel/bd.ts';

/** Places of a software that are open, by identifier. */
export async function sitesOuverts(
  tx: Tx,
  sites: readonly string[],
): Promise<readonly { readonly id: string; readonly finess: string | null }[]> {
  return tx
    .selectFrom('site')
    .select(['id', 'finess'])
    .where('id', 'in', [...sites])
    .where('actif', '=', true)
    .execute();
}

/** What a record says of who it is about, to compare with what is sent under its name. */
export async function traitsDe(
  tx: Tx,
  dossierId: string,
): Promise<{ readonly nom_norme: string; readonly date_naissance: string } | undefined> {
  return tx
    .selectFrom('dossier')
    .select(['nom_norme', 'date_naissance'])
    .where('id', '=', dossierId)
    .executeTakeFirst();
}
