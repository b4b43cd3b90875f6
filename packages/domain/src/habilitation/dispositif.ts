/**
 * What pictures are taken with. A sensor is listed although nobody here triggers it: its pictures are brought in.
 *
 * @rule CAP-03
 * @source SOSS, « outil de captation validé cliniquement »
 */
export const LIBELLE_DISPOSITIF = {
  CAMERA_INTRA_ORALE: 'Caméra intra-orale',
  FLUORESCENCE: 'Caméra à fluorescence',
  SMARTPHONE: 'Téléphone',
  TABLETTE: 'Tablette',
  APPAREIL_PHOTO: 'Appareil photo',
  CAPTEUR: 'Capteur radiographique',
  AUTRE: 'Autre',
} as const;
export type TypeDispositif = keyof typeof LIBELLE_DISPOSITIF;
export const TYPES_DISPOSITIF = Object.keys(LIBELLE_DISPOSITIF) as readonly TypeDispositif[];

export const LIBELLE_ENTRETIEN = {
  DESINFECTION: 'Désinfection',
  VERIFICATION: 'Vérification',
} as const;
export type TypeEntretien = keyof typeof LIBELLE_ENTRETIEN;
export const TYPES_ENTRETIEN = Object.keys(LIBELLE_ENTRETIEN) as readonly TypeEntretien[];

/** What is not known of a device and should be, before it serves. */
export type ManqueDispositif = 'SANS_VALIDATION' | 'JAMAIS_VERIFIE' | 'JAMAIS_DESINFECTE';
export const PHRASE_MANQUE = {
  SANS_VALIDATION: 'Aucune référence de validation clinique n’est notée.',
  JAMAIS_VERIFIE: 'Aucune vérification n’est notée.',
  JAMAIS_DESINFECTE: 'Aucune désinfection n’est notée.',
} as const satisfies Record<ManqueDispositif, string>;

/**
 * @rule CAP-03
 * @interpretation no text gives an interval for checks or disinfection: dates are shown, no deadline is invented
 */
export function manquesDe(dispositif: {
  readonly validation: string;
  readonly verifieLe: string | null;
  readonly desinfecteLe: string | null;
}): readonly ManqueDispositif[] {
  return [
    ...(dispositif.validation === '' ? (['SANS_VALIDATION'] as const) : []),
    ...(dispositif.verifieLe === null ? (['JAMAIS_VERIFIE'] as const) : []),
    ...(dispositif.desinfecteLe === null ? (['JAMAIS_DESINFECTE'] as const) : []),
  ];
}
