/** A picture at the size at which all pictures are measured: one row after the other, four bytes a point. */
export type Plan = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
};

/** Longest side of a measured picture: one size for all, a smaller one is not enlarged. */
export const COTE_MESURE = 1024;

/** Part of the picture that is judged, in parts of its sides: the mouth is in the middle, lips and retractors are around. */
export type Region = {
  readonly gauche: number;
  readonly haut: number;
  readonly largeur: number;
  readonly hauteur: number;
};
export const REGION_BOUCHE: Region = { gauche: 0.18, haut: 0.18, largeur: 0.64, hauteur: 0.64 };

/** What is measured of a picture. Numbers about pixels, never about health. */
export type MesureImage = {
  readonly largeur: number;
  readonly hauteur: number;
  /** Variance of the Laplacian of the mouth region: compares pictures of the same camera, says little between cameras. */
  readonly nettete: number;
  /** Same, around the mouth region: sharper there, the camera has focused behind or beside. */
  readonly netteteAutour: number;
  /** 0 sharp, 1 smooth: how little another blur would take away, along its worse axis. Compares any two pictures. */
  readonly flou: number;
  /** How much more one axis is smooth than the other: a moved picture is smooth along its movement only. */
  readonly file: number;
  readonly luminance: number;
  /** Parts of the region, from 0 to 1. */
  readonly sombres: number;
  readonly brulees: number;
  readonly reflets: number;
  /** Spread between the 5 % darkest and the 5 % brightest points, and level of the former: mist has grey blacks. */
  readonly contraste: number;
  readonly noirs: number;
  readonly rougeSurVert: number;
  readonly bleuSurVert: number;
};

type Cadre = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Measures the mouth region of a picture, and what stands around it. */
export function mesurer(plan: Plan, region: Region = REGION_BOUCHE): MesureImage {
  const { largeur, hauteur } = plan;
  const gris = enGris(plan);
  const cadre = cadreDe(plan, region);
  const { horizontal, vertical } = lissages(gris, largeur, cadre);
  return {
    largeur,
    hauteur,
    nettete: arrondi(varianceLaplacien(gris, largeur, cadre)),
    netteteAutour: arrondi(netteteAutour(gris, plan, cadre)),
    flou: arrondi(Math.max(horizontal, vertical), 3),
    file: arrondi(Math.abs(horizontal - vertical), 3),
    ...lumiere(plan, gris, cadre),
  };
}

const arrondi = (n: number, decimales = 1) => {
  const pas = 10 ** decimales;
  return Math.round(n * pas) / pas;
};

function cadreDe({ largeur, hauteur }: Plan, region: Region): Cadre {
  const x0 = Math.max(1, Math.floor(region.gauche * largeur));
  const y0 = Math.max(1, Math.floor(region.haut * hauteur));
  return {
    x0,
    y0,
    x1: Math.max(x0 + 1, Math.min(largeur - 1, Math.ceil((region.gauche + region.largeur) * largeur))),
    y1: Math.max(y0 + 1, Math.min(hauteur - 1, Math.ceil((region.haut + region.hauteur) * hauteur))),
  };
}

/** Luma of BT.601, in thousandths, so that the sums stay whole. */
function enGris({ largeur, hauteur, rgba }: Plan): Uint8Array {
  const gris = new Uint8Array(largeur * hauteur);
  for (let i = 0, p = 0; i < gris.length; i++, p += 4)
    gris[i] = (299 * (rgba[p] ?? 0) + 587 * (rgba[p + 1] ?? 0) + 114 * (rgba[p + 2] ?? 0)) / 1000;
  return gris;
}

function varianceLaplacien(gris: Uint8Array, largeur: number, { x0, y0, x1, y1 }: Cadre, pas = 1): number {
  let somme = 0;
  let carres = 0;
  for (let y = y0; y < y1; y += pas)
    for (let i = y * largeur + x0, fin = y * largeur + x1; i < fin; i++) {
      const l =
        4 * (gris[i] ?? 0) -
        (gris[i - 1] ?? 0) -
        (gris[i + 1] ?? 0) -
        (gris[i - largeur] ?? 0) -
        (gris[i + largeur] ?? 0);
      somme += l;
      carres += l * l;
    }
  const n = (x1 - x0) * Math.ceil((y1 - y0) / pas);
  return carres / n - (somme / n) ** 2;
}

/** Around, an order of magnitude is enough. */
const UNE_LIGNE_SUR = 3;

/** The sharpest of the four bands around the region. */
function netteteAutour(gris: Uint8Array, { largeur, hauteur }: Plan, c: Cadre): number {
  const bandes: readonly Cadre[] = [
    { x0: 1, y0: 1, x1: largeur - 1, y1: c.y0 },
    { x0: 1, y0: c.y1, x1: largeur - 1, y1: hauteur - 1 },
    { x0: 1, y0: c.y0, x1: c.x0, y1: c.y1 },
    { x0: c.x1, y0: c.y0, x1: largeur - 1, y1: c.y1 },
  ];
  return bandes
    .filter(({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0) > 0)
    .reduce((max, bande) => Math.max(max, varianceLaplacien(gris, largeur, bande, UNE_LIGNE_SUR)), 0);
}

/**
 * How smooth the region is along each axis: the part of the differences between neighbours that a blur of nine points leaves.
 *
 * @source F. Crété et al., « The blur effect: perception and estimation with a new no-reference perceptual blur metric », SPIE 2007
 */
function lissages(gris: Uint8Array, largeur: number, cadre: Cadre) {
  const { x0, y0 } = cadre;
  return {
    horizontal: lissage(gris, largeur, { ...cadre, x0: x0 + FENETRE }, 1),
    vertical: lissage(gris, largeur, { ...cadre, y0: y0 + FENETRE }, largeur),
  };
}

const FENETRE = 9;

/** Row after row for both axes, as points lie in memory, in ninths of a level; `pas` is the way to the neighbour along the axis. */
function lissage(gris: Uint8Array, largeur: number, { x0, y0, x1, y1 }: Cadre, pas: number): number {
  let differences = 0;
  let perdues = 0;
  for (let y = y0; y < y1; y++)
    for (let i = y * largeur + x0, fin = y * largeur + x1; i < fin; i++) {
      // The window moves by one: its blur changes by what comes in less what goes out.
      const milieu = i - 4 * pas;
      const nette = FENETRE * Math.abs((gris[milieu] ?? 0) - (gris[milieu - pas] ?? 0));
      differences += nette;
      perdues += Math.max(0, nette - Math.abs((gris[i] ?? 0) - (gris[i - FENETRE * pas] ?? 0)));
    }
  // A picture of one colour has nothing to lose: it is as smooth as can be.
  return differences === 0 ? 1 : (differences - perdues) / differences;
}

const SOMBRE = 30;
const BRULE = 248;

function lumiere(plan: Plan, gris: Uint8Array, cadre: Cadre) {
  const histogramme = new Uint32Array(256);
  const couleurs: [number, number, number] = [0, 0, 0];
  let reflets = 0;
  for (let y = cadre.y0; y < cadre.y1; y++) {
    const ligne = y * plan.largeur;
    for (let i = ligne + cadre.x0; i < ligne + cadre.x1; i++) {
      const g = gris[i] ?? 0;
      histogramme[g] = (histogramme[g] ?? 0) + 1;
      if (ajouterCouleur(couleurs, plan.rgba, i, g)) reflets++;
    }
  }
  const points = (cadre.x1 - cadre.x0) * (cadre.y1 - cadre.y0);
  const [rouge, vert, bleu] = couleurs;
  const noirs = centile(histogramme, points * 0.05);
  return {
    luminance: arrondi(moyenne(histogramme, points)),
    sombres: arrondi(part(histogramme, 0, SOMBRE) / points, 3),
    brulees: arrondi(part(histogramme, BRULE, 256) / points, 3),
    reflets: arrondi(reflets / points, 3),
    noirs,
    contraste: centile(histogramme, points * 0.95) - noirs,
    rougeSurVert: vert === 0 ? 0 : arrondi(rouge / vert, 2),
    bleuSurVert: vert === 0 ? 0 : arrondi(bleu / vert, 2),
  };
}

/** Adds a point to the sums when the sensor is neither blind nor full there. True for a white point: a reflection. */
function ajouterCouleur(
  couleurs: [number, number, number],
  rgba: Plan['rgba'],
  i: number,
  gris: number,
): boolean {
  const [r, v, b] = [rgba[4 * i] ?? 0, rgba[4 * i + 1] ?? 0, rgba[4 * i + 2] ?? 0];
  if (Math.min(r, v, b) >= BRULE) return true;
  if (gris <= SOMBRE || Math.max(r, v, b) >= BRULE) return false;
  couleurs[0] += r;
  couleurs[1] += v;
  couleurs[2] += b;
  return false;
}

const moyenne = (histogramme: Uint32Array, points: number) =>
  histogramme.reduce((somme, n, niveau) => somme + n * niveau, 0) / points;

const part = (histogramme: Uint32Array, de: number, a: number) =>
  histogramme.subarray(de, a).reduce((somme, n) => somme + n, 0);

function centile(histogramme: Uint32Array, rang: number): number {
  let vus = 0;
  for (const [niveau, n] of histogramme.entries()) {
    vus += n;
    if (vus >= rang) return niveau;
  }
  return 255;
}
