import { type RawBuilder, sql } from 'kysely';

/** Something to order by. Never null: a page may begin after any line. */
export type Tri = { readonly valeur: RawBuilder<unknown>; readonly type: keyof typeof TYPES };
export type Cle = Tri & { readonly descendant: boolean };

/** Where a page ended: the values of its order, as text, and the identifier that decides between two that are equal. */
export type Repere = { readonly cles: readonly string[]; readonly id: string };

const TYPES = { timestamptz: sql`timestamptz`, date: sql`date`, text: sql`text`, uuid: sql`uuid` } as const;

/** The identifier goes the way of the last key, so that one index is read in one direction. */
const sensDeLId = (ordre: readonly Cle[]): boolean => ordre.at(-1)?.descendant ?? false;
const sens = (descendant: boolean) => (descendant ? sql` desc` : sql``);

export const ordreSql = (ordre: readonly Cle[], id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join([
    ...ordre.map(({ valeur, descendant }) => sql`${valeur}${sens(descendant)}`),
    sql`${id}${sens(sensDeLId(ordre))}`,
  ]);

export const reperesSql = (ordre: readonly Cle[]): RawBuilder<unknown> =>
  sql`array[${sql.join(ordre.map(({ valeur }) => sql`(${valeur})::text`))}]::text[]`;

type Borne = {
  readonly valeur: RawBuilder<unknown>;
  readonly lue: RawBuilder<unknown>;
  readonly descendant: boolean;
};

/** What comes after that line, in that order. One comparison of rows when every key goes the same way: an index answers it. */
export function apresRepere(
  ordre: readonly Cle[],
  id: RawBuilder<unknown>,
  { cles, id: dernier }: Repere,
): RawBuilder<unknown> {
  const bornes: readonly Borne[] = [
    ...ordre.map(({ valeur, type, descendant }, rang) => ({
      valeur,
      lue: sql`${cles[rang] ?? ''}::${TYPES[type]}`,
      descendant,
    })),
    { valeur: id, lue: sql`${dernier}::uuid`, descendant: sensDeLId(ordre) },
  ];
  const descendant = sensDeLId(ordre);
  if (bornes.every((borne) => borne.descendant === descendant))
    return sql`(${sql.join(bornes.map(({ valeur }) => valeur))}) ${descendant ? sql`<` : sql`>`} (${sql.join(
      bornes.map(({ lue }) => lue),
    )})`;
  return apresUneAUne(bornes);
}

function apresUneAUne([borne, ...reste]: readonly Borne[]): RawBuilder<unknown> {
  if (borne === undefined) return sql`false`;
  const { valeur, lue, descendant } = borne;
  const plusLoin = descendant ? sql`${valeur} < ${lue}` : sql`${valeur} > ${lue}`;
  return reste.length === 0
    ? plusLoin
    : sql`(${plusLoin} or (${valeur} = ${lue} and ${apresUneAUne(reste)}))`;
}
