/** Seeded randomness and smooth noise: the same seed always gives the same mouth. */

export type V3 = readonly [number, number, number];

/** mulberry32, uniform in [0, 1). */
export function alea(graine: number): () => number {
  let a = graine >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function hache(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483647 - 1013);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

export const melange = (a: number, b: number, t: number): number => a + (b - a) * t;
export const borne = (x: number, a = 0, b = 1): number => Math.min(b, Math.max(a, x));
export function marche(a: number, b: number, x: number): number {
  const t = borne((x - a) / (b - a));
  return t * t * (3 - 2 * t);
}
export const melange3 = (a: V3, b: V3, t: number): V3 => [
  melange(a[0], b[0], t),
  melange(a[1], b[1], t),
  melange(a[2], b[2], t),
];

/** Value noise in [0, 1], one lattice cell per unit. */
function bruit(x: number, y: number, z: number): number {
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const s = (t: number) => t * t * (3 - 2 * t);
  const [u, v, w] = [s(x - i), s(y - j), s(z - k)];
  const rangee = (b: number, c: number) => melange(hache(i, b, c), hache(i + 1, b, c), u);
  const plan = (c: number) => melange(rangee(j, c), rangee(j + 1, c), v);
  return melange(plan(k), plan(k + 1), w);
}

/** Three octaves, in [0, 1]. */
export function fractal(x: number, y: number, z: number): number {
  return (
    0.57 * bruit(x, y, z) +
    0.29 * bruit(x * 2.1 + 7, y * 2.1, z * 2.1) +
    0.14 * bruit(x * 4.3, y * 4.3 + 3, z * 4.3)
  );
}

const lineaire = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
/** Colour written as screen values 0–255, given in linear light. */
export const couleur = (r: number, g: number, b: number): V3 => [
  lineaire(r / 255),
  lineaire(g / 255),
  lineaire(b / 255),
];
