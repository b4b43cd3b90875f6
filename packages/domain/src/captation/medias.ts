/**
 * What a picture was lit by: fluorescence always stands beside white light, never in its place.
 *
 * @rule CAP-03
 * @source SOSS, « fluorescence ou autre aide visuelle »
 */
export const LIBELLE_MODALITE = {
  LUMIERE_BLANCHE: 'Lumière blanche',
  FLUORESCENCE: 'Fluorescence',
  RADIO: 'Radiographie',
} as const;
export type Modalite = keyof typeof LIBELLE_MODALITE;
export const MODALITES = Object.keys(LIBELLE_MODALITE) as readonly Modalite[];

/** Largest file taken in, and largest picture opened. */
export const TAILLE_MAX_OCTETS = 64_000_000;
export const PIXELS_MAX = 64_000_000;

/**
 * Views that fluorescence shows without a picture in white light beside it: the reader must be told.
 *
 * @rule CAP-03
 * @source practice reference 3, « fluorescence raises sensitivity at a cost in specificity »
 */
export function vuesSansLumiereBlanche<Vue extends string>(
  medias: readonly { readonly vue: Vue; readonly modalite: Modalite }[],
): readonly Vue[] {
  const eclairees = new Set(medias.filter((m) => m.modalite === 'LUMIERE_BLANCHE').map((m) => m.vue));
  const fluorescentes = new Set(medias.filter((m) => m.modalite === 'FLUORESCENCE').map((m) => m.vue));
  return [...fluorescentes].filter((vue) => !eclairees.has(vue));
}
