import { alea, melange } from './alea.ts';
import { type EtatDent, type Gabarit, gabarit } from './dents.ts';

/** One jaw of one person. Teeth are named by FDI; a tooth without an entry in `absentes` is there. */
export type Machoire = {
  sup: boolean;
  graine: number;
  absentes: readonly string[];
  etats: Readonly<Record<string, EtatDent>>;
  commun: EtatDent;
  inflammation: number;
  recession: number;
  pigment: number;
  /** Denture in place: acrylic instead of gum. */
  resine?: boolean;
  /** Pontics of a bridge: crown without root, lying on the ridge. */
  pontiques?: readonly string[];
};
export type Place = {
  fdi: string;
  s: number;
  w: number;
  g: Gabarit;
  e: EtatDent;
  la: boolean;
  cote: number;
  rang: number;
};

const COURBE = { sup: { k: 0.00497, p: 2.7, z: 0 }, inf: { k: 0.00648, p: 2.7, z: -2.6 } };

const DX = 0.02;
/** Half width reached at each twentieth of a millimetre of arc. */
function tabler(sup: boolean): number[] {
  const c = sup ? COURBE.sup : COURBE.inf;
  const table: number[] = [0];
  let l = 0;
  for (let x = 0; table.length < 1500; x += DX) {
    l += DX * Math.hypot(1, c.k * c.p * x ** (c.p - 1));
    while (table.length * 0.05 <= l) table.push(x);
  }
  return table;
}
const TABLES = { sup: tabler(true), inf: tabler(false) };

/** Half width of the arch at depth z. */
export function demiLargeur(sup: boolean, z: number): number {
  const c = sup ? COURBE.sup : COURBE.inf;
  return (Math.max(0, c.z - z) / c.k) ** (1 / c.p);
}

/** Middle line of an arch: point and outward direction at arc length s (patient's left positive). */
export function surArc(sup: boolean, s: number): { x: number; z: number; nx: number; nz: number } {
  const c = sup ? COURBE.sup : COURBE.inf;
  const t = Math.abs(s) / 0.05;
  const table = sup ? TABLES.sup : TABLES.inf;
  const i = Math.floor(t);
  const x = melange(table[i] ?? 40, table[i + 1] ?? 40, t - i);
  const pente = c.k * c.p * x ** (c.p - 1);
  const n = Math.hypot(1, pente);
  const sg = s < 0 ? -1 : 1;
  return { x: sg * x, z: c.z - c.k * x ** c.p, nx: (sg * pente) / n, nz: 1 / n };
}

/** Side (patient's right negative) and quadrant. */
const DROITE_GAUCHE = {
  sup: [
    [-1, 1],
    [1, 2],
  ],
  inf: [
    [-1, 4],
    [1, 3],
  ],
} as const;
const BORD_SUP = [-1.6, -1, -1.9, -0.7, -0.5, -0.3, -0.1];
const BORD_INF = [0.7, 0.6, 1, 0.3, 0.1, -0.2, -0.3];
export const INCLINAISON = {
  sup: [0.3, 0.28, 0.12, 0.02, 0, -0.06, -0.1],
  inf: [0.22, 0.2, 0.1, -0.08, -0.14, -0.22, -0.26],
};

/** Nobody's teeth stand quite straight: small turns and shifts, unless the person's own say otherwise. */
function etatDe(m: Machoire, fdi: string, r: () => number): EtatDent {
  return {
    rotation: (r() - 0.5) * (m.sup ? 0.12 : 0.26),
    bascule: (r() - 0.5) * 0.09,
    avance: (r() - 0.5) * 0.6,
    sortie: (r() - 0.5) * 0.5,
    ...m.commun,
    ...m.etats[fdi],
  };
}

/** Fourteen places from the patient's right to the left, with or without a tooth. */
export function places(m: Machoire): Place[] {
  const r = alea(m.graine);
  const sortie: Place[] = [];
  for (const [cote, q] of m.sup ? DROITE_GAUCHE.sup : DROITE_GAUCHE.inf) {
    let s = 0.05;
    for (let rang = 1; rang <= 7; rang++) {
      const base = gabarit(m.sup, rang);
      const fdi = `${q}${rang}`;
      const w = base.w * (0.97 + 0.06 * r());
      const e = etatDe(m, fdi, r);
      const g = { ...base, w, h: base.h * (0.96 + 0.08 * r()) };
      sortie.push({ fdi, s: cote * (s + w / 2), w, g, e, la: !m.absentes.includes(fdi), cote, rang });
      s += w + 0.02;
    }
  }
  return sortie.sort((a, b) => a.s - b.s);
}

/** Height of the neck above the biting plane, towards the root. */
export function collet(m: Machoire, p: Place): number {
  const bord = (m.sup ? BORD_SUP : BORD_INF)[p.rang - 1] ?? 0;
  return p.g.h + (m.sup ? bord : -bord) + (p.e.sortie ?? 0) * 0.4;
}
export function niveau(m: Machoire, p: Place): number {
  const perdu = m.resine ? 0 : m.commun.teinte && m.absentes.length > 5 ? 4.5 : 2;
  return collet(m, p) + (p.la ? (p.e.recession ?? 0) + m.recession : m.absentes.length >= 14 ? 5 : perdu);
}
