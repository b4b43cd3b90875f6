import type { DateCivile } from '@orapont/domain/dates';
import { compter, jugerPlafond, type Plafond } from '@orapont/domain/teleexpertise/plafond';

export type ActesConnus = {
  /** Days in the register; it may hold this very act. */
  readonly registre: readonly DateCivile[];
  /** Days of this organisation's own acts, which count when the register could not be written; this act may be among them. */
  readonly locales: readonly DateCivile[];
  /** Acts of the same day that already have their line: they came first. */
  readonly dejaCeJour: number;
  /** Acts that the requis declares to have done elsewhere this year. */
  readonly ailleurs: number;
};

/**
 * Rank of an act among those of its year, by day and not by order of entry: a compte rendu whose mail was late keeps its place,
 * and of five acts four are always paid.
 *
 * @rule TE-12, TE-13, TE-14
 * @source JO 18/01/2025 art. 9, art. 58.4 a and b
 */
export function rangDeLActe(actes: ActesConnus, dateActe: DateCivile): Plafond {
  const connus = reunir(actes.registre, actes.locales).filter((jour) => jour < dateActe);
  const avant = [...connus, ...Array.from({ length: actes.dejaCeJour }, () => dateActe)];
  const { civil, glissant } = compter(avant, dateActe);
  return jugerPlafond({ civil: civil + actes.ailleurs, glissant: glissant + actes.ailleurs }, dateActe);
}

/** An act known both here and there counts once: each day as many times as the list that holds it most. */
function reunir(a: readonly DateCivile[], b: readonly DateCivile[]): readonly DateCivile[] {
  const fois = (dates: readonly DateCivile[], jour: DateCivile) => dates.filter((d) => d === jour).length;
  return [...new Set([...a, ...b])].flatMap((jour) =>
    Array.from({ length: Math.max(fois(a, jour), fois(b, jour)) }, () => jour),
  );
}
