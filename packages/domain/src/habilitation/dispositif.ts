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
