import { TEXTES } from './textes.ts';

const MOTIFS = {
  PLEIN: TEXTES.plein,
  VERROUILLE: TEXTES.verrouille,
  SANS_SESSION: TEXTES.sansSession,
  ABIME: TEXTES.abime,
} as const;
export type MotifCoffre = keyof typeof MOTIFS;

/** The vault could not do it: one sentence that says what is safe and what to do. */
export class ErreurCoffre extends Error {
  readonly motif: MotifCoffre;

  constructor(motif: MotifCoffre, cause?: unknown) {
    super(MOTIFS[motif], { cause });
    this.name = 'ErreurCoffre';
    this.motif = motif;
  }
}

/** What browsers say when there is no room left. */
export const estPlein = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'QuotaExceededError';
