import { COTE_LECTURE, type Lecture } from './lecture.ts';

/** Away from the page: the next picture is being aimed at meanwhile. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  reduire(data).then(
    (lecture) => postMessage(lecture),
    // A file that this browser cannot draw leaves whole.
    () => postMessage(undefined),
  );
});

const QUALITE = 0.72;

/** Upright, without metadata; undefined when the picture is hardly larger than that. */
async function reduire(fichier: Blob): Promise<Lecture | undefined> {
  const image = await createImageBitmap(fichier);
  const { width: largeur, height: hauteur } = image;
  const facteur = COTE_LECTURE / Math.max(largeur, hauteur);
  if (facteur >= 1) return undefined;
  const toile = new OffscreenCanvas(Math.round(largeur * facteur), Math.round(hauteur * facteur));
  const dessin = toile.getContext('2d');
  if (!dessin) return undefined;
  dessin.imageSmoothingQuality = 'high';
  dessin.drawImage(image, 0, 0, toile.width, toile.height);
  image.close();
  const reduite = await toile.convertToBlob({ type: 'image/jpeg', quality: QUALITE });
  return reduite.size * 2 < fichier.size ? { fichier: reduite, largeur, hauteur } : undefined;
}
