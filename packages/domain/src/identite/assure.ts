import type { DateCivile } from '../dates.ts';

/**
 * Number under which a person's care is billed. It is kept apart from the INS: an ayant droit is billed under someone
 * else's NIR, and then it takes a birth date and, for twins, a rank to tell who was treated.
 *
 * @rule ID-NIR, TE-15
 * @source Avenant 1, JO 18/01/2025, art. 58.5
 */
export type Assure = {
  readonly nir: string;
  readonly ayantDroit: AyantDroit | null;
};

export type AyantDroit = {
  readonly dateNaissance: DateCivile;
  /** 1 when there is no twin. */
  readonly rangGemellaire: number;
};

/** True when this billing number may not stand for the person's own identity. */
export const estNirDAutrui = (assure: Assure): boolean => assure.ayantDroit !== null;
