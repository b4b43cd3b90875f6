import { ajouterAnnees, type Instant, jourParis } from '../dates.ts';

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

/** What to look at before the device goes into a mouth; nothing of it forbids a picture. */
export const PHRASE_DISPOSITIF = {
  JAMAIS_VERIFIE: 'aucune vérification notée',
  VERIFICATION_ANCIENNE: 'dernière vérification il y a plus d’un an',
  DESINFECTION_NON_NOTEE: 'désinfection d’aujourd’hui non notée',
} as const;
export type RemarqueDispositif = keyof typeof PHRASE_DISPOSITIF;

/**
 * What the log of a device does not say today.
 *
 * @rule CAP-03
 * @interpretation a check holds one year, a disinfection the day on which it was noted: makers and hygiene teams ask for more, and
 *   the log says what was done
 */
export function remarquesDispositif(
  { verifieLe, desinfecteLe }: { readonly verifieLe: Instant | null; readonly desinfecteLe: Instant | null },
  maintenant: Instant,
): readonly RemarqueDispositif[] {
  const jour = jourParis(maintenant);
  const ancienne = verifieLe !== null && ajouterAnnees(jourParis(verifieLe), 1) < jour;
  return [
    ...(verifieLe === null ? (['JAMAIS_VERIFIE'] as const) : []),
    ...(ancienne ? (['VERIFICATION_ANCIENNE'] as const) : []),
    ...(desinfecteLe === null || jourParis(desinfecteLe) < jour ? (['DESINFECTION_NON_NOTEE'] as const) : []),
  ];
}
