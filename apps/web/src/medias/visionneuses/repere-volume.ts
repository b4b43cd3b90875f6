import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { croix, produit, type Vecteur } from '@orapont/domain/imagerie/geometrie';

/** In the patient's axes, from the first point of the first slice: to her left, towards her back, towards her head (millimetres). */
export type Lieu = Vecteur;

/** A picture by itself lies in a plane of its own: rows to the right, columns downwards. */
const SEUL = { ligne: [1, 0, 0], colonne: [0, 1, 0], sens: 1 } as const;

/** Directions and steps of the points of an examination, as its slices say them. */
export function repereDe({ geometrie, espacement, pas }: TechniqueDicomT) {
  const { ligne, colonne, sens } = geometrie?.etat === 'PLANS' ? geometrie : SEUL;
  const [a, b, c] = croix(ligne, colonne);
  const normale: Vecteur = [a * sens, b * sens, c * sens];
  const { x, y } = espacement ?? { x: 1, y: 1 };
  return { ligne, colonne, normale, x, y, pas: pas ?? 1 };
}

/** Where a point stands: column, line and slice of the examination to the patient's axes. */
export function enMonde(technique: TechniqueDicomT, [i, j, k]: Vecteur): [number, number, number] {
  const { ligne, colonne, normale, x, y, pas } = repereDe(technique);
  const axe = (n: 0 | 1 | 2) => i * x * ligne[n] + j * y * colonne[n] + k * pas * normale[n];
  return [axe(0), axe(1), axe(2)];
}

/** And back. */
export function enPoints(technique: TechniqueDicomT, lieu: Vecteur): [number, number, number] {
  const { ligne, colonne, normale, x, y, pas } = repereDe(technique);
  return [produit(lieu, ligne) / x, produit(lieu, colonne) / y, produit(lieu, normale) / pas];
}

/** The nearest place inside the examination. */
export function dansLExamen(technique: TechniqueDicomT, lieu: Vecteur): Lieu {
  const bornes = [technique.colonnes, technique.lignes, technique.images] as const;
  const [i, j, k] = enPoints(technique, lieu);
  const borner = (valeur: number, n: 0 | 1 | 2) => Math.max(0, Math.min(bornes[n] - 1, valeur));
  return enMonde(technique, [borner(i, 0), borner(j, 1), borner(k, 2)]);
}

export const milieuDe = (technique: TechniqueDicomT): Lieu =>
  enMonde(technique, [technique.colonnes / 2, technique.lignes / 2, technique.images / 2]);

/** How far one point goes along an axis of the patient. */
export function pasLeLong(technique: TechniqueDicomT, axe: 0 | 1 | 2): number {
  const { ligne, colonne, normale, x, y, pas } = repereDe(technique);
  return Math.abs(ligne[axe]) * x + Math.abs(colonne[axe]) * y + Math.abs(normale[axe]) * pas;
}

/** The corner of the examination nearest to her right, to her front and to her feet: what places are told from. */
export function coinDe(technique: TechniqueDicomT): Lieu {
  const { colonnes, lignes, images } = technique;
  const coins = [0, colonnes - 1].flatMap((i) =>
    [0, lignes - 1].flatMap((j) => [0, images - 1].map((k) => enMonde(technique, [i, j, k]))),
  );
  const bas = (axe: 0 | 1 | 2) => Math.min(...coins.map((coin) => coin[axe]));
  return [bas(0), bas(1), bas(2)];
}
