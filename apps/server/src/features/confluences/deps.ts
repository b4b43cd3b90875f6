import type { Bd } from '../../kernel/bd.ts';
import type { ImagesRecues } from '../medias/ports.ts';
import type { Objets } from '../objets/ports.ts';
import type { Brouillons, GuideConfluences, Personnes } from './ports.ts';

export type DepsConfluences = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly origine: string;
  readonly guideConfluences: GuideConfluences;
  readonly personnes: Personnes;
  readonly brouillons: Brouillons;
  readonly imagesRecues: ImagesRecues;
  readonly objets: Pick<Objets, 'ecrire'>;
};
