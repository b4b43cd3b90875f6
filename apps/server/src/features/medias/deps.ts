import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { Objets, Televersements } from '../objets/ports.ts';
import type { PorteTus, TraitementImages, TraitementLourds } from './ports.ts';

export type DepsMedias = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly objets: Objets;
  readonly televersements: Televersements;
  readonly tus: PorteTus;
  readonly images: TraitementImages;
  readonly lourds: TraitementLourds;
  readonly maintenant: () => Date;
};
