import type { Bd } from '../../kernel/bd.ts';
import type { Objets } from '../objets/ports.ts';

export type DepsDossier = {
  readonly bd: Bd;
  readonly objets: Objets;
  readonly maintenant: () => Date;
  /** Real people: numbers reserved for tests are refused. */
  readonly production: boolean;
};
