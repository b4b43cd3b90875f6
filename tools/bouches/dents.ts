import { borne, fractal, marche, melange } from './alea.ts';
import type { Sommet } from './maillage.ts';
import { carieux, creuxMax, depot, habiller } from './teintes.ts';

export type Carie = { x: number; y: number; z: number; r: number; creux: number };
/** What one person's tooth has of its own. Lengths in mm; x distal, y buccal, z occlusal as fractions of the crown. */
export type EtatDent = {
  usure?: number;
  caries?: readonly Carie[];
  amalgame?: number;
  composite?: number;
  couronne?: 'or' | 'ceramique' | 'resine';
  fracture?: number;
  tartre?: number;
  plaque?: number;
  racine?: boolean;
  recession?: number;
  rotation?: number;
  bascule?: number;
  avance?: number;
  sortie?: number;
  teinte?: number;
};
export type Gabarit = { w: number; d: number; h: number; genre: 'I' | 'C' | 'P' | 'M'; sup: boolean };

const T = (w: number, d: number, h: number, genre: Gabarit['genre'], sup: boolean): Gabarit => ({
  w,
  d,
  h,
  genre,
  sup,
});
const HAUT = [
  T(8.5, 7, 10.4, 'I', true),
  T(6.7, 6.1, 9, 'I', true),
  T(7.7, 8, 10.2, 'C', true),
  T(7.1, 9, 8.4, 'P', true),
  T(6.9, 9, 7.8, 'P', true),
  T(10.3, 11, 7.4, 'M', true),
  T(9.7, 10.8, 7, 'M', true),
];
const BAS = [
  T(5.3, 5.9, 8.8, 'I', false),
  T(5.9, 6.2, 9.1, 'I', false),
  T(6.9, 7.6, 10.2, 'C', false),
  T(7.1, 7.8, 8.5, 'P', false),
  T(7.2, 8.2, 8, 'P', false),
  T(11, 10.2, 7.5, 'M', false),
  T(10.5, 10, 7, 'M', false),
];
export function gabarit(sup: boolean, rang: number): Gabarit {
  const g = (sup ? HAUT : BAS)[rang - 1];
  if (!g) throw new Error(`rang ${rang}`);
  return g;
}

const puissance = (x: number, n: number): number => Math.sign(x) * Math.abs(x) ** n;
const cloche = (x: number, s: number): number => Math.exp(-(x * x) / (s * s));

function reliefMolaire(X: number, Y: number, sup: boolean): { z: number; sillon: number } {
  const mes =
    2 * cloche(Math.hypot(X + 0.48, Y - 0.54), 0.42) + 1.9 * cloche(Math.hypot(X + 0.46, Y + 0.56), 0.42);
  const dis =
    1.8 * cloche(Math.hypot(X - 0.5, Y - 0.52), 0.4) +
    (sup ? 1.3 : 1.75) * cloche(Math.hypot(X - 0.52, Y + 0.56), 0.38);
  const ondule = 0.09 * Math.sin(X * 5.3 + 1) + (sup ? 0.12 * X : 0);
  const central = cloche(Y - ondule, 0.075) * (1 - marche(0.62, 0.8, Math.abs(X)));
  const vest = Y > 0 ? cloche(X - 0.04 - 0.06 * Math.sin(Y * 6), 0.07) * (1 - marche(0.75, 0.97, Y)) : 0;
  const ling = Y < 0 ? cloche(X - 0.12 + (sup ? 0.25 * Y : 0), 0.07) * (1 - marche(0.7, 0.95, -Y)) : 0;
  const fosse = 0.35 * cloche(Math.hypot(X, Y), 0.3);
  const sillon = Math.max(central, vest, ling);
  return {
    z: mes + dis - 0.55 * sillon - fosse + 0.25 * (fractal(X * 3.2 + (sup ? 5 : 0), Y * 3.2, 7) - 0.5),
    sillon,
  };
}

function reliefPremolaire(X: number, Y: number, sup: boolean): { z: number; sillon: number } {
  const b = 2 * cloche(Math.hypot(X * 0.8, Y - 0.48), 0.45);
  const l = (sup ? 1.55 : 1) * cloche(Math.hypot(X * 0.8, Y + 0.5), 0.42);
  const yc = -0.06 + 0.12 * X * X;
  const central = cloche(Y - yc, 0.09) * (1 - marche(0.45, 0.68, Math.abs(X)));
  const fosses = cloche(Math.hypot(Math.abs(X) - 0.5, Y - yc), 0.17);
  return { z: b + l - 0.45 * central - 0.3 * fosses, sillon: Math.max(central, 0.7 * fosses) };
}

/** A point of a tooth before its colour: s = height in the crown (negative: root), X and Y = place on the chewing face. */
export type Brut = {
  x: number;
  y: number;
  z: number;
  s: number;
  occ: number;
  sillon: number;
  X: number;
  Y: number;
};

/** Incisal outline: q from the mesial (-1) to the distal edge (1). */
function cime(canine: boolean, usure: number, q: number): number {
  if (!canine) return 1 - (q > 0 ? 0.13 : 0.06) * Math.abs(q) ** 4;
  const pointe = 1.04 - 0.2 * Math.abs(q) ** 1.25 - 0.04 * Math.max(0, q);
  return melange(pointe, 0.86, Math.min(1, usure * 1.3));
}
function largeur(canine: boolean, sp: number): number {
  return canine
    ? 0.74 + 0.26 * Math.sin(Math.min(1, sp / 0.62) * 1.57) - 0.1 * marche(0.7, 1, sp)
    : 0.72 + 0.28 * marche(-0.1, 0.8, sp);
}
/** Buccal and lingual outlines, in crown depths: convex in front, cingulum then hollow behind. */
const vestibulaire = (sp: number): number =>
  0.45 + 0.05 * Math.sin(Math.PI * Math.min(1, sp * 1.7)) - 0.27 * sp ** 2.1 - 0.035 * marche(0.9, 1, sp);
const lingual = (sp: number): number =>
  -(0.45 + 0.05 * Math.sin(Math.PI * Math.min(1, sp * 3)) - 0.5 * marche(0.08, 0.9, sp));
/** Three lobes on the buccal face, two marginal ridges on the lingual one. */
function modele(ex: number, ey: number, sp: number): number {
  if (ey > 0) return 0.1 * Math.cos(3 * Math.PI * ex) * sp * (1 - 0.3 * sp);
  return ey < 0 ? -0.75 * Math.abs(ex) ** 4 * marche(0.1, 0.5, sp) * (1 - marche(0.8, 1, sp)) : 0;
}

function brutAnterieur(g: Gabarit, e: EtatDent, u: number, v: number): Brut {
  const ang = u * 2 * Math.PI;
  const n = 0.8;
  const usure = e.usure ?? 0;
  const canine = g.genre === 'C';
  const [ex, ey] = [puissance(Math.cos(ang), n), puissance(Math.sin(ang), n)];
  const s = v < 0.2 ? (v / 0.2 - 1) * 0.6 : borne((v - 0.2) / 0.68);
  const rho = v > 0.88 ? 1 - (v - 0.88) / 0.12 : 1;
  const sp = Math.max(0, s) * (1 - usure * 0.3);
  const a = (g.w / 2) * largeur(canine, sp) * (1 + 0.35 * Math.min(0, s));
  const [yb, yl] = [g.d * vestibulaire(sp), g.d * lingual(sp)];
  const q = ex * rho;
  const z = s < 0 ? s * 9 : (sp * cime(canine, usure, q) + (1 - rho * rho) * 0.035) * g.h;
  return {
    x: a * q,
    y: (yb + yl) / 2 + ((yb - yl) / 2) * ey * rho + modele(ex, ey, sp),
    z,
    s,
    occ: v > 0.86 ? 1 : 0,
    sillon: 0,
    X: q,
    Y: ey * rho,
  };
}

/** Wear planes the cusps at a ceiling. */
function user(z: number, plafond: number): number {
  return z > plafond - 0.2 ? plafond - 0.2 + 0.1 * Math.tanh((z - plafond + 0.2) * 2) : z;
}

function brutPosterieur(g: Gabarit, e: EtatDent, u: number, v: number): Brut {
  const ang = u * 2 * Math.PI;
  const n = g.genre === 'M' ? 0.66 : 0.82;
  const [ex, ey] = [puissance(Math.cos(ang), n), puissance(Math.sin(ang), n)];
  const s = v < 0.15 ? (v / 0.15 - 1) * 0.6 : borne((v - 0.15) / 0.4);
  const rho = v > 0.55 ? 1 - (v - 0.55) / 0.45 : 1;
  const sp = Math.max(0, s);
  const galbe = 0.84 + 0.16 * Math.sin(Math.min(1, sp / 0.62) * 1.57) - 0.05 * marche(0.65, 1, sp);
  const galbeY = 0.9 + 0.1 * Math.sin(Math.min(1, sp * 2) * 1.57) - 0.17 * sp * sp;
  const racine = s < 0 ? 1 + 0.3 * s : 1;
  const relief = (g.genre === 'M' ? reliefMolaire : reliefPremolaire)(ex * rho, ey * rho, g.sup);
  const sommet = g.genre === 'M' ? 1.75 : 1.9;
  const zt = user(g.h - sommet + relief.z - 1.15 * rho ** 6 + 0.2 * rho ** 2, g.h - (e.usure ?? 0) * 1.9);
  const z = s < 0 ? s * 8 : sp * zt;
  const demi = (g.w / 2) * galbe * racine;
  return {
    x: demi * ex * rho,
    y: (g.d / 2) * galbeY * racine * ey * rho,
    z,
    s,
    occ: s >= 1 ? 1 - rho ** 8 : 0,
    sillon: relief.sillon * (s >= 1 ? 1 : marche(0.7, 1, sp)) * 0.95,
    X: ex * rho,
    Y: ey * rho,
  };
}

/** Breaks: a root remnant is cut low and jagged, a fractured crown along a slope. */
function casser(b: Brut, g: Gabarit, e: EtatDent, graine: number): void {
  if (e.racine)
    b.z = Math.min(
      b.z,
      0.9 + 1.6 * fractal(b.x * 0.8 + graine, b.y * 0.8, 2) - 0.5 * (1 - (b.x * b.x) / (g.w * g.w)),
    );
  if (e.fracture) {
    const coupe =
      g.h * (0.62 + 0.06 * fractal(b.x * 1.5, b.y * 1.5, graine)) + (b.x / g.w) * g.h * e.fracture;
    b.z = Math.min(b.z, coupe + 0.06 * b.y);
  }
}

/** A cavity goes down from the chewing face, inwards from the others. */
function creuser(b: Brut, g: Gabarit, e: EtatDent, carie: number): void {
  const creux = creuxMax(e) * marche(0.15, 0.8, carie);
  const fond = creux * (0.75 + 0.5 * fractal(b.x * 0.9, b.y * 0.9, b.z * 0.9));
  if (b.s >= 1 && g.genre !== 'I' && g.genre !== 'C') {
    b.z -= fond;
    return;
  }
  const d = Math.hypot(b.x, b.y) || 1;
  const t = Math.min(0.8, fond / d);
  b.x *= 1 - t;
  b.y *= 1 - t;
}

/** Surface of one tooth in its own frame: x distal, y buccal, z occlusal, z = 0 at the neck; `marge` = gum above the neck. */
export function surfaceDent(g: Gabarit, e: EtatDent, graine: number, marge: (x: number) => number) {
  return (u: number, v: number): Sommet => {
    const b = (g.genre === 'I' || g.genre === 'C' ? brutAnterieur : brutPosterieur)(g, e, u, v);
    b.x += (fractal(b.y * 0.3, b.z * 0.3, graine) - 0.5) * 0.35;
    b.y += (fractal(b.x * 0.3, b.z * 0.3, graine + 5) - 0.5) * 0.4;
    const avant = b.z;
    casser(b, g, e, graine);
    const casse = marche(0.02, 0.5, avant - b.z);
    const carie = e.racine ? 0.75 * fractal(b.x + graine, b.y, b.z) + 0.25 * b.occ : carieux(b, g, e, graine);
    const tartre = depot(b, g, e, graine, marge(b.x));
    creuser(b, g, e, carie);
    b.y += tartre * 0.55 * Math.sign(b.Y);
    const h = habiller(b, g, e, { graine, carie, casse, tartre, marge: marge(b.x) });
    return { p: [b.x, b.y, b.z], c: h.c, m: h.m };
  };
}
