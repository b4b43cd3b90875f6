import type { BufferGeometry } from 'three';
import { borne, couleur, fractal, marche, melange, melange3, type V3 } from './alea.ts';
import { demiLargeur } from './machoire.ts';
import { chemin, grille, type Sommet } from './maillage.ts';

const cloche = (x: number, s: number): number => Math.exp(-(x * x) / (s * s));
const ROSE = couleur(208, 122, 116);
const ROUGE = couleur(176, 62, 64);
const PEAU = couleur(205, 150, 122);
const VERMILLON = couleur(172, 88, 84);

function rides(x: number, z: number): number {
  const cote = x < 0 ? 3.1 : 0;
  const phase = (z + 0.28 * Math.abs(x) + 1.6 * fractal(x * 0.16 + cote, z * 0.16, 4)) * 1.35;
  const crete = Math.max(0, Math.sin(phase)) ** 3;
  const zone =
    marche(-25, -21, z) *
    (1 - marche(-11, -9, z)) *
    marche(0.8, 2.4, Math.abs(x)) *
    (1 - marche(10, 15, Math.abs(x)));
  return crete * zone;
}

/** Vault of the palate with its rugae, raphe, incisive papilla, then the soft palate. */
export function palais(niveau: number, edente: boolean, torus: number): BufferGeometry {
  return grille(240, 300, false, (u, v): Sommet => {
    const z = melange(-4.5, -62, v);
    const X = Math.max(1.5, demiLargeur(true, Math.max(z, -47) - 1) - (edente ? 1 : 2));
    const q = u * 2 - 1;
    const x = q * X;
    const voute = 11.5 * marche(-4, -30, z);
    const mou = marche(-43, -62, z);
    let y = niveau + 1.5 + voute * (1 - Math.abs(q) ** 2.3) - mou * 15 * (1 - 0.3 * q * q);
    const r = rides(x, z);
    y -=
      r * 0.85 +
      0.7 * cloche(Math.hypot(x / 1.3, (z + 8) / 2.2), 1) +
      0.35 * cloche(x, 0.8) * marche(-10, -14, z);
    y -= torus * cloche(Math.hypot(x / 4, (z + 32) / 9), 1);
    const luette = cloche(Math.hypot(x / 2.6, (z + 59) / 3), 1);
    y -= luette * 4;
    const n = fractal(x * 0.22, z * 0.22, 1);
    let c = melange3(ROSE, ROUGE, borne(0.22 + 0.4 * (n - 0.4) + 0.65 * mou + 0.3 * luette));
    c = melange3(c, couleur(226, 160, 150), 0.45 * r + 0.25 * cloche(x, 1));
    const point = marche(0.72, 0.8, fractal(x * 1.7, z * 1.7, 8)) * marche(-30, -38, z);
    c = melange3(c, ROUGE, 0.5 * point);
    return { p: [x, y, z], c, m: [0, 0.34, 0.25 + 0.2 * mou, 0] };
  });
}

/** Floor of the mouth: sublingual folds, caruncles, frenum. */
export function plancher(niveau: number): BufferGeometry {
  return grille(200, 200, false, (u, v): Sommet => {
    const z = melange(-6, -58, v);
    const X = Math.max(1.2, demiLargeur(false, Math.max(z, -47) - 1.5) - 1.5);
    const q = u * 2 - 1;
    const x = q * X;
    const pli = cloche(Math.abs(x) - 3.2 - 0.36 * Math.max(0, -z - 12), 2.4) * marche(-11, -15, z);
    const caroncule = cloche(Math.hypot(Math.abs(x) - 1.7, z + 13.5), 1.3);
    const frein = cloche(x, 0.8) * marche(-13, -19, z);
    const y =
      -niveau - 3 - 5.5 * (1 - q ** 4) + 2.2 * pli + 1.3 * caroncule + 5 * frein * marche(-15, -26, z);
    const n = fractal(x * 0.3, z * 0.3, 2);
    let c = melange3(couleur(206, 104, 104), ROUGE, borne(n + 0.1));
    c = melange3(c, couleur(226, 150, 146), 0.5 * frein + 0.3 * caroncule + 0.2 * pli);
    return { p: [x, y, z], c, m: [0, 0.26, 0.02, 0] };
  });
}

export type Langue = {
  centre: V3;
  rayons: V3;
  lacet?: number;
  tangage?: number;
  roulis?: number;
  lesion?: boolean;
  enduit?: number;
  ventre?: boolean;
};

/** A suspicious patch on the right border: raised red and white margin around a yellowish ulcer. */
function lesion(q: V3, graine: number): { rouge: number; blanc: number; fond: number; relief: number } {
  const d0 = Math.hypot((q[2] - 0.28) / 0.24, (q[1] - 0.02) / 0.5);
  const flanc = marche(-0.3, -0.6, q[0]);
  const d = d0 + (fractal(q[2] * 9 + graine, q[1] * 7, q[0] * 3) - 0.5) * 0.75;
  const rouge = flanc * (1 - marche(0.85, 1.25, d));
  const fond = flanc * (1 - marche(0.38, 0.5, d));
  const anneau = flanc * cloche(d - 0.62, 0.2);
  const blanc = flanc * marche(0.52, 0.64, fractal(q[2] * 16, q[1] * 12, 5 + graine)) * cloche(d - 0.85, 0.4);
  return { rouge, blanc: Math.max(blanc, 0.45 * anneau), fond, relief: 1.1 * anneau - 1.3 * fond };
}

function tourner(p: V3, l: Langue): V3 {
  let [x, y, z] = p;
  const tour = (a: number, b: number, t: number): [number, number] => [
    a * Math.cos(t) - b * Math.sin(t),
    a * Math.sin(t) + b * Math.cos(t),
  ];
  [x, y] = tour(x, y, l.roulis ?? 0);
  [z, y] = tour(z, y, l.tangage ?? 0);
  [z, x] = tour(z, x, l.lacet ?? 0);
  return [x + l.centre[0], y + l.centre[1], z + l.centre[2]];
}

function teinteLangue(q: V3, dessus: number, l: Langue): V3 {
  const n = fractal(q[0] * 4, q[1] * 4, q[2] * 6);
  let c = melange3(couleur(190, 86, 90), couleur(206, 122, 118), borne(dessus * 0.9 + 0.3 * (n - 0.5)));
  c = melange3(
    c,
    couleur(224, 196, 176),
    (l.enduit ?? 0.4) *
      dessus *
      marche(0.35, 0.75, n + 0.35 * (0.5 - q[2])) *
      (1 - marche(0.5, 0.95, Math.abs(q[0]))),
  );
  if (l.ventre) {
    const veine =
      cloche(Math.abs(q[0]) - 0.26 - 0.22 * fractal(q[2] * 2.2, Math.sign(q[0]) * 3, 5), 0.06) * (1 - dessus);
    c = melange3(c, couleur(98, 50, 84), 0.42 * veine);
    c = melange3(c, couleur(214, 128, 124), 0.6 * cloche(q[0], 0.05) * (1 - dessus));
  }
  return c;
}

/** Tongue: flattened body, median groove, papillae on the back, smoother folded borders. */
export function langue(l: Langue, graine: number): BufferGeometry {
  return grille(300, 260, true, (u, v): Sommet => {
    const a = u * 2 * Math.PI;
    const b = v * Math.PI;
    const sv = Math.sin(b) ** 0.8;
    const plat = (t: number, n: number) => Math.sign(t) * Math.abs(t) ** n;
    const q: V3 = [plat(Math.cos(a), 0.8) * sv, plat(Math.sin(a), 0.85) * sv, Math.cos(b)];
    const dessus = marche(0.05, 0.55, q[1] / (sv + 0.01));
    const s = l.lesion ? lesion(q, graine) : { rouge: 0, blanc: 0, fond: 0, relief: 0 };
    const bosses = 0.9 * (fractal(q[0] * 3 + graine, q[1] * 3, q[2] * 4) - 0.5);
    const plis =
      0.35 *
      (1 - dessus) *
      Math.sin(q[2] * 34 + 3 * fractal(q[2] * 5, q[1] * 4, graine)) *
      marche(0.5, 0.9, Math.abs(q[0])) *
      marche(0.5, -0.2, q[2]);
    const e = bosses + plis + s.relief;
    const sillon = 1.5 * cloche(q[0], 0.09 + 0.03 * Math.sin(q[2] * 8)) * dessus * marche(0.95, 0.6, q[2]);
    const local: V3 = [q[0] * (l.rayons[0] + e), q[1] * (l.rayons[1] + e) - sillon, q[2] * l.rayons[2]];
    let c = teinteLangue(q, dessus, l);
    c = melange3(c, couleur(164, 30, 38), s.rouge * 0.85);
    c = melange3(c, couleur(232, 214, 206), s.blanc * 0.8);
    c = melange3(c, couleur(206, 176, 122), s.fond * (0.6 + 0.4 * fractal(q[2] * 20, q[1] * 14, 3)));
    c = melange3(c, couleur(120, 24, 26), s.fond * 0.5 * marche(0.55, 0.7, fractal(q[2] * 26, q[1] * 18, 6)));
    const papille = melange(0.12, 1, dessus) * (1 - 0.85 * s.rouge) * (l.ventre ? 0.15 : 1);
    return { p: tourner(local, l), c, m: [0, 0.3, papille, s.rouge * 0.8] };
  });
}

export type Ouverture = {
  /** Where the mouth opens, and the frame of the picture: to the right, up, towards the lens. */
  centre: V3;
  droite: V3;
  haut: V3;
  vers: V3;
  rx: number;
  ry: number;
  avant: number;
  fond: number;
  peau: number;
};

const placer = (o: Ouverture, x: number, y: number, z: number): V3 => [
  o.centre[0] + o.droite[0] * x + o.haut[0] * y + o.vers[0] * z,
  o.centre[1] + o.droite[1] * x + o.haut[1] * y + o.vers[1] * z,
  o.centre[2] + o.droite[2] * x + o.haut[2] * y + o.vers[2] * z,
];
function tour(u: number, rx: number, ry: number): [number, number] {
  const a = u * 2 * Math.PI;
  const n = 0.78;
  const p = (t: number) => Math.sign(t) * Math.abs(t) ** n;
  return [rx * p(Math.cos(a)), ry * p(Math.sin(a))];
}

/** Lips stretched round the opening, cheeks behind them, dark throat at the end. */
export function levres(o: Ouverture, graine: number): BufferGeometry {
  const a = o.avant;
  const points = [
    [34, 30, a - 14],
    [22, 19, a - 2],
    [12, 10, a + 3.5],
    [5, 4.5, a + 4],
    [1.2, 1.2, a + 1.5],
    [-0.4, -0.2, a - 3],
    [0.6, 1.6, a - 11],
    [-2, 1, a - 24],
    [-6, -3, -o.fond * 0.6],
    [-o.rx * 0.5, -o.ry * 0.5, -o.fond],
    [-o.rx, -o.ry, -o.fond - 2],
  ];
  return grille(260, 170, true, (u, v): Sommet => {
    const [dx = 0, dy = 0, z = 0] = chemin(points, v);
    const ang = u * 2 * Math.PI;
    const onde = 1.5 * (fractal(Math.cos(ang) * 2 + graine, Math.sin(ang) * 2, v * 5) - 0.5);
    const [x, y] = tour(u, o.rx + dx + onde, o.ry + dy + onde);
    const n = fractal(x * 0.15, y * 0.15, z * 0.15 + graine);
    const peau = melange3(PEAU, couleur(110, 66, 48), o.peau);
    const rouge = melange3(VERMILLON, couleur(112, 58, 56), o.peau);
    let c = melange3(peau, rouge, marche(0.27, 0.31, v + 0.02 * n));
    c = melange3(c, melange3(couleur(202, 104, 100), ROUGE, n), marche(0.4, 0.47, v));
    const p = placer(o, x, y, z);
    return { p, c, m: [0, melange(0.6, 0.3, marche(0.28, 0.42, v)), v < 0.4 ? 1 : 0.15, 0] };
  });
}

/** One side of a clear plastic retractor: a curved gutter hugging the lips. */
export function ecarteur(o: Ouverture, cote: number, demi: number): BufferGeometry {
  const profil = [
    [5.5, 4.6],
    [3, 6.6],
    [0.2, 5.6],
    [-0.9, 2.5],
    [-0.7, -4],
    [0.6, -7],
  ];
  return grille(120, 40, false, (u, v): Sommet => {
    const [d = 0, z = 0] = chemin(profil, v);
    const [x, y] = tour((cote > 0 ? 0 : 0.5) + (u - 0.5) * demi, o.rx + d - 0.6, o.ry + d - 0.6);
    return { p: placer(o, x, y, o.avant + z), c: couleur(225, 228, 230), m: [0, 0.16, 0.2, 0] };
  });
}

/** Gauze that holds the tongue. */
export function compresse(centre: V3, rayon: number): BufferGeometry {
  return grille(140, 100, true, (u, v): Sommet => {
    const [a, b] = [u * 2 * Math.PI, v * Math.PI];
    const r = rayon * (1 + 0.22 * fractal(Math.cos(a) * 1.6, Math.sin(a) * 1.6, b * 2));
    const p: V3 = [
      centre[0] + r * 1.25 * Math.sin(b) * Math.cos(a),
      centre[1] + r * Math.sin(b) * Math.sin(a),
      centre[2] + r * Math.cos(b),
    ];
    const trame = 0.5 + 0.5 * Math.sin(p[0] * 7) * Math.sin(p[1] * 7);
    return { p, c: melange3(couleur(200, 198, 194), couleur(240, 240, 238), trame), m: [0, 0.9, 1, 0] };
  });
}
