import type { Bd } from '../../kernel/bd.ts';
import type { TraitementImages } from '../medias/ports.ts';
import type { Objets } from '../objets/ports.ts';

/** Pictures as the rest of the program takes them in: stripped, turned upright, made small. */
export type Portraits = Pick<TraitementImages, 'ingerer' | 'derivees'>;

export type DepsDossier = {
  readonly images: Portraits;
  readonly bd: Bd;
  readonly objets: Objets;
  readonly maintenant: () => Date;
  /** Real people: numbers reserved for tests are refused. */
  readonly production: boolean;
};
