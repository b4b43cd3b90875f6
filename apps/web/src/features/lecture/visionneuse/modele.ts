import type { Modalite } from '@orapont/domain/captation/medias';

/** What the viewer needs to know of a picture; the screen that loads the case builds it. */
export interface ImageDeLecture {
  readonly id: string;
  readonly vue: { readonly code: string; readonly libelle: string };
  /** Small square for the filmstrip; the reading size serves when there is none. */
  readonly urlVignette?: string;
  readonly urlLecture: string;
  readonly urlOriginal: string;
  /** Pixels of the original; they give the shape of the frame before the picture is there. */
  readonly largeur: number;
  readonly hauteur: number;
  /** Taken in a mirror: shown flipped back, so that left and right are those of the mouth. */
  readonly miroir: boolean;
  /** Quarter turns asked at capture, in degrees clockwise, applied after the mirror is undone. */
  readonly rotation: number;
  readonly modalite: Modalite;
}

/** A pin as the viewer draws it: the domain's `Repere` (x, y from 0 to 1, before rotation) and its words. */
export interface RepereAffiche {
  readonly id: string;
  readonly mediaId: string;
  readonly x: number;
  readonly y: number;
  /** What stands beside it, e.g. « Dent 16, face occlusale : lésion ». */
  readonly libelle: string;
}

/** From 0 to 1, from the upper left corner of the picture as kept. */
export interface PointImage {
  readonly x: number;
  readonly y: number;
}

/** How one picture is being looked at. Nothing here is kept: it is the reader's lamp, not the record. */
export interface Reglages {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly retourne: boolean;
  /** Percent, 100 = as taken. */
  readonly luminosite: number;
  readonly contraste: number;
}

export type Reglage =
  | { readonly type: 'tourner' }
  | { readonly type: 'retourner' }
  | { readonly type: 'luminosite'; readonly valeur: number }
  | { readonly type: 'contraste'; readonly valeur: number };

export const BORNES_LUMIERE = { min: 40, max: 220, pas: 10 } as const;

const QUARTS = [0, 90, 180, 270] as const;

/** The picture as it must first appear: mirror undone, capture's rotation applied, light untouched. */
export function reglagesInitiaux(image: ImageDeLecture): Reglages {
  return {
    rotation: quart(image.rotation),
    retourne: image.miroir,
    luminosite: 100,
    contraste: 100,
  };
}

export function regler(reglages: Reglages, reglage: Reglage): Reglages {
  switch (reglage.type) {
    case 'tourner':
      return { ...reglages, rotation: quart(reglages.rotation + 90) };
    case 'retourner':
      return { ...reglages, retourne: !reglages.retourne };
    case 'luminosite':
      return { ...reglages, luminosite: borner(reglage.valeur) };
    case 'contraste':
      return { ...reglages, contraste: borner(reglage.valeur) };
  }
}

export function filtreCss({ luminosite, contraste }: Reglages): string {
  if (luminosite === 100 && contraste === 100) return 'none';
  return `brightness(${luminosite / 100}) contrast(${contraste / 100})`;
}

function quart(degres: number): Reglages['rotation'] {
  const tours = ((Math.round(degres / 90) % 4) + 4) % 4;
  return QUARTS[tours] ?? 0;
}

function borner(valeur: number): number {
  return Math.min(BORNES_LUMIERE.max, Math.max(BORNES_LUMIERE.min, valeur));
}
