import type { DateCivile } from '@orapont/domain/dates';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type Recherche = {
  readonly jour: DateCivile;
  /** What was typed: every word is the beginning of a word of what is shown. */
  readonly q: string;
  /** Who could be admitted: a profession, and one of these savoir-faire when they are given. */
  readonly admis: readonly { readonly profession: string; readonly savoirFaire: readonly string[] | null }[];
  readonly savoirFaire: string | null;
  readonly sauf: string | null;
  readonly limite: number;
  readonly page: number;
  /** Words of the screen for the codes of professions and savoir-faire. */
  readonly libelles: Readonly<Record<string, string>>;
};

/** Practitioners at work that day, found by name, profession, savoir-faire or place; one more than the page holds tells that some are left. */
export async function trouverPraticiens(tx: Tx, recherche: Recherche): Promise<readonly string[]> {
  const { jour, q, admis, savoirFaire, sauf, limite, page, libelles } = recherche;
  const admissible = sql.join(
    admis.map(({ profession, savoirFaire: codes }) =>
      codes === null
        ? sql`p.profession = ${profession}`
        : sql`(p.profession = ${profession} and p.savoir_faire && ${[...codes]}::text[])`,
    ),
    sql` or `,
  );
  const { rows } = await sql<{ id: string }>`
    select p.id
    from app.professionnel p
    join (
      select a.professionnel_id, string_agg(o.nom || ' ' || s.nom, ' ') as lieux
      from app.affectation a
      join app.organisation o on o.id = a.organisation_id and o.actif
      join app.site s on s.id = a.site_id and s.actif
      where 'praticien' = any (a.roles) and a.du <= ${jour} and (a.au is null or a.au >= ${jour})
      group by 1
    ) l on l.professionnel_id = p.id
    cross join lateral (
      select ' ' || app.mots(concat_ws(' ', p.prenom, p.nom, ${JSON.stringify(libelles)}::jsonb ->> p.profession, l.lieux,
        (select string_agg(${JSON.stringify(libelles)}::jsonb ->> code, ' ') from unnest(p.savoir_faire) code))) as texte
    ) t
    where p.actif and (${admissible})
      and (${savoirFaire}::text is null or ${savoirFaire} = any (p.savoir_faire))
      and p.id is distinct from ${sauf}::uuid
      and not exists (
        select 1 from unnest(string_to_array(app.mots(${q}), ' ')) mot where t.texte not like '% ' || mot || '%'
      )
    order by p.nom, p.prenom, p.id
    limit ${limite + 1} offset ${page * limite}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** One line per practitioner and place where he works that day: these, and those who stand in for them. */
export const praticiensDuJour = (tx: Tx, ids: readonly string[], jour: DateCivile) =>
  tx
    .selectFrom('professionnel as p')
    .innerJoin('affectation as a', 'a.professionnel_id', 'p.id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select([
      'p.id',
      'p.nom',
      'p.prenom',
      'p.profession',
      'p.civilite',
      'p.savoir_faire',
      'p.conventionne',
      'p.mode_exercice',
      'p.remplace_id',
      'p.conge_du',
      'p.conge_au',
      'p.bal_mssante',
      'a.organisation_id',
      'o.nom as organisation',
      'a.site_id',
      's.nom as site',
    ])
    .where((eb) => eb.or([eb('p.id', 'in', [...ids]), eb('p.remplace_id', 'in', [...ids])]))
    .where('p.actif', '=', true)
    .where('o.actif', '=', true)
    .where('s.actif', '=', true)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .where((eb) => eb(eb.val('praticien'), '=', eb.fn.any('a.roles')))
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .orderBy('p.id')
    .execute();
export type LignePraticien = Awaited<ReturnType<typeof praticiensDuJour>>[number];

/** Names of those who stand in, or who are stood in for, whether they work that day or not. */
export async function nomsDe(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('professionnel')
    .select(['id', 'nom', 'prenom'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(lignes.map(({ id, nom, prenom }) => [id, `${prenom} ${nom}`.trim()]));
}
