import type { DateCivile } from '../dates.ts';

/** What shows that the patient knows the requis. The last three never do by themselves. */
export const PREUVES_LIEN = [
  'CONSULTATION_PRESENTIELLE',
  'SOINS_AU_CABINET',
  'VISITE_SUR_SITE',
  'DENTISTE_TRAITANT_DECLARE',
  'TELECONSULTATION_PASSEE',
  'AVIS_PASSE',
] as const;
export type PreuveLien = (typeof PREUVES_LIEN)[number];

export const LIBELLES_PREUVE_LIEN = {
  CONSULTATION_PRESENTIELLE: 'Consultation en présence du patient',
  SOINS_AU_CABINET: 'Soins au cabinet',
  VISITE_SUR_SITE: 'Visite dans l’établissement ou au domicile',
  DENTISTE_TRAITANT_DECLARE: 'Le patient ou son représentant déclare que c’est son dentiste',
  TELECONSULTATION_PASSEE: 'Téléconsultation passée',
  AVIS_PASSE: 'Avis à distance passé',
} as const satisfies Record<PreuveLien, string>;

/** The patient knows the dentist (not the other way round): what proves it, when, and who says so. */
export type LienConnu = {
  readonly requisId: string;
  readonly preuve: PreuveLien;
  readonly date: DateCivile;
  readonly attestant: string;
};

const NON_RECEVABLES: readonly PreuveLien[] = ['TELECONSULTATION_PASSEE', 'AVIS_PASSE'];

/**
 * A remote act is not by itself evidence: otherwise the first one would make every other possible.
 *
 * @rule TE-07
 * @source JO 18/01/2025 art. 9, art. 58.4 a
 * @interpretation The text defines neither the link nor a look-back period: declared with evidence, however old (⚠3, ⚠17).
 */
export function estPreuveRecevable(preuve: PreuveLien): boolean {
  return !NON_RECEVABLES.includes(preuve);
}

/** The link is whole: dated of that day or before, and someone answers for it. */
export function estLienAtteste(lien: LienConnu, jour: DateCivile): boolean {
  return lien.date <= jour && lien.attestant.trim() !== '';
}
