import { ImageRefusee } from './rejet.ts';

/** Megabytes as people count them. @source issue “first opinion”, pictures */
export const TAILLE_MAX = 64_000_000;
export const PIXELS_MAX = 64_000_000;

/** Read from the header, before anything is decoded. */
export function verifierDimensions(largeur: number, hauteur: number): void {
  if (largeur < 1 || hauteur < 1) throw new ImageRefusee('ILLISIBLE');
  if (largeur * hauteur > PIXELS_MAX) throw new ImageRefusee('TROP_GRAND');
}
