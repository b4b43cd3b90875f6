import type { ImageLueT } from '@orapont/contract/lecture';
import type { PointImage } from '@orapont/domain/bouche/mesure';
import type { Repere } from '@orapont/domain/bouche/observation';
import type { Montree } from '@orapont/domain/bouche/presomption';
import type { GenreMedia, Modalite } from '@orapont/domain/captation/medias';
import { borner, LUMIERE_NEUTRE, type Lumiere, type ReglageLumiere, reglerLumiere } from './lumiere.ts';

export type { PointImage } from '@orapont/domain/bouche/mesure';

/** What the viewer needs to know of a picture; the screen that loads the case builds it. */
export interface ImageDeLecture {
  readonly id: string;
  /** Which frame shows it; a photograph unless told. */
  readonly genre?: GenreMedia;
  /** `montre`: what a good picture of this view shows, when its protocol says so. */
  readonly vue: {
    readonly code: string;
    readonly libelle: string;
    readonly ordre?: number;
    readonly montre?: Montree;
  };
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
  /** When it was taken, for a picture of another date: said beside its view. */
  readonly date?: string;
  /** The act that shares it and what the server says of it, for the frames of other kinds of media. */
  readonly acte?: string;
  readonly source?: ImageLueT;
}

/** A pin as the viewer draws it, and its words. */
export type RepereAffiche = Repere & {
  readonly id: string;
  /** What stands beside it, e.g. « Dent 16, face occlusale : lésion ». */
  readonly libelle: string;
};

/** How one picture is being looked at. Nothing here is kept: it is the reader's lamp, not the record. */
export interface Reglages extends Lumiere {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly retourne: boolean;
}

export type Reglage = { readonly type: 'tourner' } | { readonly type: 'retourner' } | ReglageLumiere;

const QUARTS = [0, 90, 180, 270] as const;

/** The picture as it must first appear: mirror undone, capture's rotation applied, light untouched. */
export function reglagesInitiaux(image: ImageDeLecture): Reglages {
  return { rotation: quart(image.rotation), retourne: image.miroir, ...LUMIERE_NEUTRE };
}

export function regler(reglages: Reglages, reglage: Reglage): Reglages {
  switch (reglage.type) {
    case 'tourner':
      return { ...reglages, rotation: quart(reglages.rotation + 90) };
    case 'retourner':
      return { ...reglages, retourne: !reglages.retourne };
    default:
      return { ...reglages, ...reglerLumiere(reglages, reglage) };
  }
}

/** Where a point of the picture stands once it is turned and mirrored, from 0 to 1 on the screen: what « à gauche » means. */
export function telQueMontre({ x, y }: PointImage, { rotation, retourne }: Reglages): PointImage {
  const droit = retourne ? 1 - x : x;
  switch (rotation) {
    case 90:
      return { x: 1 - y, y: droit };
    case 180:
      return { x: 1 - droit, y: 1 - y };
    case 270:
      return { x: y, y: 1 - droit };
    default:
      return { x: droit, y };
  }
}

function quart(degres: number): Reglages['rotation'] {
  const tours = ((Math.round(degres / 90) % 4) + 4) % 4;
  return QUARTS[tours] ?? 0;
}

export const dansImage = ({ x, y }: PointImage): PointImage => ({ x: borner(x, 0, 1), y: borner(y, 0, 1) });
