import { ajouterJours, jourParis } from '../dates.ts';
import type { CodeEchelle } from './catalogue.ts';
import type { Reponses } from './echelle.ts';

/** One observation, as it is kept: a value that says everything of itself, on a device or in a base. */
export type Evaluation = {
  readonly id: string;
  readonly echelle: CodeEchelle;
  readonly reponses: Reponses;
  readonly faiteLe: string;
  readonly acteId: string | null;
  /** The observation that this one corrects. */
  readonly remplaceId: string | null;
};

/** Observations that no other replaces, oldest first. */
export function enVigueur<E extends Evaluation>(evaluations: readonly E[]): readonly E[] {
  const remplacees = new Set(evaluations.map(({ remplaceId }) => remplaceId));
  return evaluations.filter(({ id }) => !remplacees.has(id)).toSorted(parDate);
}

/** Days during which an observation of the record, made outside the request, still goes with it. */
export const JOURS_DE_FRAICHEUR = 30;

/**
 * Observations that go with a request: those made for it, and the latest of each other scale when it is recent. Nothing older
 * leaves the record.
 *
 * @rule TE-04
 * @interpretation thirty days: only what is needed crosses the wall (minimisation, art. 5 RGPD)
 */
export function aCiter<E extends Evaluation>(
  evaluations: readonly E[],
  { acteId, maintenant }: { readonly acteId: string; readonly maintenant: string },
): readonly E[] {
  const depuis = ajouterJours(jourParis(maintenant), -JOURS_DE_FRAICHEUR);
  const parEchelle = new Map<CodeEchelle, E>();
  for (const evaluation of enVigueur(evaluations)) {
    const deja = parEchelle.get(evaluation.echelle);
    const propre = evaluation.acteId === acteId;
    const recente = jourParis(evaluation.faiteLe) >= depuis;
    if (propre || (recente && deja?.acteId !== acteId)) parEchelle.set(evaluation.echelle, evaluation);
  }
  return [...parEchelle.values()].toSorted(parDate);
}

const parDate = (a: Evaluation, b: Evaluation) =>
  a.faiteLe === b.faiteLe ? (a.id < b.id ? -1 : 1) : a.faiteLe < b.faiteLe ? -1 : 1;
