import { useState } from 'react';
import { type ImageDeLecture, type Reglage, type Reglages, reglagesInitiaux, regler } from './modele.ts';

export type Cote = 'gauche' | 'droite';

interface Options {
  readonly images: readonly ImageDeLecture[];
  /** Pictures of earlier dates, newest first: only ever beside one of today's. */
  readonly anterieures: readonly ImageDeLecture[];
  readonly active: string;
  readonly onActive: (id: string) => void;
  /** Those that show what is pointed at on the chart; J and K walk these alone. */
  readonly lueurs: ReadonlySet<string> | undefined;
}

/**
 * What the reader is doing with the pictures: which one, beside which other, under what light. Settings stay
 * with each picture while the case is open, so that going back to a picture finds it as it was left.
 */
export function useLecture({ images, anterieures, active, onActive, lueurs }: Options) {
  const [parImage, setParImage] = useState<Readonly<Record<string, Reglages>>>({});
  const [comparee, setComparee] = useState<string>();
  const [cote, setCote] = useState<Cote>('gauche');

  const gauche = images.find(({ id }) => id === active) ?? images[0];
  const droite = [...images, ...anterieures].find(({ id }) => id === comparee);
  const courante = cote === 'droite' && droite ? droite : gauche;
  const parcourues = lueurs ? images.filter(({ id }) => lueurs.has(id)) : images;

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

  function avancer(pas: number, toutes = false) {
    const liste = toutes || parcourues.length === 0 ? images : parcourues;
    const rang = liste.findIndex(({ id }) => id === courante?.id);
    const suivant = rang < 0 ? (pas > 0 ? 0 : liste.length - 1) : rang + pas;
    const image = liste[Math.min(liste.length - 1, Math.max(0, suivant))];
    if (image) montrer(image.id);
  }

  function fermer() {
    setComparee(undefined);
    setCote('gauche');
  }

  function comparer() {
    if (droite) return fermer();
    const rang = images.findIndex(({ id }) => id === gauche?.id);
    setComparee((images[rang + 1] ?? images[rang - 1])?.id);
  }

  const avant = anterieures.filter(
    ({ vue, modalite }) => vue.code === gauche?.vue.code && modalite === gauche.modalite,
  );

  /** The same view at the date before, then at the one before that, then none. */
  function remonter() {
    const suivante = avant[avant.findIndex(({ id }) => id === comparee) + 1];
    if (suivante) setComparee(suivante.id);
    else fermer();
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
    remonter,
    aUnAvant: avant.length > 0,
  };
}
