import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import { COLONNES, colonnes, type LigneTrouvee, suiviSur } from './recherche-repository.ts';

/** Where a list stopped: at a stay when it is read by room, at a record when it is read by name. */
export type Repere = { readonly ordre: 'chambre' | 'nom'; readonly apres: string };

type Etendue = { readonly sites: readonly string[]; readonly jour: string; readonly limite: number };
type Page = { readonly lignes: readonly LigneTrouvee[]; readonly suite: Repere | null };

/**
 * Records followed on these sites that day, by room then name, from where the list stopped. Who works where nobody has a room reads
 * them by name. Each site is read in the order of its rooms, no further than the limit: what a hundred homes hold costs no more than
 * what one does.
 */
export async function pageDuJour(tx: Tx, etendue: Etendue, repere: Repere | null): Promise<Page> {
  if (etendue.sites.length === 0) return { lignes: [], suite: null };
  if (repere?.ordre === 'nom') return pageParNom(tx, etendue, repere);
  const { limite } = etendue;
  const lignes = await parChambre(tx, { ...etendue, limite: limite + 1 }, repere);
  const sansChambres = lignes.length > limite && lignes.every(({ chambre }) => chambre === '');
  if (repere === null && sansChambres) return pageParNom(tx, etendue, repere);
  return couper(lignes, limite, ({ sejour_id }) => ({ ordre: 'chambre', apres: sejour_id }));
}

async function pageParNom(tx: Tx, etendue: Etendue, repere: Repere | null): Promise<Page> {
  const { limite } = etendue;
  const lignes = await parNom(tx, { ...etendue, limite: limite + 1 }, repere);
  return couper(lignes, limite, ({ id }) => ({ ordre: 'nom', apres: id }));
}

/** One line more than the page was read: its being there says that there is a next one. */
function couper<L extends LigneTrouvee>(
  lues: readonly L[],
  limite: number,
  repereDe: (derniere: L) => Repere,
): Page {
  const lignes = lues.slice(0, limite);
  const derniere = lignes.at(-1);
  return { lignes, suite: lues.length > limite && derniere ? repereDe(derniere) : null };
}

type Place = { readonly chambre: string; readonly nom_norme: string; readonly id: string };

async function parChambre(tx: Tx, { sites, jour, limite }: Etendue, repere: Repere | null) {
  const place = repere && (await placeDuSejour(tx, repere.apres));
  if (repere && !place) return [];
  const depart = place?.chambre ?? '';
  const ici = sql`from app.sejour t where t.site_id = u.site_id
    and t.du <= ${jour}::date and (t.au is null or t.au >= ${jour}::date)`;
  // Without a place to start from, as many without a room as a page holds tell that rooms are no order here.
  const borne = place ? sql`` : sql`limit ${limite}`;
  const apres = place
    ? sql`where (s.chambre collate app.naturel, d.nom_norme, s.id) > (${depart}, ${place.nom_norme}, ${place.id}::uuid)`
    : sql``;
  const { rows } = await sql<LigneTrouvee & { sejour_id: string; chambre: string }>`
    select ${sql.join(COLONNES.map((colonne) => sql.ref(`d.${colonne}`)))}, s.id as sejour_id, s.chambre
    from unnest(${[...sites]}::uuid[]) u (site_id)
    cross join lateral (
      (select t.organisation_id, t.id, t.dossier_id, t.chambre ${ici}
        and t.chambre collate app.naturel = ${depart} ${borne})
      union all
      (select t.organisation_id, t.id, t.dossier_id, t.chambre ${ici}
        and t.chambre collate app.naturel > ${depart}
        order by t.chambre collate app.naturel fetch first (${limite}) rows with ties)
    ) s
    join app.dossier d on d.organisation_id = s.organisation_id and d.id = s.dossier_id
    ${apres}
    order by s.chambre collate app.naturel, d.nom_norme, s.id
    limit ${limite}`.execute(tx);
  return rows;
}

const placeDuSejour = (tx: Tx, id: string): Promise<Place | undefined> =>
  tx
    .selectFrom('sejour as s')
    .innerJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 's.organisation_id').onRef('d.id', '=', 's.dossier_id'),
    )
    .select(['s.chambre', 'd.nom_norme', 's.id'])
    .where('s.id', '=', id)
    .executeTakeFirst();

async function parNom(
  tx: Tx,
  { sites, jour, limite }: Etendue,
  repere: Repere | null,
): Promise<readonly LigneTrouvee[]> {
  const page = tx
    .selectFrom('dossier as d')
    .select(colonnes)
    .where(suiviSur(sites, jour))
    .orderBy(sql`d.nom_norme collate "C"`)
    .orderBy('d.id')
    .limit(limite);
  if (repere === null) return page.execute();
  const dernier = await tx
    .selectFrom('dossier')
    .select('nom_norme')
    .where('id', '=', repere.apres)
    .executeTakeFirst();
  if (!dernier) return [];
  return page
    .where(sql<boolean>`(d.nom_norme collate "C", d.id) > (${dernier.nom_norme}, ${repere.apres}::uuid)`)
    .execute();
}

/** People of the whole list, however many pages it has. */
export async function compterDuJour(tx: Tx, sites: readonly string[], jour: string): Promise<number> {
  const { nombre } = await tx
    .selectFrom('sejour')
    .select((eb) => eb.fn.count<number>('dossier_id').distinct().as('nombre'))
    .where('site_id', 'in', [...sites])
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .executeTakeFirstOrThrow();
  return Number(nombre);
}
