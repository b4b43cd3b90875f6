export type CoucheSommets = {
  /** x, y, z of each point. */
  readonly sommets: Float32Array;
  /** Three points a triangle. */
  readonly faces: Uint32Array;
};

/** Points in space and the triangles between them. */
export type Maillage = CoucheSommets & {
  /** Red, green and blue of each point; null when the scanner gave none. */
  readonly couleurs: Uint8Array | null;
};

/**
 * STL repeats each point for each of its triangles: the same point is kept once, so that light turns smoothly over a tooth and the
 * file is a third of its size.
 */
export function souder(points: Float32Array): CoucheSommets {
  const combien = points.length / 3;
  const faces = new Uint32Array(combien);
  const sommets = new Float32Array(points.length);
  const mots = new Int32Array(points.buffer, points.byteOffset, points.length);
  const taille = 2 ** Math.ceil(Math.log2(Math.max(2, combien * 2)));
  const cases = new Int32Array(taille).fill(-1);
  const gardes = new Int32Array(sommets.buffer);
  let nombre = 0;
  for (let i = 0; i < combien; i += 1) {
    const [a, b, c] = [mots[3 * i] ?? 0, mots[3 * i + 1] ?? 0, mots[3 * i + 2] ?? 0];
    let ici = melange(a, b, c) & (taille - 1);
    let rang = cases[ici] ?? -1;
    while (
      rang >= 0 &&
      !(gardes[3 * rang] === a && gardes[3 * rang + 1] === b && gardes[3 * rang + 2] === c)
    ) {
      ici = (ici + 1) & (taille - 1);
      rang = cases[ici] ?? -1;
    }
    if (rang < 0) {
      rang = nombre;
      nombre += 1;
      cases[ici] = rang;
      gardes.set([a, b, c], 3 * rang);
    }
    faces[i] = rang;
  }
  return { sommets: sommets.slice(0, 3 * nombre), faces };
}

const melange = (a: number, b: number, c: number): number => {
  const h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  return (h ^ (h >>> 15)) >>> 0;
};
