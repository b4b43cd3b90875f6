import { estCodeProfession, PROFESSIONS } from './professions.ts';

/** Form of address of exercise, as the annuaire santé gives it. */
export const CIVILITES = ['MME', 'M'] as const;
export type Civilite = (typeof CIVILITES)[number];

export const LIBELLES_CIVILITE = { MME: 'Madame', M: 'Monsieur' } as const satisfies Record<Civilite, string>;

/**
 * The profession as one names this person: « Infirmière » for Madame. Without a civilité the word of the nomenclature stands: nothing
 * is guessed from a first name, and a double word is badly read aloud.
 *
 * @source annuaire santé, « libellé civilité d’exercice »; TRE_G15-ProfessionSante
 */
export function libelleProfession({
  profession,
  civilite,
}: {
  readonly profession: string;
  readonly civilite: string | null;
}): string {
  if (!estCodeProfession(profession)) return profession;
  const description: { libelle: string; feminin?: string } = PROFESSIONS[profession];
  return civilite === 'MME' ? (description.feminin ?? description.libelle) : description.libelle;
}
