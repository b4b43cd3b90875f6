import type { LignePrise } from './base-locale.ts';
import { faitAttendre } from './debit.ts';
import { prochaine } from './file-attente.ts';

/** What leaves next: a picture, or the smaller copy that goes before it. */
export type Choix = {
  readonly ligne: LignePrise;
  readonly piece: 'lecture' | 'originale';
  /** Soon there, and something that could not be seen can be seen. */
  readonly dabord: boolean;
};

/** What weighs no more than that needs no smaller copy to be seen soon. */
const LEGERE = 1_000_000;

/** On a line that is quick enough for all that waits, pictures leave whole. */
export function choisirParmi(
  lignes: readonly LignePrise[],
  { debit, maintenant }: { readonly debit: number | undefined; readonly maintenant: number },
): Choix | undefined {
  const reste = lignes.reduce((somme, { octets, envoyes }) => somme + octets - envoyes, 0);
  const lente = faitAttendre(reste, debit);
  const file = lignes.map((ligne) => {
    const { mediaId, rang, gardeLe, pasAvant, octets, lecture, lectureRecue } = ligne;
    const piece = lente && lecture && !lectureRecue ? ('lecture' as const) : ('originale' as const);
    const dabord = !lectureRecue && (piece === 'lecture' || octets <= LEGERE);
    return { mediaId, rang, gardeLe, pasAvant, dabord, piece, ligne };
  });
  return prochaine(file, maintenant);
}
