import { type Affine, composer, inverser } from './affine.ts';

/** Brightness, row by row. */
export type Gris = { readonly largeur: number; readonly hauteur: number; readonly pixels: Float32Array };

export type Recalage = {
  /** From the other picture to the base, both from 0 to 1. */
  readonly affine: Affine;
  /** Likeness of the outlines once laid over, from -1 to 1. */
  readonly ressemblance: number;
};

/** Under this likeness the two pictures are laid over as they are, and the reader is told to adjust by hand. */
export const RESSEMBLANCE_MIN = 0.25;

/** Sideways and upwards shift (of the base's width), logarithm of the scale, turn, stretch, slant. */
type Parametres = readonly [number, number, number, number, number, number];
const NEUTRE: Parametres = [0, 0, 0, 0, 0, 0];
const PAS: Parametres = [0.04, 0.04, 0.06, 0.05, 0.04, 0.04];
const COTES = [48, 96, 192] as const;
/** Part of the base that the other picture must cover for a likeness to mean anything. */
const RECOUVREMENT = 0.35;
/** Outlines are not known along the edge: two empty edges would look alike. */
const BORD = 2;

/**
 * Lays one picture over another of the same place: fluorescence over white light, or the same view at two dates. What is compared is
 * the outlines, which both show, never the brightness, which they do not share. Coarse to fine, by pattern search.
 */
export function estimer(base: Gris, autre: Gris): Recalage {
  let meilleurs: Parametres = NEUTRE;
  let score = -1;
  for (const [niveau, cote] of COTES.entries()) {
    const [b, a] = [contours(reduire(base, cote)), contours(reduire(autre, cote))];
    const juger = (p: Parametres) => ressemblance(b, a, p);
    const departs = niveau === 0 ? [NEUTRE, ...grille()].map((p) => [juger(p), p] as const) : [];
    const depart = departs.toSorted(([x], [y]) => y - x)[0]?.[1] ?? meilleurs;
    [meilleurs, score] = affiner(juger, depart, 0.5 ** niveau);
  }
  return { affine: enAffine(base, autre, meilleurs), ressemblance: score };
}

function* grille(): Generator<Parametres> {
  for (const x of [-0.24, -0.16, -0.08, 0, 0.08, 0.16, 0.24])
    for (const y of [-0.16, -0.08, 0, 0.08, 0.16])
      for (const echelle of [-0.2, 0, 0.2])
        for (const tour of [-0.1, 0, 0.1]) yield [x, y, echelle, tour, 0, 0];
}

function affiner(
  juger: (p: Parametres) => number,
  depart: Parametres,
  echelle: number,
): [Parametres, number] {
  let ici = depart;
  let score = juger(ici);
  for (let pas = echelle; pas > echelle / 20; ) {
    const avant = score;
    for (const essayer of voisins(pas)) {
      const essai = essayer(ici);
      const vu = juger(essai);
      if (vu > score) [ici, score] = [essai, vu];
    }
    if (score === avant) pas /= 2;
  }
  return [ici, score];
}

/** One step of each parameter, both ways. */
const voisins = (pas: number) =>
  PAS.flatMap((unite, i) =>
    [-1, 1].map(
      (sens) => (p: Parametres) => p.with(i, (p[i] ?? 0) + sens * pas * unite) as unknown as Parametres,
    ),
  );

/** From a point of the base to a point of the other, in pixels around their middles. */
function matriceDe([, , echelle, tour, etirement, biais]: Parametres) {
  const [c, s] = [Math.cos(tour), Math.sin(tour)];
  const [kx, ky] = [Math.exp(echelle + etirement), Math.exp(echelle - etirement)];
  return [c * kx, s * kx, (c * Math.tan(biais) - s) * ky, (s * Math.tan(biais) + c) * ky] as const;
}

/** Correlation of two pictures where they overlap. */
function ressemblance(base: Gris, autre: Gris, p: Parametres): number {
  const [m0, m1, m2, m3] = matriceDe(p);
  const decalage = { x: p[0] * base.largeur, y: p[1] * base.largeur };
  let [n, sb, sa, sbb, saa, sab] = [0, 0, 0, 0, 0, 0];
  for (let y = BORD; y < base.hauteur - BORD; y++)
    for (let x = BORD; x < base.largeur - BORD; x++) {
      const [dx, dy] = [x - base.largeur / 2, y - base.hauteur / 2];
      const vu = lire(
        autre,
        m0 * dx + m2 * dy + autre.largeur / 2 + decalage.x,
        m1 * dx + m3 * dy + autre.hauteur / 2 + decalage.y,
      );
      if (vu < 0) continue;
      const ici = base.pixels[y * base.largeur + x] ?? 0;
      n++;
      sb += ici;
      sa += vu;
      sbb += ici * ici;
      saa += vu * vu;
      sab += ici * vu;
    }
  if (n < RECOUVREMENT * base.pixels.length) return -1;
  const ecart = Math.sqrt((sbb - (sb * sb) / n) * (saa - (sa * sa) / n));
  return ecart < 1e-6 ? -1 : (sab - (sb * sa) / n) / ecart;
}

/** Between four pixels; negative outside. */
function lire({ largeur, hauteur, pixels }: Gris, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < BORD || y0 < BORD || x0 >= largeur - BORD - 1 || y0 >= hauteur - BORD - 1) return -1;
  const [fx, fy] = [x - x0, y - y0];
  const i = y0 * largeur + x0;
  const haut = (pixels[i] ?? 0) * (1 - fx) + (pixels[i + 1] ?? 0) * fx;
  const bas = (pixels[i + largeur] ?? 0) * (1 - fx) + (pixels[i + largeur + 1] ?? 0) * fx;
  return haut * (1 - fy) + bas * fy;
}

/** Mean of the pixels that fall in each, down to that many on the longest side. */
export function reduire(image: Gris, cote: number): Gris {
  const facteur = Math.max(image.largeur, image.hauteur) / cote;
  if (facteur <= 1) return image;
  const [largeur, hauteur] = [Math.round(image.largeur / facteur), Math.round(image.hauteur / facteur)];
  const sommes = new Float32Array(largeur * hauteur);
  const comptes = new Float32Array(largeur * hauteur);
  for (let y = 0; y < image.hauteur; y++)
    for (let x = 0; x < image.largeur; x++) {
      const ou =
        Math.min(hauteur - 1, Math.floor(y / facteur)) * largeur +
        Math.min(largeur - 1, Math.floor(x / facteur));
      sommes[ou] = (sommes[ou] ?? 0) + (image.pixels[y * image.largeur + x] ?? 0);
      comptes[ou] = (comptes[ou] ?? 0) + 1;
    }
  return { largeur, hauteur, pixels: sommes.map((somme, i) => somme / Math.max(1, comptes[i] ?? 1)) };
}

/** How fast brightness changes, levelled so that a bright edge does not drown the others, and slightly blurred. */
function contours({ largeur, hauteur, pixels }: Gris): Gris {
  const brut = new Float32Array(pixels.length);
  const en = (x: number, y: number) => pixels[y * largeur + x] ?? 0;
  for (let y = 1; y < hauteur - 1; y++)
    for (let x = 1; x < largeur - 1; x++)
      brut[y * largeur + x] = Math.sqrt(Math.hypot(en(x + 1, y) - en(x - 1, y), en(x, y + 1) - en(x, y - 1)));
  return { largeur, hauteur, pixels: adoucir(brut, largeur) };
}

function adoucir(pixels: Float32Array, largeur: number): Float32Array {
  return pixels.map((milieu, i) => {
    const cotes =
      (pixels[i - 1] ?? 0) + (pixels[i + 1] ?? 0) + (pixels[i - largeur] ?? 0) + (pixels[i + largeur] ?? 0);
    return (2 * milieu + cotes) / 6;
  });
}

/** The search goes from the base to the other, in pixels of pictures of the same longest side; what is asked is the way back, from 0 to 1. */
function enAffine(base: Gris, autre: Gris, p: Parametres): Affine {
  const [lb, hb] = proportions(base);
  const [la, ha] = proportions(autre);
  const [m0, m1, m2, m3] = matriceDe(p);
  const versCentre: Affine = [lb, 0, 0, hb, -lb / 2, -hb / 2];
  const milieu: Affine = [m0, m1, m2, m3, la / 2 + p[0] * lb, ha / 2 + p[1] * lb];
  const versAutre: Affine = [1 / la, 0, 0, 1 / ha, 0, 0];
  return inverser(composer(versAutre, composer(milieu, versCentre)));
}

const proportions = ({ largeur, hauteur }: Gris): readonly [number, number] => {
  const cote = Math.max(largeur, hauteur);
  return [largeur / cote, hauteur / cote];
};
