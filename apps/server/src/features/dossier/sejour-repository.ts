import type { DateCivile } from '@orapont/domain/dates';
import { type Insertable, sql } from 'kysely';
import type { Sejour } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type SejourBrut = {
  readonly id: string;
  readonly dossierId: string;
  readonly siteId: string;
  readonly siteNom: string;
  readonly chambre: string;
  readonly du: DateCivile;
  readonly au: DateCivile | null;
};

const requete = (tx: Tx) =>
  tx
    .selectFrom('sejour as s')
    .innerJoin('site', 'site.id', 's.site_id')
    .select(['s.id', 's.dossier_id', 's.site_id', 'site.nom as site_nom', 's.chambre', 's.du', 's.au'])
    .orderBy('s.du', 'desc')
    .orderBy('s.id', 'desc');

type Ligne = Awaited<ReturnType<ReturnType<typeof requete>['execute']>>[number];

const enSejour = (ligne: Ligne): SejourBrut => ({
  id: ligne.id,
  dossierId: ligne.dossier_id,
  siteId: ligne.site_id,
  siteNom: ligne.site_nom,
  chambre: ligne.chambre,
  du: ligne.du as DateCivile,
  au: ligne.au as DateCivile | null,
});

/** Stays of a record, newest first. */
export async function lireSejours(tx: Tx, dossierId: string): Promise<readonly SejourBrut[]> {
  return (await requete(tx).where('s.dossier_id', '=', dossierId).execute()).map(enSejour);
}

export async function sejoursDe(
  tx: Tx,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, readonly SejourBrut[]>> {
  if (dossiers.length === 0) return new Map();
  const lignes = await requete(tx)
    .where('s.dossier_id', '=', sql<string>`any(${[...dossiers]}::uuid[])`)
    .execute();
  return Map.groupBy(lignes.map(enSejour), ({ dossierId }) => dossierId);
}

/** @returns false when the id is already taken */
export async function insererSejour(tx: Tx, sejour: Insertable<Sejour>): Promise<boolean> {
  const cree = await tx
    .insertInto('sejour')
    .values(sejour)
    .onConflict((conflit) => conflit.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return cree !== undefined;
}

/** Ends the stays that would go on beyond a day, except one. */
export async function finirSejours(tx: Tx, dossierId: string, sauf: string, jour: string): Promise<void> {
  await tx
    .updateTable('sejour')
    .set({ au: sql<string>`greatest(du, ${jour}::date)` })
    .where('dossier_id', '=', dossierId)
    .where('id', '!=', sauf)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>', jour)]))
    .execute();
}

export async function changerSejour(
  tx: Tx,
  dossierId: string,
  id: string,
  valeurs: { readonly chambre: string; readonly du: string; readonly au: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sejour')
    .set(valeurs)
    .where('id', '=', id)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const nomsDesSites = (tx: Tx, sites: readonly string[]): Promise<{ id: string; nom: string }[]> =>
  sites.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('site')
        .select(['id', 'nom'])
        .where('id', '=', sql<string>`any(${[...sites]}::uuid[])`)
        .orderBy('nom')
        .execute();

export async function insererSejours(tx: Tx, sejours: readonly Insertable<Sejour>[]): Promise<void> {
  for (let debut = 0; debut < sejours.length; debut += 500)
    await tx
      .insertInto('sejour')
      .values(sejours.slice(debut, debut + 500))
      .execute();
}
