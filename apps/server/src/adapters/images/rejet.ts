import type { MotifRejetImage, RejetImage } from '../../features/medias/ports.ts';

const PHRASES: Readonly<Record<MotifRejetImage, string>> = {
  VIDE: 'Ce fichier est vide. Reprenez la photo ou choisissez un autre fichier.',
  TROP_LOURD: 'Ce fichier est trop lourd\u00a0: 64\u00a0Mo au plus. Choisissez une image plus légère.',
  TROP_GRAND:
    'Cette image compte trop de points\u00a0: 64\u00a0millions de pixels au plus. Réduisez-la ou reprenez la photo.',
  TRONQUE:
    'Ce fichier est incomplet, il a été coupé pendant une copie. Envoyez à nouveau l’original ou reprenez la photo.',
  FORMAT_INCONNU:
    'Ce fichier n’est pas une image que l’on sait lire. Choisissez une photo JPEG, PNG, WebP ou HEIC, ou un fichier DICOM.',
  ILLISIBLE: 'Cette image ne peut pas être lue. Reprenez la photo ou exportez-la à nouveau.',
};

export function rejet(motif: MotifRejetImage): RejetImage {
  return { accepte: false, motif, phrase: PHRASES[motif] };
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
