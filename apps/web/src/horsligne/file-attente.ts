import type { Urgence } from './prise.ts';

const RANGS = { VITALE: 0, URGENTE: 1, PROGRAMMEE: 2, BILAN: 3 } as const satisfies Record<Urgence, number>;

export const rangDe = (urgence: Urgence | undefined): number => RANGS[urgence ?? 'PROGRAMMEE'];

export type EnAttente = {
  readonly mediaId: string;
  readonly rang: number;
  readonly gardeLe: number;
  /** Its reading size exists and is not on the server yet. */
  readonly lectureDabord: boolean;
  /** Not before. */
  readonly pasAvant: number;
};

/** The most urgent first; of equal ones every reading size before any full picture; then as they were taken. */
export function comparer(a: EnAttente, b: EnAttente): number {
  return (
    a.rang - b.rang ||
    Number(b.lectureDabord) - Number(a.lectureDabord) ||
    a.gardeLe - b.gardeLe ||
    (a.mediaId < b.mediaId ? -1 : 1)
  );
}

/** A picture that must wait does not hold back those behind it. */
export const prochaine = <T extends EnAttente>(file: readonly T[], maintenant: number): T | undefined =>
  file.filter(({ pasAvant }) => pasAvant <= maintenant).toSorted(comparer)[0];
