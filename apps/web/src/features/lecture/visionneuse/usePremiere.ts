import { useEffect, useState } from 'react';
import { CADRES } from './cadres.ts';
import type { ImageDeLecture } from './modele.ts';

/** Past this, whatever happened to the first picture, the others may come. */
const PATIENCE_MS = 2_500;

/** Whether the first picture is on the screen: until then nothing else takes the line. */
export function usePremiere() {
  const [premiere, setPremiere] = useState(false);
  useEffect(() => {
    const minuterie = setTimeout(() => setPremiere(true), PATIENCE_MS);
    return () => clearTimeout(minuterie);
  }, []);
  return [premiere, () => setPremiere(true)] as const;
}

/** Fetches the neighbours while the reader looks, never before the picture that he waits for. */
export function usePrechargement(
  images: readonly ImageDeLecture[],
  courante: ImageDeLecture | undefined,
  premiere: boolean,
) {
  useEffect(() => {
    if (!premiere) return;
    const rang = images.findIndex(({ id }) => id === courante?.id);
    for (const voisine of [images[rang + 1], images[rang - 1], images[rang + 2]]) {
      if (!voisine || CADRES[voisine.genre ?? 'PHOTO']) continue;
      const image = new Image();
      image.fetchPriority = 'low';
      image.src = voisine.urlLecture;
    }
  }, [images, courante, premiere]);
}
