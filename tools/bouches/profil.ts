import { borne, melange } from './alea.ts';
import { type Machoire, niveau, type Place } from './machoire.ts';

/** Along the ridge: gum level, half thickness at the neck, absence of tooth, swelling over the root. */
export type Profil = { h: number; b: number; vide: number; bosse: number };
const PAPILLE = [4, 3.8, 3.2, 2.6, 2.3, 1.9, 1.6];

const crete = (p: Place): number => 2.4 + 0.1 * p.g.d;

/** Height of the papilla between two places. */
function papille(m: Machoire, p: Place, voisin: Place): number {
  if (p.la && voisin.la) return (PAPILLE[p.rang - 1] ?? 2) * (1 - Math.min(0.75, m.recession * 0.22));
  return p.la || voisin.la ? 0.6 : 0;
}

/** `a`: 0 at the middle of the place, 1 at its edge. */
function autourDent(p: Place, niveauDent: number, pointe: number, a: number): Profil {
  return {
    h: melange(niveauDent, pointe, a ** 2.5),
    b: p.g.d * 0.45 * (1 - 0.4 * a ** 3),
    vide: 0,
    bosse: Math.cos(a * 1.5708) ** 2,
  };
}
function creteVide(p: Place, voisin: Place, niveauCrete: number, pointe: number, a: number): Profil {
  const bord = voisin.la ? voisin.g.d * 0.27 : crete(voisin);
  return { h: melange(niveauCrete, pointe, a ** 1.5), b: melange(crete(p), bord, a ** 2), vide: 1, bosse: 0 };
}

function profilBrut(m: Machoire, ps: readonly Place[], s: number): Profil {
  const trouve = ps.findIndex((p) => s < p.s + p.w / 2);
  const i = trouve < 0 ? ps.length - 1 : trouve;
  const p = ps[i];
  if (!p) return { h: 8, b: 3, vide: 1, bosse: 0 };
  const u = borne((s - p.s) / (p.w / 2), -1.4, 1.4);
  const voisin = ps[u > 0 ? i + 1 : i - 1] ?? p;
  const ici = niveau(m, p);
  const pointe = (ici + niveau(m, voisin)) / 2 - papille(m, p, voisin);
  const a = Math.min(1, Math.abs(u));
  return p.la ? autourDent(p, ici, pointe, a) : creteVide(p, voisin, ici, pointe, a);
}

const PAS = 0.15;
export type Lisse = (s: number, large: boolean) => Profil;
/** The same, read anywhere along the ridge: finely for the margin, widely for what lies below. */
export function profilLisse(m: Machoire, ps: readonly Place[]): Lisse {
  const n = Math.round(120 / PAS);
  const brut = Array.from({ length: n }, (_, i) => profilBrut(m, ps, -60 + i * PAS));
  const moyenne = (demi: number) =>
    brut.map((_, i) => {
      const t = brut.slice(Math.max(0, i - demi), i + demi + 1);
      const autour = brut.slice(Math.max(0, i - 9), i + 10);
      const m1 = (f: (x: Profil) => number) => t.reduce((a, x) => a + f(x), 0) / t.length;
      const m2 = (f: (x: Profil) => number) => autour.reduce((n, x) => n + f(x), 0) / autour.length;
      return { h: m1((x) => x.h), b: m1((x) => x.b), vide: m2((x) => x.vide), bosse: m2((x) => x.bosse) };
    });
  const [fin, gros] = [moyenne(2), moyenne(28)];
  return (s, large) => {
    const x = borne((s + 60) / PAS, 0, n - 1.001);
    const i = Math.floor(x);
    const t = large ? gros : fin;
    const [a, b] = [t[i], t[i + 1]];
    if (!a || !b) return { h: 8, b: 3, vide: 1, bosse: 0 };
    const f = x - i;
    const m = (g: (q: Profil) => number) => melange(g(a), g(b), f);
    return { h: m((q) => q.h), b: m((q) => q.b), vide: m((q) => q.vide), bosse: m((q) => q.bosse) };
  };
}
