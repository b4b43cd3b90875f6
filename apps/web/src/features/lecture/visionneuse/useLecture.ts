import { useState } from 'react';
import { type ImageDeLecture, type Reglage, type Reglages, reglagesInitiaux, regler } from './modele.ts';

export type Cote = 'gauche' | 'droite';

/**
 * What the reader is doing with the pictures: which one, beside which other, under what light. Settings stay
 * with each picture while the case is open, so that going back to a picture finds it as it was left.
 */
export function useLecture(
  images: readonly ImageDeLecture[],
  active: string,
  onActive: (id: string) => void,
) {
  const [parImage, setParImage] = useState<Readonly<Record<string, Reglages>>>({});
  const [comparee, setComparee] = useState<string>();
  const [cote, setCote] = useState<Cote>('gauche');

  const gauche = images.find(({ id }) => id === active) ?? images[0];
  const droite = images.find(({ id }) => id === comparee);
  const courante = cote === 'droite' && droite ? droite : gauche;

  const reglagesDe = (image: ImageDeLecture) => parImage[image.id] ?? reglagesInitiaux(image);

  function ajuster(reglage: Reglage) {
    if (!courante) return;
    setParImage((etat) => ({
      ...etat,
      [courante.id]: regler(etat[courante.id] ?? reglagesInitiaux(courante), reglage),
    }));
  }

  function reinitialiser() {
    if (!courante) return;
    setParImage((etat) => ({ ...etat, [courante.id]: reglagesInitiaux(courante) }));
  }

  function montrer(id: string) {
    if (cote === 'droite' && droite) setComparee(id);
    else onActive(id);
  }

  function avancer(pas: number) {
    const rang = images.findIndex(({ id }) => id === courante?.id);
    const image = images[Math.min(images.length - 1, Math.max(0, rang + pas))];
    if (image) montrer(image.id);
  }

  function comparer() {
    if (droite) {
      setComparee(undefined);
      setCote('gauche');
      return;
    }
    const rang = images.findIndex(({ id }) => id === gauche?.id);
    setComparee((images[rang + 1] ?? images[rang - 1])?.id);
  }

  return {
    gauche,
    droite,
    courante,
    cote: droite ? cote : ('gauche' as const),
    setCote,
    reglagesDe,
    ajuster,
    reinitialiser,
    montrer,
    avancer,
    comparer,
  };
}
