import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';

export type DepsHabilitation = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
};
