import type { EvaluationLueT } from '@orapont/contract/evaluation';
import { calculer, type Echelle, estComplet } from '@orapont/domain/evaluation/echelle';

/** A rectangle in which points are set, in the units of the drawing. */
export type Cadre = { readonly largeur: number; readonly hauteur: number };

export type Point = {
  readonly id: string;
  readonly x: number;
  /** Of the least that the score may be. */
  readonly y: number;
  /** Of the most; the same as `y` when nothing is missing. */
  readonly yHaut: number;
  readonly complet: boolean;
  readonly total: number;
};

/** Points of a history: time from left to right, the whole scale from bottom to top, so that two people's drawings compare. */
export function pointsDe(
  echelle: Pick<Echelle, 'items'>,
  evaluations: readonly Pick<EvaluationLueT, 'id' | 'faiteLe' | 'reponses'>[],
  { largeur, hauteur }: Cadre,
): readonly Point[] {
  const instants = evaluations.map(({ faiteLe }) => Date.parse(faiteLe));
  const [debut, fin] = [Math.min(...instants), Math.max(...instants)];
  const duree = fin - debut;
  return evaluations.map(({ id, reponses }, rang) => {
    const score = calculer(echelle, reponses);
    const part = duree === 0 ? 0.5 : ((instants[rang] ?? debut) - debut) / duree;
    return {
      id,
      x: part * largeur,
      y: hauteurDe(score.total, score.sur, hauteur),
      yHaut: hauteurDe(score.auPlus, score.sur, hauteur),
      complet: estComplet(score),
      total: score.total,
    };
  });
}

export const hauteurDe = (valeur: number, sur: number, hauteur: number): number =>
  sur === 0 ? hauteur : hauteur - (valeur / sur) * hauteur;
