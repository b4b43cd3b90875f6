import type { Couleur } from './lumiere.ts';
import type { ImageDeLecture, PointImage, Reglages } from './modele.ts';

/**
 * `a…f` of an SVG `matrix()`: from the picture (0 to 1 on each side) to pixels of the frame.
 * The overlay and the crosshair live on it, so that a pin stays on its tooth through zoom, turn and mirror.
 */
export interface Matrice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** What the viewer asks of a zooming library: small enough to be replaced, and to be faked in tests. */
export interface Moteur {
  ouvrir(image: ImageDeLecture, reglages: Reglages): void;
  appliquer(reglages: Reglages): void;
  zoomer(facteur: number): void;
  deplacer(dx: number, dy: number): void;
  cadrer(): void;
  /** Where the reader looks; undefined until a picture is there. */
  vue(): Vue | undefined;
  /** Looks there too, without saying so: two linked frames must not answer each other. */
  suivre(vue: Vue): void;
  /** Brings a point of the picture to the middle, close enough to see what stands there. */
  montrer?(point: PointImage): void;
  /** Mean colour around a point of the frame, as recorded, whatever the reader's lamp. */
  couleur?(point: PointCadre): Couleur | undefined;
  detruire(): void;
}

/** Where a frame looks, so that a picture of another shape can look there too. */
export interface Vue {
  /** 1 = the whole picture in its frame. */
  readonly zoom: number;
  /** How far the middle of the picture stands from the middle of the frame, on the screen, in widths of the frame. */
  readonly x: number;
  readonly y: number;
}

export type EtatImage = 'chargement' | 'affichee' | 'erreur';

export interface EvenementsMoteur {
  onEtat(etat: EtatImage): void;
  onMatrice(matrice: Matrice): void;
  /** A click without drag, on the picture. */
  onClic(point: PointImage): void;
  /** Full definition is on screen (it is fetched only once the reader zooms past the reading size). */
  onDefinition(definition: 'lecture' | 'originale'): void;
  /** The reader zoomed or moved. */
  onVue(vue: Vue): void;
}

export type CreerMoteur = (element: HTMLElement, evenements: EvenementsMoteur) => Moteur;

/** Pixels of the frame, from its upper left corner. */
export interface PointCadre {
  readonly x: number;
  readonly y: number;
}

export const IDENTITE: Matrice = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export function versCadre(m: Matrice, { x, y }: PointImage): PointCadre {
  return { x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f };
}

export function versImage(m: Matrice, { x, y }: PointCadre): PointImage {
  const determinant = m.a * m.d - m.b * m.c;
  const dx = x - m.e;
  const dy = y - m.f;
  return { x: (m.d * dx - m.c * dy) / determinant, y: (m.a * dy - m.b * dx) / determinant };
}

/** The matrix that sends three corners of the picture (origin, end of width, end of height) where they are drawn. */
export function matriceDepuisCoins(
  origine: PointCadre,
  boutLargeur: PointCadre,
  boutHauteur: PointCadre,
): Matrice {
  return {
    a: boutLargeur.x - origine.x,
    b: boutLargeur.y - origine.y,
    c: boutHauteur.x - origine.x,
    d: boutHauteur.y - origine.y,
    e: origine.x,
    f: origine.y,
  };
}
