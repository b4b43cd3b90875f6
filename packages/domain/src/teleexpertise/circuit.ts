/**
 * What is asked of the requis. The first two are the closed list of article 58; the other two are
 * care that nobody bills under it.
 *
 * @rule TE-01
 * @source JO 18/01/2025 art. 9, art. 58.1.1 and 58.1.2; SOSS for the avis and the bilan
 */
export const NATURES_ACTE = [
  'TELEEXPERTISE_ESMS',
  'TELEEXPERTISE_SPECIALISTE',
  'BILAN',
  'AVIS_HORS_58',
] as const;
export type NatureActe = (typeof NATURES_ACTE)[number];
export type NatureArticle58 = 'TELEEXPERTISE_ESMS' | 'TELEEXPERTISE_SPECIALISTE';

export const LIBELLES_NATURE = {
  TELEEXPERTISE_ESMS: 'Téléexpertise en établissement médico-social',
  TELEEXPERTISE_SPECIALISTE: 'Téléexpertise auprès d’un spécialiste',
  BILAN: 'Bilan bucco-dentaire lu à distance',
  AVIS_HORS_58: 'Avis hors article 58',
} as const satisfies Record<NatureActe, string>;

export function releveArticle58(nature: NatureActe): nature is NatureArticle58 {
  return nature === 'TELEEXPERTISE_ESMS' || nature === 'TELEEXPERTISE_SPECIALISTE';
}
