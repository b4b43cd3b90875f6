/**
 * A picture shown by its reading size alone, which came first on a slow line. The reader is told: what he does not see may be in the whole
 * picture.
 *
 * @source docs/decisions/0020
 */
export const LIBELLES_APERCU = {
  EN_ROUTE: 'Image d’aperçu, l’originale est en route',
  SEUL: 'Image d’aperçu, sans l’originale',
} as const;
/** Beside the picture, in what was signed. */
export const LU_EN_APERCU = 'lue en taille réduite, avant l’arrivée de l’originale';
export type EtatApercu = keyof typeof LIBELLES_APERCU;
export const ETATS_APERCU = Object.keys(LIBELLES_APERCU) as readonly EtatApercu[];

/** Null for a picture that is shown whole. `attendue`: the whole one is announced, and was not refused. */
export const etatApercu = (media: {
  readonly surApercu: boolean;
  readonly attendue: boolean;
}): EtatApercu | null => (media.surApercu ? (media.attendue ? 'EN_ROUTE' : 'SEUL') : null);
