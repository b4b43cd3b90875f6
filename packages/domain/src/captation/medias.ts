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

/** Largest photograph taken in, and largest picture opened. */
export const TAILLE_MAX_OCTETS = 64_000_000;
export const PIXELS_MAX = 64_000_000;

/**
 * What a file of an act is. It is decided by its bytes, never by its name: the one that its sender announced only says how much may
 * travel before they are looked at.
 */
export const GENRES = {
  PHOTO: { libelle: 'Photographie', octetsMax: TAILLE_MAX_OCTETS },
  VIDEO: { libelle: 'Vidéo', octetsMax: 2_000_000_000 },
  RADIO: { libelle: 'Radiographie', octetsMax: TAILLE_MAX_OCTETS },
  VOLUME: { libelle: 'Examen en coupes', octetsMax: 2_000_000_000 },
  SCAN3D: { libelle: 'Empreinte 3D', octetsMax: 150_000_000 },
} as const satisfies Record<string, { readonly libelle: string; readonly octetsMax: number }>;
export type GenreMedia = keyof typeof GENRES;
export const GENRES_MEDIA = Object.keys(GENRES) as readonly GenreMedia[];
export const OCTETS_MAX = Math.max(...GENRES_MEDIA.map((genre) => GENRES[genre].octetsMax));

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
