import type { Gris } from './estimer.ts';

const COTE = 240;

/** Brightness of a picture, small: what the estimator looks at. */
export async function enGris(url: string): Promise<Gris> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const echelle = COTE / Math.max(image.naturalWidth, image.naturalHeight);
  const [largeur, hauteur] = [
    Math.max(1, Math.round(image.naturalWidth * echelle)),
    Math.max(1, Math.round(image.naturalHeight * echelle)),
  ];
  const toile = document.createElement('canvas');
  [toile.width, toile.height] = [largeur, hauteur];
  const crayon = toile.getContext('2d', { willReadFrequently: true });
  if (!crayon) throw new Error('no canvas');
  crayon.drawImage(image, 0, 0, largeur, hauteur);
  const { data } = crayon.getImageData(0, 0, largeur, hauteur);
  const pixels = new Float32Array(largeur * hauteur).map(
    (_, i) => 0.2126 * (data[4 * i] ?? 0) + 0.7152 * (data[4 * i + 1] ?? 0) + 0.0722 * (data[4 * i + 2] ?? 0),
  );
  return { largeur, hauteur, pixels };
}
