import type { Bd } from '../../kernel/bd.ts';
import { idDemo } from './identifiants.ts';
import { PERSONNES } from './structures.ts';

export type Presence = {
  /** Someone could sign in with the public password of the demonstration. */
  readonly ouverte: boolean;
  /** There are accounts, and none of them is of the demonstration. */
  readonly reelle: boolean;
};

/** Whom a database was made for, from its accounts. */
export async function lirePresence(bd: Bd): Promise<Presence> {
  const deDemo = new Set(PERSONNES.map(({ identifiant }) => idDemo(`compte ${identifiant}`)));
  const comptes = await bd.administration(undefined, (tx) =>
    tx.selectFrom('compte').select(['id', 'actif']).execute(),
  );
  const siens = comptes.filter(({ id }) => deDemo.has(id));
  return { ouverte: siens.some(({ actif }) => actif), reelle: comptes.length > 0 && siens.length === 0 };
}
