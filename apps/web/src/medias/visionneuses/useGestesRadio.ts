import { type PointerEvent, type RefObject, useRef } from 'react';
import type { OutilSouris } from './BarreRadio.tsx';
import { dansCadre, glisser, useRoulette } from './gestes.ts';
import type { MoteurDicom } from './moteurDicom.ts';
import type { Surcouche } from './surcouche.ts';

interface Options {
  readonly cadre: RefObject<HTMLDivElement | null>;
  readonly moteur: RefObject<MoteurDicom | undefined>;
  readonly surcouche: Surcouche | undefined;
  readonly outil: OutilSouris;
  readonly fenetrer: (dx: number, dy: number) => void;
  /** Absent for a single picture. */
  readonly changerCoupe: ((sens: number) => void) | undefined;
}

/** What arrows, wheel, mouse and fingers do on a radiograph: window, move, zoom, another slice, or a point of what is drawn. */
export function useGestesRadio({ cadre, moteur, surcouche, outil, fenetrer, changerCoupe }: Options) {
  useRoulette(cadre, (event) => {
    if (changerCoupe && !event.ctrlKey) changerCoupe(Math.sign(event.deltaY));
    else
      moteur.current?.zoomer(event.deltaY < 0 ? 1.1 : 0.9, cadre.current && dansCadre(cadre.current, event));
  });

  return {
    surFleche(dx: number, dy: number, avecMaj: boolean) {
      if (avecMaj) fenetrer(dx * 4, dy * 4);
      else moteur.current?.deplacer(dx * -40, dy * -40);
    },
    surPointeur(event: PointerEvent<HTMLDivElement>) {
      if (event.button > 1) return;
      const ici = event.currentTarget;
      const vise = surcouche?.vise ?? false;
      const parFenetre = !vise && outil === 'FENETRE' && event.button === 0 && !event.shiftKey;
      glisser(event, {
        onPas: (dx, dy) => (parFenetre ? fenetrer(dx, dy) : moteur.current?.deplacer(dx, dy)),
        onPincer: (facteur, dx, dy, milieu) => {
          moteur.current?.zoomer(facteur, dansCadre(ici, milieu));
          moteur.current?.deplacer(dx, dy);
        },
        onLacher: (ou, bouge) => {
          const point = moteur.current?.versImage(dansCadre(ici, ou));
          if (vise && !bouge && point) surcouche?.onPoint(point);
        },
      });
    },
  };
}

/** The next slice or the one before, as fast as a wheel turns: faster than the screen is drawn. */
export function useChangerCoupe(images: number, numero: number, choisir: (numero: number) => void) {
  const courant = useRef(numero);
  courant.current = numero;
  if (images < 2) return undefined;
  return (sens: number) => {
    courant.current = Math.max(0, Math.min(images - 1, courant.current + sens));
    choisir(courant.current);
  };
}
