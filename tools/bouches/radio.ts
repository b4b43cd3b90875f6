import { borne, fractal, marche } from './alea.ts';

/** One tooth on a periapical picture; x in mm from the left edge, roots as [x of the tip, length]. */
type DentRadio = {
  x: number;
  w: number;
  crown: number;
  racines: readonly (readonly [number, number])[];
  carie?: readonly [number, number, number];
  metal?: boolean;
  apex?: number;
  reste?: boolean;
};
export type Radio = {
  bouche: string;
  numero: number;
  description: string;
  graine: number;
  haut: boolean;
  crete: number;
  dents: readonly DentRadio[];
};

export const RADIOS: readonly Radio[] = [
  {
    bouche: 'caries',
    numero: 1,
    description:
      'Radiographie rétro-alvéolaire 35-36-37 : carie profonde de 36, image claire à l’apex mésial',
    graine: 5,
    haut: false,
    crete: 14.5,
    dents: [
      { x: 3.2, w: 7, crown: 8, racines: [[0.2, 14]] },
      {
        x: 13,
        w: 11,
        crown: 7.5,
        racines: [
          [-3.1, 13],
          [3, 12.5],
        ],
        carie: [0.8, 3, 3.3],
        apex: 0,
      },
      {
        x: 24.6,
        w: 10.6,
        crown: 7.2,
        racines: [
          [-2.3, 12],
          [2.4, 11.5],
        ],
        metal: true,
      },
    ],
  },
  {
    bouche: 'usure',
    numero: 1,
    description: 'Radiographie rétro-alvéolaire 23-24-25 : racine résiduelle de 24, alvéolyse horizontale',
    graine: 8,
    haut: true,
    crete: 17,
    dents: [
      { x: 5.5, w: 7.6, crown: 9.5, racines: [[0.3, 17]] },
      {
        x: 14.8,
        w: 6.4,
        crown: 0.5,
        racines: [
          [-1.3, 12],
          [1.3, 12.5],
        ],
        reste: true,
        apex: 1,
      },
      { x: 23.6, w: 6.8, crown: 7.6, racines: [[0.4, 14]], carie: [2.6, 5.5, 1.5] },
    ],
  },
];

const COLLET = 11;

/** Distance to a root: a cone narrowing to its tip. Negative inside. */
function distanceRacine(x: number, y: number, x0: number, r0: number, dx: number, long: number): number {
  const t = borne((y * long + x * dx - x0 * dx) / (long * long + dx * dx), 0, 1);
  return Math.hypot(x - x0 - dx * t, y - long * t) - r0 * (1 - 0.72 * t ** 1.3);
}

type Coupe = { racine: number; couronne: number; pulpe: number };
function coupe(d: DentRadio, x: number, y: number): Coupe {
  const n = d.racines.length;
  const demi = d.w / 2;
  let racine = 99;
  let pulpe = 99;
  d.racines.forEach(([dx, long], i) => {
    const x0 = n > 1 ? (i === 0 ? -1 : 1) * demi * 0.46 : 0;
    const r0 = n > 1 ? demi * 0.44 : demi * 0.74;
    racine = Math.min(racine, distanceRacine(x, y, x0, r0, dx - x0 * 0.4, long));
    pulpe = Math.min(
      pulpe,
      distanceRacine(x, y + 1.5, x0 * 0.7, n > 1 ? 0.75 : 0.95, dx - x0 * 0.2, long - 0.5),
    );
  });
  const h = borne(-y / d.crown);
  const galbe = demi * (0.78 + 0.22 * Math.sin(Math.min(1, h / 0.6) * 1.57));
  const cuspide = 0.45 * Math.cos((x / demi) * Math.PI * (n > 1 ? 2 : 1.6));
  const q = Math.max(Math.abs(x) - galbe, -y - d.crown - cuspide + 1.9 * (x / demi) ** 4, y - 0.6);
  const chambre = Math.max(Math.abs(x) - demi * 0.42, Math.abs(y + 1.2) - 1.3);
  racine += 0.25 * (fractal(x * 0.35, y * 0.35, d.x) - 0.5);
  return {
    racine,
    couronne: d.reste ? Math.max(q, -y - 0.4 - 0.8 * fractal(x, 2, 2)) : q,
    pulpe: Math.min(pulpe, chambre),
  };
}

function densiteDent(d: DentRadio, x: number, y: number, c: Coupe): number {
  const dedans = Math.min(c.racine, c.couronne);
  const bord = marche(0.12, -0.12, dedans);
  const email = y < 0.2 && !d.reste ? marche(-1.5, -0.7, c.couronne) * marche(0.2, -1.5, y) : 0;
  let v = 0.6 + 0.1 * marche(0, -2, dedans) + 0.24 * email - 0.15 * marche(0.45, -0.5, c.pulpe) * (1 - email);
  if (d.carie) {
    const [cx, cy, r] = d.carie;
    const k = Math.hypot(x - cx, (y + cy) * 1.1) + 0.9 * (fractal(x * 0.9, y * 0.9, 4) - 0.5);
    v -= 0.42 * marche(r * 1.15, r * 0.35, k) * (v > 0.5 ? 1 : 0.8);
  }
  if (d.metal)
    v += 0.6 * marche(0.12, -0.12, Math.max(Math.abs(x) - d.w * 0.22, Math.abs(y + d.crown * 0.82) - 1.5));
  return v * bord;
}

function os(r: Radio, x: number, y: number): number {
  const limite = r.crete + 0.5 * Math.sin(x * 0.45) + (fractal(x * 0.6, 1, r.graine) - 0.5);
  const tors = 0.8 * fractal(x * 0.5, y * 0.5, 1);
  const maille = (e: number, k: number) =>
    1 - Math.abs(2 * fractal(x * e + tors, y * e * 0.8 - tors, r.graine + k) - 1);
  const reseau = marche(0.72, 0.98, maille(0.75, 0)) + 0.7 * marche(0.72, 0.98, maille(1.3, 4));
  const corps = 0.17 + 0.075 * reseau + 0.16 * fractal(x * 0.16, y * 0.16, 9);
  return corps * marche(limite - 0.35, limite + 0.9, y) + 0.09 * marche(limite - 4, limite, y);
}

function lumiere(r: Radio, x: number, y: number): number {
  let v = 0.05 + os(r, x, y);
  const dansOs = marche(r.crete - 0.2, r.crete + 0.6, y);
  for (const d of r.dents) {
    const [lx, ly] = [x - d.x, y - COLLET];
    const c = coupe(d, lx, ly);
    const dist = Math.min(c.racine, c.couronne);
    if (d.apex !== undefined) {
      const [dx, long] = d.racines[d.apex] ?? [0, 12];
      v *= 1 - 0.62 * marche(3.1, 1.4, Math.hypot(lx - dx * 1.15, ly - long + 0.2) + fractal(x, y, 6));
    }
    v *= 1 - dansOs * 0.45 * marche(0.38, 0.1, dist) * (dist > 0 ? 1 : 0);
    v += dansOs * 0.12 * marche(0.24, 0.4, dist) * marche(0.75, 0.5, dist);
    const t = densiteDent(d, lx, ly, c);
    const dedans = marche(0.12, -0.12, dist);
    v = v * (1 - dedans) + dedans * (t + 0.12 * v);
  }
  return v;
}

/** Grey picture, three bytes a pixel: bone trabeculae, teeth, pulp, ligament, lamina dura. 30 × 40 mm. */
export function dessinerRadio(r: Radio, largeur: number, hauteur: number): Uint8Array {
  const sortie = new Uint8Array(largeur * hauteur * 3);
  for (let j = 0; j < hauteur; j++) {
    for (let i = 0; i < largeur; i++) {
      const y = (j / hauteur) * 37 + 1.5;
      const grain = (fractal(i * 0.6, j * 0.6, r.graine + 20) - 0.5) * 0.05;
      const v = borne(lumiere(r, (i / largeur) * 28, y) * 0.98 + grain) ** 1.0;
      const ligne = r.haut ? hauteur - 1 - j : j;
      sortie.fill(Math.round(v * 245 + 4), (ligne * largeur + i) * 3, (ligne * largeur + i) * 3 + 3);
    }
  }
  return sortie;
}
