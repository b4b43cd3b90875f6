import type { Urgence } from './prise.ts';

const RANGS = { VITALE: 0, URGENTE: 1, PROGRAMMEE: 2, BILAN: 3 } as const satisfies Record<Urgence, number>;

export const rangDe = (urgence: Urgence | undefined): number => RANGS[urgence ?? 'PROGRAMMEE'];

export type EnAttente = {
  readonly mediaId: string;
  readonly rang: number;
  readonly gardeLe: number;
  /** Nothing of it can be seen on the server, and little has to travel for it: its reading size, or itself. */
  readonly dabord: boolean;
  /** Not before. */
  readonly pasAvant: number;
};

/** Whatever lets a picture be seen leaves before any full picture; then the most urgent first; then as they were taken. */
export function comparer(a: EnAttente, b: EnAttente): number {
  return (
    Number(b.dabord) - Number(a.dabord) ||
    a.rang - b.rang ||
    a.gardeLe - b.gardeLe ||
    (a.mediaId < b.mediaId ? -1 : 1)
  );
}

/** A picture that must wait does not hold back those behind it. */
export const prochaine = <T extends EnAttente>(file: readonly T[], maintenant: number): T | undefined =>
  file.filter(({ pasAvant }) => pasAvant <= maintenant).toSorted(comparer)[0];
