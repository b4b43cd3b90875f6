import type { BufferGeometry } from 'three';
import { borne, couleur, fractal, marche, melange, melange3, type V3 } from './alea.ts';
import { surfaceDent } from './dents.ts';
import { collet, INCLINAISON, type Machoire, type Place, places, surArc } from './machoire.ts';
import { chemin, grille, type Sommet } from './maillage.ts';
import { type Lisse, type Profil, profilLisse } from './profil.ts';

/** Where the gum turns out into the cheek, and the rolled border of a denture. */
const VESTIBULE = [
  [8.5, 17],
  [4.2, 14],
] as const;
const BORD_PROTHESE = [
  [-1, 10.6],
  [1.6, 11.2],
] as const;

function coupe(f: Profil, l: Profil, m: Machoire): number[][] {
  const bosse = 0.75 * f.bosse - 0.2;
  const mi = (k: number) => melange(l.h, f.h, k);
  const mb = (k: number) => melange(l.b, f.b, k);
  const v = f.vide;
  const dents: number[][] = [
    ...(m.resine ? BORD_PROTHESE.map(([y, h]) => [l.b + y, l.h + h]) : []),
    ...(m.resine ? [] : VESTIBULE.map(([y, h]) => [l.b + y, l.h + h])),
    [l.b + 2.4 + bosse, l.h + 10],
    [mb(0.3) + 1.5 + bosse, mi(0.3) + 6],
    [mb(0.6) + 1.0 + 0.6 * bosse, mi(0.7) + 3],
    [mb(0.9) + 0.75, mi(0.95) + 1.3],
    [f.b + 0.62, f.h + 0.45],
    [melange(f.b + 0.28, f.b * 0.8, v), f.h + melange(0.02, -0.4, v)],
    [melange(f.b - 0.4, f.b * 0.45, v), f.h + melange(0.25, -0.8, v)],
    [0, f.h + melange(0.5, -0.95, v)],
    [-melange(f.b - 0.4, f.b * 0.45, v), f.h + melange(0.25, -0.8, v)],
    [-melange(f.b + 0.28, f.b * 0.8, v), f.h + melange(0.02, -0.4, v)],
    [-(f.b + 0.62), f.h + 0.45],
    [-(mb(0.9) + 0.9), mi(0.9) + 1.6],
    [-(mb(0.4) + 1.4), mi(0.4) + 4],
    [-(l.b + (m.sup ? 3.2 : 1.6)), l.h + 8],
    [-(l.b + (m.sup ? 8 : 1.8)), l.h + 14],
  ];
  return dents;
}

const ATTACHEE = couleur(224, 150, 142);
const MUQUEUSE = couleur(198, 98, 94);
const ROUGE = couleur(186, 58, 62);
const PIGMENT = couleur(128, 74, 66);
const ACRYLIQUE = couleur(214, 112, 112);

function teinteGencive(m: Machoire, p: V3, sous: number, interne: boolean): V3 {
  if (m.resine)
    return melange3(ACRYLIQUE, couleur(196, 84, 90), 0.5 * fractal(p[0] * 1.5, p[1] * 1.5, p[2] * 1.5));
  const n = fractal(p[0] * 0.35, p[1] * 0.35, p[2] * 0.35 + m.graine);
  const limite = 5.2 + 2 * (n - 0.5);
  let c = melange3(
    ATTACHEE,
    MUQUEUSE,
    interne ? 0.2 * n + 0.65 * marche(2, 8, sous) : marche(limite - 0.8, limite + 1.4, sous),
  );
  const bord = (1 - marche(0.3, 2 + 2 * n, sous)) * m.inflammation;
  c = melange3(c, ROUGE, borne(bord * (0.6 + 0.9 * n) + 0.12));
  c = melange3(
    c,
    couleur(236, 176, 168),
    0.25 * marche(0.5, 0.7, fractal(p[0] * 0.8 + 3, p[1] * 0.8, p[2] * 0.8)) * (1 - m.inflammation * 0.6),
  );
  return melange3(
    c,
    PIGMENT,
    m.pigment * marche(0.5, 0.72, fractal(p[0] * 0.25, p[1] * 0.5, p[2] * 0.25)) * marche(0.4, 1.5, sous),
  );
}

function gencive(m: Machoire, lisse: Lisse, bout: number): BufferGeometry {
  const sens = m.sup ? 1 : -1;
  return grille(760, 84, false, (us, v): Sommet => {
    const s = melange(-bout, bout, us);
    const f = lisse(s, false);
    const [y = 0, h = 0] = chemin(coupe(f, lisse(s, true), m), v);
    const a = surArc(m.sup, s);
    const p: V3 = [a.x + a.nx * y, sens * h, a.z + a.nz * y];
    const sous = h - f.h;
    const lisere = m.resine ? 0.05 : 0.9 - 0.4 * m.inflammation;
    return {
      p,
      c: teinteGencive(m, p, sous, v > 0.6),
      m: [0, m.resine ? 0.16 : 0.3, lisere * (1 - 0.6 * marche(4, 7, sous)), 0],
    };
  });
}

function dent(m: Machoire, p: Place, lisse: Lisse): BufferGeometry {
  const sens = m.sup ? 1 : -1;
  const y0 = collet(m, p);
  const pontique = m.pontiques?.includes(p.fdi);
  const surface = surfaceDent(
    p.g,
    p.e,
    m.graine * 3 + p.rang * 7 + p.cote * 31,
    (x) => y0 - lisse(p.s + p.cote * x, false).h,
  );
  const a = surArc(m.sup, p.s);
  const incl = ((m.sup ? INCLINAISON.sup : INCLINAISON.inf)[p.rang - 1] ?? 0) + (p.e.bascule ?? 0);
  const [ci, si] = [Math.cos(incl), Math.sin(incl)];
  const rot = p.e.rotation ?? 0;
  const [cr, sr] = [Math.cos(rot), Math.sin(rot)];
  const [tx, tz] = [a.nz * p.cote, -a.nx * p.cote];
  const g = grille(112, p.g.genre === 'M' ? 104 : 88, true, (u, v) => {
    const q = surface(u, pontique ? Math.max(v, 0.14) : v);
    const [x0, yy, zz] = q.p;
    const y1 = yy * ci + zz * si;
    const z1 = zz * ci - yy * si;
    const x2 = x0 * cr - y1 * sr;
    const y2 = x0 * sr + y1 * cr + (p.e.avance ?? 0);
    const pos: V3 = [
      a.x + tx * x2 + a.nx * y2,
      sens * (y0 - z1 - (p.e.sortie ?? 0) * 0.4),
      a.z + tz * x2 + a.nz * y2,
    ];
    return { p: pos, c: q.c, m: q.m };
  });
  return g;
}

export type Arcade = { dents: BufferGeometry[]; gencive: BufferGeometry; presentes: string[] };

/** Teeth and gum of one jaw. */
export function arcade(m: Machoire): Arcade {
  const ps = places(m);
  const lisse = profilLisse(m, ps);
  const bout = (ps.at(-1)?.s ?? 50) + 8;
  const la = ps.filter((p) => p.la);
  const presentes = la.map((p) => p.fdi).filter((f) => !m.pontiques?.includes(f));
  return { dents: la.map((p) => dent(m, p, lisse)), gencive: gencive(m, lisse, bout), presentes };
}
