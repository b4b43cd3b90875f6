import type { PointImage } from '../modele.ts';

/** `a…f` of `matrix()`: from one picture to another, both from 0 to 1. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITE: Affine = [1, 0, 0, 1, 0, 0];

export function appliquerAffine([a, b, c, d, e, f]: Affine, { x, y }: PointImage): PointImage {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export function composer([a2, b2, c2, d2, e2, f2]: Affine, [a1, b1, c1, d1, e1, f1]: Affine): Affine {
  return [
    a2 * a1 + c2 * b1,
    b2 * a1 + d2 * b1,
    a2 * c1 + c2 * d1,
    b2 * c1 + d2 * d1,
    a2 * e1 + c2 * f1 + e2,
    b2 * e1 + d2 * f1 + f2,
  ];
}

export function inverser([a, b, c, d, e, f]: Affine): Affine {
  const n = a * d - b * c;
  return [d / n, -b / n, -c / n, a / n, (c * f - d * e) / n, (b * e - a * f) / n];
}

type Trois = readonly [PointImage, PointImage, PointImage];

/** The one affine that sends three points onto three others; undefined when they stand on one line. */
export function affineDepuisPoints(de: Trois, vers: Trois): Affine | undefined {
  const [depart, arrivee] = [depuisUnite(de), depuisUnite(vers)];
  const aire = Math.abs(depart[0] * depart[3] - depart[1] * depart[2]);
  return aire < 0.002 ? undefined : composer(arrivee, inverser(depart));
}

/** Sends (0,0), (1,0) and (0,1) onto three points. */
const depuisUnite = ([o, u, v]: Trois): Affine => [u.x - o.x, u.y - o.y, v.x - o.x, v.y - o.y, o.x, o.y];
