import type { IssueCaptation } from './issue.ts';

/** What makes the next attempt easier for the person. */
export const LIBELLE_AMENAGEMENT = {
  MOINS_DE_VUES: 'Moins de vues\u00a0: les plus utiles seulement',
  AUTRE_MOMENT: 'À un autre moment, quand la personne est reposée',
  PERSONNE_PRESENTE: 'Avec une personne qu’elle connaît à côté d’elle',
  MONTRER_AVANT: 'Montrer d’abord la caméra, la laisser la toucher',
  UNE_VUE_A_LA_FOIS: 'Une vue, puis une pause',
  APRES_LE_SOIN: 'Après la toilette de la bouche, dans le même geste',
} as const;
export type Amenagement = keyof typeof LIBELLE_AMENAGEMENT;
export const AMENAGEMENTS = Object.keys(LIBELLE_AMENAGEMENT) as readonly Amenagement[];

export const LIBELLE_MOMENT = {
  TOUT_A_L_HEURE: 'Tout à l’heure',
  DEMAIN: 'Demain',
  SEMAINE: 'Dans la semaine',
  PAS_DE_SUITE: 'Ne pas reproposer pour l’instant',
} as const;
export type Moment = keyof typeof LIBELLE_MOMENT;
export const MOMENTS = Object.keys(LIBELLE_MOMENT) as readonly Moment[];

export type Tentative<Vue extends string = string> = {
  readonly moment: Moment;
  readonly amenagements: readonly Amenagement[];
  /** The views to begin with. */
  readonly vues: readonly Vue[];
};

const PEU = 3;

const PROPOSITIONS = {
  PAUSE: { moment: 'TOUT_A_L_HEURE', amenagements: ['UNE_VUE_A_LA_FOIS'] },
  FATIGUE: { moment: 'DEMAIN', amenagements: ['AUTRE_MOMENT', 'MOINS_DE_VUES'] },
  REFUS: { moment: 'SEMAINE', amenagements: ['MONTRER_AVANT', 'PERSONNE_PRESENTE', 'MOINS_DE_VUES'] },
  PARTIELLE: { moment: 'SEMAINE', amenagements: ['MOINS_DE_VUES'] },
} as const satisfies Record<
  Exclude<IssueCaptation, 'COMPLETE'>,
  { moment: Moment; amenagements: readonly Amenagement[] }
>;

/**
 * The next gentle attempt to propose: later after a refusal than after a tiredness, and never more views than were missing, the
 * first ones only when the person had enough.
 *
 * @rule CAP-02
 * @source PRODUCT principle 2, « refusal, fatigue and partial capture are normal outcomes with good exits »
 * @param restantes views that are still missing, the most useful first
 */
export function proposerTentative<Vue extends string>(
  issue: IssueCaptation,
  restantes: readonly Vue[],
): Tentative<Vue> | null {
  if (issue === 'COMPLETE') return null;
  const { moment, amenagements } = PROPOSITIONS[issue];
  return { moment, amenagements, vues: issue === 'PAUSE' ? restantes : restantes.slice(0, PEU) };
}
