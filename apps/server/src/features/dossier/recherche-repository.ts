import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { LigneBrute } from './dossier-repository.ts';

/** What a line of a list shows, and nothing else of the record. */
export const COLONNES = [
  'id',
  'nom_naissance',
  'prenoms',
  'nom_utilise',
  'prenom_utilise',
  'date_naissance',
  'sexe',
  'deces_le',
  'nom_norme',
  'recherche',
] as const satisfies readonly (keyof LigneBrute)[];
export type LigneTrouvee = Pick<LigneBrute, (typeof COLONNES)[number]>;

export const colonnes = COLONNES.map((colonne) => `d.${colonne}` as const);

/**
 * Names that begin like this. A range on the index, because `like` under a policy loses it (DESIGN rule 3); only those followed
 * on the sites, so that a limit cuts what the person may see and nothing else.
 */
export async function dossiersParPrefixe(
  tx: Tx,
  debut: string,
  sites: readonly string[],
  jour: string,
  limite: number,
): Promise<LigneTrouvee[]> {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .select(colonnes)
    .where(sql<boolean>`d.nom_norme collate "C" >= ${debut}`)
    .where(sql<boolean>`d.nom_norme collate "C" < ${`${debut}\u{10FFFF}`}`)
    .where(suiviSur(sites, jour))
    .orderBy(sql`d.nom_norme collate "C"`)
    .limit(limite)
    .execute();
}

export async function dossiersNesLe(
  tx: Tx,
  naissance: string,
  sites: readonly string[],
  jour: string,
  limite: number,
): Promise<LigneTrouvee[]> {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .select(colonnes)
    .where('d.date_naissance', '=', naissance)
    .where(suiviSur(sites, jour))
    .orderBy('d.nom_norme')
    .limit(limite)
    .execute();
}

/** Ids by likeness, best first, among the people followed on the sites, through the reviewed definer function. */
export async function ressemblances(
  tx: Tx,
  terme: string,
  sites: readonly string[],
  jour: string,
): Promise<readonly { id: string; rang: number }[]> {
  const { rows } = await sql<{ id: string; rang: number }>`
    select id, rang::float8 as rang
    from app.chercher_dossiers(${terme}, ${[...sites]}::uuid[], ${jour}::date, 200)`.execute(tx);
  return rows;
}

export async function dossiersParIds(
  tx: Tx,
  ids: readonly string[],
  sites: readonly string[],
  jour: string,
): Promise<LigneTrouvee[]> {
  if (ids.length === 0 || sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .select(colonnes)
    .where('d.id', 'in', ids)
    .where(suiviSur(sites, jour))
    .execute();
}

export const suiviSur = (sites: readonly string[], jour: string) =>
  sql<boolean>`exists (select 1 from app.sejour s where s.organisation_id = d.organisation_id and s.dossier_id = d.id
    and s.site_id = any (${[...sites]}::uuid[]) and s.du <= ${jour}::date and (s.au is null or s.au >= ${jour}::date))`;
