import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { LigneBrute } from './dossier-repository.ts';

/** Records followed on these sites that day, by room then name. */
export async function dossiersDuJour(
  tx: Tx,
  sites: readonly string[],
  jour: string,
  limite: number,
): Promise<LigneBrute[]> {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .innerJoin('sejour as s', (j) =>
      j.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.dossier_id', '=', 'd.id'),
    )
    .selectAll('d')
    .where('s.site_id', 'in', sites)
    .where('s.du', '<=', jour)
    .where((eb) => eb.or([eb('s.au', 'is', null), eb('s.au', '>=', jour)]))
    .orderBy('s.chambre')
    .orderBy('d.nom_norme')
    .orderBy('d.id')
    .limit(limite)
    .execute();
}

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
): Promise<LigneBrute[]> {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .selectAll('d')
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
): Promise<LigneBrute[]> {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .selectAll('d')
    .where('d.date_naissance', '=', naissance)
    .where(suiviSur(sites, jour))
    .orderBy('d.nom_norme')
    .limit(limite)
    .execute();
}

/** Ids by likeness, best first, through the reviewed definer function: it filters on the organisation, not on the sites. */
export async function ressemblances(tx: Tx, terme: string): Promise<readonly { id: string; rang: number }[]> {
  const { rows } = await sql<{
    id: string;
    rang: number;
  }>`select id, rang::float8 as rang from app.chercher_dossiers(${terme}, 200)`.execute(tx);
  return rows;
}

export async function dossiersParIds(
  tx: Tx,
  ids: readonly string[],
  sites: readonly string[],
  jour: string,
): Promise<LigneBrute[]> {
  if (ids.length === 0 || sites.length === 0) return [];
  return tx
    .selectFrom('dossier as d')
    .selectAll('d')
    .where('d.id', 'in', ids)
    .where(suiviSur(sites, jour))
    .execute();
}

const suiviSur = (sites: readonly string[], jour: string) =>
  sql<boolean>`exists (select 1 from app.sejour s where s.organisation_id = d.organisation_id and s.dossier_id = d.id
    and s.site_id = any (${[...sites]}::uuid[]) and s.du <= ${jour}::date and (s.au is null or s.au >= ${jour}::date))`;
