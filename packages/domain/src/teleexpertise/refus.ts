import { type Verdict, verdict } from '../verdict.ts';
import type { MotifRefus } from './motifs.ts';

/**
 * A refusal gives one of the listed reasons; « autre » needs words, the others accept them.
 *
 * @rule TE-06
 * @source JO 18/01/2025 art. 9, art. 58.1 (« notamment »: the list is open)
 */
export function verifierRefus(refus: {
  readonly motif: MotifRefus;
  readonly precision: string;
}): Verdict<'PRECISION_OBLIGATOIRE'> {
  return verdict([[refus.motif === 'AUTRE' && refus.precision.trim() === '', 'PRECISION_OBLIGATOIRE']]);
}
