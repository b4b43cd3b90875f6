import { BufferAttribute, BufferGeometry } from 'three';
import type { V3 } from './alea.ts';

/** One vertex: place (mm), linear colour, and matter = metal, roughness, relief, decay. */
export type Sommet = { p: V3; c: V3; m: readonly [number, number, number, number] };

/** A surface sampled on a grid; `ferme` joins the last column to the first so that the normals stay smooth. */
export function grille(
  nu: number,
  nv: number,
  ferme: boolean,
  f: (u: number, v: number) => Sommet,
): BufferGeometry {
  const pos: number[] = [];
  const col: number[] = [];
  const mat: number[] = [];
  for (let j = 0; j < nv; j++) {
    for (let i = 0; i < nu; i++) {
      const s = f(i / (ferme ? nu : nu - 1), j / (nv - 1));
      pos.push(...s.p);
      col.push(...s.c);
      mat.push(...s.m);
    }
  }
  const index: number[] = [];
  const colonnes = ferme ? nu : nu - 1;
  for (let j = 0; j < nv - 1; j++) {
    for (let i = 0; i < colonnes; i++) {
      const a = j * nu + i;
      const b = j * nu + ((i + 1) % nu);
      index.push(a, b, a + nu, b, b + nu, a + nu);
    }
  }
  const g = new BufferGeometry();
  g.setAttribute('position', new BufferAttribute(new Float32Array(pos), 3));
  g.setAttribute('color', new BufferAttribute(new Float32Array(col), 3));
  g.setAttribute('matiere', new BufferAttribute(new Float32Array(mat), 4));
  g.setIndex(index);
  g.computeVertexNormals();
  return g;
}

/** Smooth path through points (Catmull-Rom), t in [0, 1]. */
export function chemin(points: readonly (readonly number[])[], t: number): number[] {
  const n = points.length - 1;
  const x = Math.min(n - 1e-6, Math.max(0, t * n));
  const i = Math.floor(x);
  const f = x - i;
  const pt = (k: number) => points[Math.min(n, Math.max(0, k))] ?? [];
  const [a, b, c, d] = [pt(i - 1), pt(i), pt(i + 1), pt(i + 2)];
  return b.map((bv, k) => {
    const [av, cv, dv] = [a[k] ?? 0, c[k] ?? 0, d[k] ?? 0];
    return (
      0.5 *
      (2 * bv +
        (cv - av) * f +
        (2 * av - 5 * bv + 4 * cv - dv) * f * f +
        (3 * bv - av - 3 * cv + dv) * f ** 3)
    );
  });
}
