import type { MotifRejetImage, RejetImage } from '../../features/medias/ports.ts';

export function rejet(motif: MotifRejetImage): RejetImage {
  return { accepte: false, motif };
}

/** How the parsers leave; turned into a `RejetImage` at the edge of the adapter. */
export class ImageRefusee extends Error {
  readonly motif: MotifRejetImage;

  constructor(motif: MotifRejetImage, options?: ErrorOptions) {
    super(motif, options);
    this.name = 'ImageRefusee';
    this.motif = motif;
  }
}
