import type { IssueCaptation } from '@orapont/domain/captation/issue';
import type { MotifArret } from '@orapont/domain/tournee/residents';
import type { Cloture, Journal } from '../../horsligne/visite.ts';

export type FinPossible = { readonly etat: Cloture['etat']; readonly arret: MotifArret | null };

/** What stopped for a reason of the person is « in part » once a picture of it exists. */
export const finDe = ({ etat, arret }: FinPossible, { medias }: Pick<Journal, 'medias'>): FinPossible => ({
  etat: arret && medias.length > 0 ? 'PARTIEL' : etat,
  arret,
});

const FINS = {
  COMPLETE: { etat: 'VU', arret: null },
  PARTIELLE: { etat: 'PARTIEL', arret: null },
  REFUS: { etat: 'REFUS', arret: 'REFUS_DU_JOUR' },
  FATIGUE: { etat: 'REPORTE', arret: 'FATIGUE' },
} as const satisfies Record<Exclude<IssueCaptation, 'PAUSE'>, FinPossible>;

/** Why a visit cannot be over yet. */
export type ResteAFaire = 'PAUSE' | 'ACCORD';

/**
 * How the visit ends when its sitting did; otherwise why it stays open. Someone who said no today is not asked to agree first.
 *
 * @param accord whether this tablet may collect the decision of the person
 */
export function finDeVisite(
  issue: IssueCaptation,
  journal: Pick<Journal, 'medias' | 'recueil'>,
  accord: boolean,
): FinPossible | ResteAFaire {
  if (issue === 'PAUSE') return 'PAUSE';
  const fin = FINS[issue];
  if (fin.arret === null && accord && journal.recueil === null) return 'ACCORD';
  return finDe(fin, journal);
}

/** Who comes next among those left to see: the next in the order of the round, then whoever was left before. */
export function suivantParmi<T extends { readonly dossierId: string; readonly rang: number }>(
  restants: readonly T[],
  ici: { readonly dossierId: string; readonly rang: number },
): T | undefined {
  const autres = restants
    .filter(({ dossierId }) => dossierId !== ici.dossierId)
    .toSorted((a, b) => a.rang - b.rang);
  return autres.find(({ rang }) => rang > ici.rang) ?? autres[0];
}
