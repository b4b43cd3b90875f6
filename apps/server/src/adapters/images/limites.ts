import { PIXELS_MAX } from '@orapont/domain/captation/medias';
import { ImageRefusee } from './rejet.ts';

/** Read from the header, before anything is decoded. */
export function verifierDimensions(largeur: number, hauteur: number): void {
  if (largeur < 1 || hauteur < 1) throw new ImageRefusee('ILLISIBLE');
  if (largeur * hauteur > PIXELS_MAX) throw new ImageRefusee('TROP_GRAND');
}
