import type { EtatActe } from './etat.ts';

/** Where a request stands for the software that began it: the states of the guide, in its words. */
export const ETATS_SUIVI = [
  'NON_ENVOYEE',
  'NON_COMPLETE',
  'PUBLIEE',
  'REJETEE_OU_ANNULEE',
  'LUE',
  'INFO_COMPLEMENTAIRES',
  'TERMINEE',
] as const;
export type EtatSuivi = (typeof ETATS_SUIVI)[number];

/** In the words of whoever asked. */
export const LIBELLES_SUIVI = {
  NON_ENVOYEE: 'Non envoyée',
  NON_COMPLETE: 'À compléter',
  PUBLIEE: 'Envoyée',
  REJETEE_OU_ANNULEE: 'Rejetée ou annulée',
  LUE: 'Lue, en cours',
  INFO_COMPLEMENTAIRES: 'Informations complémentaires demandées',
  TERMINEE: 'Terminée',
} as const satisfies Record<EtatSuivi, string>;

/**
 * Which state may follow which.
 *
 * @source Confluences Téléexpertise 0.1.0, « cycle de vie des statuts »
 */
export const SUITES_SUIVI = {
  NON_ENVOYEE: [],
  NON_COMPLETE: ['PUBLIEE'],
  PUBLIEE: ['REJETEE_OU_ANNULEE', 'LUE'],
  REJETEE_OU_ANNULEE: [],
  LUE: ['INFO_COMPLEMENTAIRES', 'TERMINEE'],
  INFO_COMPLEMENTAIRES: ['LUE'],
  TERMINEE: [],
} as const satisfies Record<EtatSuivi, readonly EtatSuivi[]>;

/**
 * @param envoyee the request left: a draft that was dropped never did
 * @interpretation The guide gives no way out of a draft: one that was dropped is « non envoyée ».
 */
export function etatSuivi(etat: EtatActe, envoyee: boolean): EtatSuivi {
  if (etat === 'ANNULEE') return envoyee ? 'REJETEE_OU_ANNULEE' : 'NON_ENVOYEE';
  return ETATS[etat];
}

const ETATS = {
  BROUILLON: 'NON_COMPLETE',
  ENVOYEE: 'PUBLIEE',
  ACCEPTEE: 'LUE',
  COMPLEMENT_DEMANDE: 'INFO_COMPLEMENTAIRES',
  REFUSEE: 'REJETEE_OU_ANNULEE',
  AVIS_RENDU: 'TERMINEE',
  CLOTUREE: 'TERMINEE',
  EXPIREE: 'REJETEE_OU_ANNULEE',
} as const satisfies Record<Exclude<EtatActe, 'ANNULEE'>, EtatSuivi>;

/**
 * What has to be told between what was told last and where the request stands: the arrows of the guide, through a publication or a
 * reading that took place meanwhile. Where the guide has no arrow (a consent withdrawn while the request is read), the truth is told.
 */
export function cheminSuivi(de: EtatSuivi, vers: EtatSuivi): readonly EtatSuivi[] {
  if (de === vers) return [];
  return parLesFleches(de, vers) ?? [vers];
}

const PASSAGES: readonly EtatSuivi[] = ['PUBLIEE', 'LUE'];

function parLesFleches(
  de: EtatSuivi,
  vers: EtatSuivi,
  vus: readonly EtatSuivi[] = [de],
): readonly EtatSuivi[] | undefined {
  const suites: readonly EtatSuivi[] = SUITES_SUIVI[de];
  if (suites.includes(vers)) return [vers];
  const chemins = suites
    .filter((suite) => PASSAGES.includes(suite) && !vus.includes(suite))
    .flatMap((suite) => {
      const suiteDuChemin = parLesFleches(suite, vers, [...vus, suite]);
      return suiteDuChemin ? [[suite, ...suiteDuChemin]] : [];
    });
  return chemins.toSorted((a, b) => a.length - b.length)[0];
}

/**
 * What a state that another software tells does to the one that was known of it. Announcements cross on their way: what was passed already
 * moves nothing, an end is final, and an end that no arrow leads to is the truth all the same.
 */
export function suiteDuSuivi(connu: EtatSuivi, dit: EtatSuivi): 'MEME' | 'AVANCE' | 'DEPASSE' {
  if (connu === dit) return 'MEME';
  if (estFinal(connu)) return 'DEPASSE';
  if (parLesFleches(connu, dit)) return 'AVANCE';
  return estFinal(dit) && !parLesFleches(dit, connu) ? 'AVANCE' : 'DEPASSE';
}

export const estFinal = (etat: EtatSuivi): boolean => SUITES_SUIVI[etat].length === 0;
