import type { MotifNonVue } from '../bouche/observation.ts';

/**
 * How a sitting with the camera ended. A refusal, a pause, a tiredness are outcomes like another: what exists is kept, and the
 * next attempt is a gentler one.
 *
 * @rule CAP-02
 * @source practice reference 1, pain 5 (25 of 220 refused), and 5, « pause, refusal and partial capture as normal outcomes »
 */
export const LIBELLE_ISSUE = {
  COMPLETE: 'toutes les vues sont prises',
  PARTIELLE: 'des vues n’ont pas été prises',
  PAUSE: 'pause, à reprendre',
  REFUS: 'refus aujourd’hui',
  FATIGUE: 'trop de fatigue aujourd’hui',
} as const;
export type IssueCaptation = keyof typeof LIBELLE_ISSUE;
export const ISSUES_CAPTATION = Object.keys(LIBELLE_ISSUE) as readonly IssueCaptation[];

/** Why a view that the sitting left out is not there, unless the person who held the camera said it view by view. */
export const MOTIF_DE_L_ISSUE = {
  COMPLETE: 'VUE_NON_PRISE',
  PARTIELLE: 'VUE_NON_PRISE',
  PAUSE: 'VUE_NON_PRISE',
  REFUS: 'REFUS',
  FATIGUE: 'FATIGUE',
} as const satisfies Record<IssueCaptation, MotifNonVue>;

/** Reasons to go on without a view, in words for the room; each is one of the reader's. */
export const LIBELLE_VUE_PASSEE = {
  REFUS: 'La personne ne veut pas',
  FATIGUE: 'Fatigue ou douleur',
  OUVERTURE_LIMITEE: 'La bouche s’ouvre peu',
  PROTHESE_EN_PLACE: 'La prothèse reste en place',
  SALIVE_SANG: 'Salive ou sang',
  MASQUEE: 'La langue ou la joue cache tout',
  VUE_NON_PRISE: 'Pas le temps aujourd’hui',
} as const satisfies Partial<Record<MotifNonVue, string>>;
export type MotifVuePassee = keyof typeof LIBELLE_VUE_PASSEE;
export const MOTIFS_VUE_PASSEE = Object.keys(LIBELLE_VUE_PASSEE) as readonly MotifVuePassee[];

/** « Images partielles : refus aujourd’hui », for the case and its reader; null when nothing is missing. */
export function phraseIssue(issue: IssueCaptation | null): string | null {
  return issue === null || issue === 'COMPLETE'
    ? null
    : `Images partielles\u00a0: ${issue === 'PARTIELLE' ? LIBELLE_ISSUE.PARTIELLE : LIBELLE_ISSUE[issue]}`;
}
