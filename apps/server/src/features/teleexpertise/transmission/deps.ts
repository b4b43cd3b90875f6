import type { CorrespondantsNationaux } from '../../annuaire/ports.ts';
import type { LettresSuivies } from '../../courrier/ports.ts';
import type { DepsComposition } from '../compte-rendu/deps.ts';

export type DepsTransmission = Pick<
  DepsComposition,
  'bd' | 'travaux' | 'maintenant' | 'production' | 'objets' | 'pdf'
> & {
  readonly lettres: LettresSuivies;
  readonly correspondants: Pick<CorrespondantsNationaux, 'lire'>;
  /** Fictitious operator: the screen says so. */
  readonly bacASable?: unknown;
};

export type DepsCompositionTransmission = Pick<
  DepsComposition,
  'bd' | 'objets' | 'pdf' | 'medias' | 'regles' | 'documents'
>;
