import { formaterDate, type Instant, jourParis } from '../dates.ts';

/**
 * A picture shown by its reading size alone, which came first on a slow line. The reader is told: what he does not see may be in the whole
 * picture. PERDU: the tablet that held it was closed or wiped; opened again, it may still deliver.
 *
 * @source docs/decisions/0020, 0024
 */
export const LIBELLES_APERCU = {
  EN_ROUTE: 'Image d’aperçu, l’originale est en route',
  SEUL: 'Image d’aperçu, sans l’originale',
  PERDU: 'Image d’aperçu, l’originale ne viendra plus',
} as const;
/** Beside the picture, in what was signed. */
export const LU_EN_APERCU = 'lue en taille réduite, avant l’arrivée de l’originale';
export type EtatApercu = keyof typeof LIBELLES_APERCU;
export const ETATS_APERCU = Object.keys(LIBELLES_APERCU) as readonly EtatApercu[];

/** Null for a picture that is shown whole. `attendue`: the whole one is announced, and was not refused; `perdueLe`: since when it cannot come. */
export function etatApercu(media: {
  readonly surApercu: boolean;
  readonly attendue: boolean;
  readonly perdueLe?: Instant | undefined;
}): EtatApercu | null {
  if (!media.surApercu) return null;
  if (!media.attendue) return 'SEUL';
  return media.perdueLe === undefined ? 'EN_ROUTE' : 'PERDU';
}

/** « Image d’aperçu, l’originale ne viendra plus : tablette fermée le 22/11/2026 » */
export const direApercu = (apercu: EtatApercu, perdueLe: Instant | null): string =>
  perdueLe === null
    ? LIBELLES_APERCU[apercu]
    : `${LIBELLES_APERCU[apercu]}\u00a0: tablette fermée le ${formaterDate(jourParis(perdueLe))}`;
