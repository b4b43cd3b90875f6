import type { DateCivile } from '../dates.ts';
import type { CodeActe } from './tarifs.ts';

export const MODES_SESAM = ['SESAM_VITALE', 'SESAM_SANS_VITALE', 'SESAM_DEGRADE'] as const;
export type ModeSesam = (typeof MODES_SESAM)[number];

export const LIBELLES_MODE_SESAM = {
  SESAM_VITALE: 'SESAM-Vitale avec carte',
  SESAM_SANS_VITALE: 'SESAM sans carte Vitale',
  SESAM_DEGRADE: 'SESAM dégradé',
} as const satisfies Record<ModeSesam, string>;

/**
 * How the feuille de soins leaves: with the card, without it when it cannot be read, in dégradé when
 * the software is not up to date.
 *
 * @rule TE-17
 * @source JO 18/01/2025 art. 9, art. 58.5 and 46.2; art. R.161-43-1 CSS
 */
export function modeSesam(poste: {
  readonly carteVitaleLue: boolean;
  readonly logicielAJour: boolean;
}): ModeSesam {
  if (poste.carteVitaleLue) return 'SESAM_VITALE';
  return poste.logicielAJour ? 'SESAM_SANS_VITALE' : 'SESAM_DEGRADE';
}

/**
 * Only TE2 sent without the card counts in the FSE rate of the forfait d’aide à la modernisation.
 *
 * @rule TE-17
 * @source JO 18/01/2025 art. 9, art. 58.5
 */
export function compteDansTauxFse(code: CodeActe, mode: ModeSesam): boolean {
  return code === 'TE2' && mode === 'SESAM_SANS_VITALE';
}

/** Call to the service of rights, with its outcome once made. */
export type AppelAdri =
  | { readonly etat: 'A_FAIRE' }
  | { readonly etat: 'FAIT'; readonly le: DateCivile; readonly resultat: string };

/**
 * The patient of a téléexpertise is never there at billing: the call is always owed.
 *
 * @rule TE-18
 * @source JO 18/01/2025 art. 9, art. 58.5 and 46.4
 */
export const ADRI_INITIAL: AppelAdri = { etat: 'A_FAIRE' };
