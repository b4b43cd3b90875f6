import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import { apresRepere, type Cle, ordreSql, type Repere, reperesSql, type Tri } from './tri-repository.ts';

/** What a software may read: its organisation, and the people followed that day at the sites that were opened to it. */
export type Portee = {
  readonly organisationId: string;
  readonly sites: readonly string[];
  readonly jour: string;
};

/** What every line of a source carries beside its own columns. */
export type LigneFhir = {
  readonly id: string;
  readonly maj: string | null;
  /** Sites by which the policy opens it; null for the directory. */
  readonly lieux: readonly string[] | null;
  readonly dossier_id: string | null;
  readonly acte_id: string | null;
  /** Where it stands in the order that was asked for. */
  readonly reperes: readonly string[];
};

export type Condition = RawBuilder<unknown>;

/** Where a kind of resource comes from. */
export type Source<Ligne extends LigneFhir = LigneFhir> = {
  readonly colonnes: (portee: Portee) => RawBuilder<unknown>;
  /** Table and conditions of access, up to `where`. */
  readonly ouverte: (portee: Portee) => RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  /** When it last changed; null when the product does not keep it. */
  readonly maj: RawBuilder<unknown> | null;
  /** Orders that are offered beside the identifier and the last change. */
  readonly tris?: Readonly<Record<string, Tri>>;
  /** Only there so that the columns are known to who writes the resource. */
  readonly ligne?: Ligne;
};

/** A page, from its first line on or after another; in the order of the changes when none is said. */
export type Feuillet = {
  readonly apres: Repere | null;
  readonly limite: number;
  readonly ordre?: readonly Cle[];
};

const MICROSECONDES = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
const ecrireMaj = (maj: RawBuilder<unknown> | null) =>
  maj === null ? sql`null::text` : sql`to_char(${maj} at time zone 'UTC', ${MICROSECONDES})`;

/** What changes while pages are read comes again at the end, and nothing is missed. */
export const ordreDesModifications = ({ maj }: Source): readonly Cle[] =>
  maj === null ? [] : [{ valeur: maj, type: 'timestamptz', descendant: false }];

/** One page. One line more than asked for tells that there is a next one. */
export async function pageDe<L extends LigneFhir>(
  tx: Tx,
  source: Source<L>,
  portee: Portee,
  conditions: readonly Condition[],
  { apres, limite, ordre = ordreDesModifications(source) }: Feuillet,
): Promise<readonly L[]> {
  const { id, maj } = source;
  const suite = apres === null ? sql`` : sql`and ${apresRepere(ordre, id, apres)}`;
  const tri = sql`order by ${ordreSql(ordre, id)}`;
  // The page first, by what orders it; then what it shows, of its lines and of no other.
  const { rows } = await sql<L>`
    select ${source.colonnes(portee)}, ${id} as id, ${ecrireMaj(maj)} as maj, ${reperesSql(ordre)} as reperes
    ${source.ouverte(portee)} and ${id} = any (array(
      select ${id} ${source.ouverte(portee)} ${et(conditions)} ${suite} ${tri} limit ${limite}))
    ${tri}`.execute(tx);
  return rows;
}

export async function compter(
  tx: Tx,
  source: Source,
  portee: Portee,
  conditions: readonly Condition[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n ${source.ouverte(portee)} ${et(conditions)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export const parIds = (source: Source, ids: readonly string[]): Condition =>
  sql`${source.id} = any (${[...ids]}::uuid[])`;

/** Half-open interval of instants, and how a value is compared with it. */
export type Intervalle = {
  readonly prefixe: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'sa' | 'eb';
  readonly debut: string;
  readonly fin: string;
};

/** @source FHIR R4 §3.1.1.4.6 */
export function dansIntervalle(valeur: RawBuilder<unknown>, { prefixe, debut, fin }: Intervalle): Condition {
  const de = sql`${debut}::timestamptz`;
  const a = sql`${fin}::timestamptz`;
  switch (prefixe) {
    case 'eq':
      return sql`(${valeur} >= ${de} and ${valeur} < ${a})`;
    case 'ne':
      return sql`(${valeur} < ${de} or ${valeur} >= ${a})`;
    case 'gt':
    case 'sa':
      return sql`${valeur} >= ${a}`;
    case 'ge':
      return sql`${valeur} >= ${de}`;
    case 'lt':
    case 'eb':
      return sql`${valeur} < ${de}`;
    default:
      return sql`${valeur} < ${a}`;
  }
}

/** A condition that holds when one of them does; none holds when there is none. */
export const ou = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? JAMAIS : sql`(${sql.join(conditions, sql` or `)})`;
export const JAMAIS: Condition = sql`false`;

const et = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`;

const sejoursDuJour = (dossier: RawBuilder<unknown>, { organisationId, jour }: Portee) =>
  sql`from app.sejour s where s.organisation_id = ${organisationId}::uuid and s.dossier_id = ${dossier}
    and s.du <= ${jour}::date and (s.au is null or s.au >= ${jour}::date)`;

/** Sites where a person is followed that day, for the policy. */
export const lieuxDuJour = (dossier: RawBuilder<unknown>, portee: Portee) =>
  sql`array(select s.site_id::text ${sejoursDuJour(dossier, portee)})`;

export const suiviIci = (dossier: RawBuilder<unknown>, portee: Portee): Condition =>
  sql`exists (select ${sejoursDuJour(dossier, portee)} and s.site_id = any (${[...portee.sites]}::uuid[]))`;
