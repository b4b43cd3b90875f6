import type { Verdict } from '../verdict.ts';

/** Reading of an identifier: what forbids it, and what deserves a second look without forbidding it. */
export type Controle<Motif extends string, Avertissement extends string> = {
  readonly verdict: Verdict<Motif>;
  readonly avertissements: readonly Avertissement[];
};
