import { type RawBuilder, sql } from 'kysely';
import { type Condition, JAMAIS } from './source-repository.ts';
import { estUuid, type Reference } from './valeurs.ts';

/** The other resource that a search names, of that kind or of none said. */
export const pointe = (
  colonne: RawBuilder<unknown>,
  type: string,
  { type: dit, id }: Reference,
): Condition => ((dit === null || dit === type) && estUuid(id) ? sql`${colonne} = ${id}::uuid` : JAMAIS);

/** Lines that point at one of these. */
export const pointentVers =
  (colonne: RawBuilder<unknown>) =>
  (ids: readonly string[]): Condition =>
    sql`${colonne} = any (${[...ids]}::uuid[])`;
