import type { Orientation } from './exif.ts';

/** A file without its metadata: every byte that makes a pixel is the one received. Dimensions are the stored ones. */
export type Depouille = {
  readonly octets: Buffer;
  readonly largeur: number;
  readonly hauteur: number;
  readonly orientation: Orientation;
};
