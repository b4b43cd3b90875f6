import { borne, couleur, fractal, marche, melange, melange3, type V3 } from './alea.ts';
import type { Brut, EtatDent, Gabarit } from './dents.ts';

const EMAIL = couleur(236, 222, 202);
const COLLET = couleur(224, 186, 142);
const DENTINE = couleur(196, 152, 92);
const RACINE = couleur(216, 182, 136);
const TARTRE = couleur(190, 148, 100);
const PLAQUE = couleur(224, 206, 156);
const SILLON = couleur(104, 70, 38);
const CARIE = couleur(96, 56, 24);
const NECROSE = couleur(30, 18, 12);
const AMALGAME = couleur(128, 127, 125);
const OR = couleur(226, 172, 84);
const CERAMIQUE = couleur(236, 230, 216);
const RESINE = couleur(238, 230, 210);

function fond(b: Brut, g: Gabarit, e: EtatDent, teinte: V3, graine: number): V3 {
  const s = Math.max(0, b.s);
  const nuage = fractal(b.x * 0.45 + graine, b.y * 0.45, b.z * 0.35);
  let c = melange3(melange3(COLLET, EMAIL, marche(-0.05, 0.55, s)), teinte, 0.5);
  c = melange3(c, couleur(246, 240, 228), 0.32 * marche(0.5, 0.75, nuage));
  const bord = g.genre === 'I' || g.genre === 'C' ? marche(0.78, 0.98, s) * (1 - (e.usure ?? 0)) : 0;
  c = melange3(c, couleur(196, 198, 200), 0.3 * bord);
  c = melange3(c, melange3(RACINE, SILLON, 0.3 * nuage), marche(0.03, -0.07, b.s));
  const dentine =
    (e.usure ?? 0) *
    b.occ *
    (g.genre === 'M' || g.genre === 'P'
      ? marche(0.25, 0.75, fractal(b.x * 0.5 + graine, b.y * 0.5, 3))
      : 0.9);
  c = melange3(c, DENTINE, borne(dentine * 0.9));
  return melange3(
    c,
    SILLON,
    borne(b.sillon * 0.75 * marche(0.25, 0.7, fractal(b.x * 0.8 + graine, b.y * 0.8, 9))),
  );
}

/** Decay at a point, 0 to 1, with a ragged edge. */
export function carieux(b: Brut, g: Gabarit, e: EtatDent, graine: number): number {
  let m = 0;
  for (const k of e.caries ?? []) {
    const d = Math.hypot(b.x - (k.x * g.w) / 2, b.y - (k.y * g.d) / 2, b.z - k.z * g.h);
    const bruite = d + (fractal(b.x * 1.3 + graine, b.y * 1.3, b.z * 1.3) - 0.5) * k.r * 1.1;
    m = Math.max(m, 1 - marche(k.r * 0.3, k.r, bruite));
  }
  return m;
}

export const creuxMax = (e: EtatDent): number => Math.max(0, ...(e.caries ?? []).map((k) => k.creux));

type Habit = { c: V3; m: [number, number, number, number] };
type Usage = { graine: number; carie: number; casse: number; tartre: number; marge: number };

/** Calculus along the gum, 0 to 1. */
export function depot(b: Brut, _g: Gabarit, e: EtatDent, graine: number, marge: number): number {
  if (!e.tartre) return 0;
  const haut = marge + e.tartre * (1.2 + 2.6 * fractal(b.x * 0.7 + graine, b.Y, graine));
  return borne(
    (1 - marche(haut - 0.5, haut, b.z)) *
      marche(marge - 0.7, marge - 0.1, b.z) *
      marche(0.35, 0.6, fractal(b.x * 0.6, b.z * 0.4, graine + 2) + e.tartre * 0.3),
  );
}

function etenduePlombage(b: Brut, taille: number): number {
  const axe =
    borne(1.5 - Math.abs(b.Y - 0.08 * Math.sin(b.X * 5)) / 0.3) *
    (1 - marche(taille > 1 ? 1.2 : 0.62, taille > 1 ? 1.4 : 0.78, b.X));
  const bras = b.Y > 0 ? borne(1.4 - Math.abs(b.X - 0.05) / 0.24) * (1 - marche(0.6, 0.8, b.Y)) : 0;
  return (
    Math.max(axe * (1 - marche(0.6, 0.75, -b.X)), bras) *
    (b.s >= 1 ? 1 : taille > 1 && b.X > 0.4 ? marche(0.4, 0.7, b.s) : 0)
  );
}

function couronner(b: Brut, e: EtatDent): Habit | null {
  const collet = 1 - marche(0, 0.45, b.s);
  switch (e.couronne) {
    case 'or':
      return { c: OR, m: [1, 0.2, 0.1, 0] };
    case 'ceramique':
      return {
        c: melange3(melange3(CERAMIQUE, COLLET, 0.3 * collet), SILLON, 0.25 * b.sillon),
        m: [0, 0.12, 0.1, 0],
      };
    case 'resine':
      return {
        c: melange3(melange3(RESINE, COLLET, 0.25 * collet), SILLON, 0.15 * b.sillon),
        m: [0, 0.22, 0.1, 0],
      };
    default:
      return null;
  }
}

function obturer(b: Brut, e: EtatDent, h: Habit, graine: number): Habit {
  const taille = e.amalgame ?? e.composite ?? 0;
  if (taille === 0) return h;
  const bord = (fractal(b.x * 0.9 + graine, b.y * 0.9, 1) - 0.5) * 0.5;
  const p = marche(0.45, 0.56, etenduePlombage(b, taille) + bord);
  const lisere = p * (1 - p) * 4;
  if (e.composite) return { c: melange3(melange3(h.c, CERAMIQUE, p * 0.8), SILLON, lisere * 0.35), m: h.m };
  const ton = melange3(AMALGAME, couleur(74, 71, 69), fractal(b.x * 1.6, b.y * 1.6, graine));
  const c = melange3(melange3(h.c, couleur(120, 112, 104), 0.25 * b.occ), ton, p);
  return { c, m: [p * 0.45, melange(h.m[1], 0.3, p), melange(h.m[2], 0.7, p), 0] };
}

/** Colour and matter of a point: enamel, wear, filling or crown, then what lies on it. */
export function habiller(b: Brut, g: Gabarit, e: EtatDent, u: Usage): Habit {
  const couronne = couronner(b, e);
  if (couronne) return couronne;
  const age = e.teinte ?? 0.3;
  const teinte = melange3(couleur(240, 233, 216), couleur(218, 176, 124), age);
  let h: Habit = { c: fond(b, g, e, teinte, u.graine), m: [0, 0.2, 0.35, 0] };
  h = obturer(b, e, h, u.graine);
  let c = h.c;
  c = melange3(c, DENTINE, u.casse * 0.75);
  const film =
    (e.plaque ?? 0) *
    (1 - marche(u.marge + 0.4, u.marge + 2.4, b.z)) *
    marche(0.3, 0.6, fractal(b.x * 0.9, b.z * 0.9, u.graine));
  c = melange3(c, PLAQUE, borne(film * 0.8));
  c = melange3(
    c,
    melange3(TARTRE, couleur(226, 206, 160), fractal(b.x * 1.4, b.z * 1.4, u.graine)),
    u.tartre * 0.9,
  );
  c = melange3(c, couleur(238, 226, 200), 0.5 * marche(0.01, 0.12, u.carie) * (1 - u.carie));
  c = melange3(
    c,
    melange3(CARIE, couleur(150, 96, 44), fractal(b.x * 1.1 + 4, b.y * 1.1, b.z * 1.1)),
    marche(0.08, 0.5, u.carie),
  );
  c = melange3(
    c,
    NECROSE,
    marche(0.4, 0.9, u.carie) * marche(0.3, 0.62, fractal(b.x * 0.9 + u.graine, b.y * 0.9, b.z * 0.9 + 2)),
  );
  const mat = Math.max(u.tartre * 0.8, film, u.carie, u.casse * 0.6);
  return {
    c,
    m: [
      h.m[0] * (1 - u.carie),
      melange(h.m[1], 0.6, mat),
      h.m[2] + mat,
      Math.max(u.carie, 0.6 * u.tartre, 0.5 * film),
    ],
  };
}
