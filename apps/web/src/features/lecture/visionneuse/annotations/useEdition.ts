import {
  type Annotation,
  annotationDe,
  deplacerAnnotation,
  deplacerSommet,
  sommets,
} from '@orapont/domain/bouche/annotation';
import { type KeyboardEvent, useState } from 'react';
import type { PointImage, RepereAffiche } from '../modele.ts';
import { type Matrice, versCadre, versImage } from '../moteur.ts';
import { PAS_MIRE, sensDe } from './useTrace.ts';

export interface Edition {
  readonly id: string;
  readonly annotation: Annotation;
  /** The point that moves; -1 for the whole drawing. */
  readonly sommet: number;
}

interface Options {
  readonly matrice: Matrice;
  readonly onChanger: (id: string, annotation: Annotation) => void;
}

/** Moving a drawing that is there: the whole of it or one of its points, by the arrows or by dragging a handle. One gesture to undo. */
export function useEdition({ matrice, onChanger }: Options) {
  const [edition, setEdition] = useState<Edition>();

  function finir() {
    if (edition) onChanger(edition.id, edition.annotation);
    setEdition(undefined);
  }

  function deplacer(sens: readonly [number, number], pas: number) {
    if (!edition) return;
    const { annotation, sommet } = edition;
    const ancre = sommets(annotation)[Math.max(0, sommet)] ?? annotation;
    const ici = versCadre(matrice, ancre);
    const la = versImage(matrice, { x: ici.x + sens[0] * pas, y: ici.y + sens[1] * pas });
    const suivante =
      sommet < 0
        ? deplacerAnnotation(annotation, la.x - ancre.x, la.y - ancre.y)
        : deplacerSommet(annotation, sommet, la);
    setEdition({ ...edition, annotation: suivante });
  }

  function sommetSuivant() {
    if (!edition) return;
    const total = sommets(edition.annotation).length;
    setEdition({ ...edition, sommet: total < 2 ? -1 : ((edition.sommet + 2) % (total + 1)) - 1 });
  }

  function gesteDe(touche: string): (() => void) | undefined {
    if (touche === 'Enter') return finir;
    if (touche === 'Escape') return () => setEdition(undefined);
    return touche === ' ' ? sommetSuivant : undefined;
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (!edition) return false;
    const sens = sensDe(event.key);
    const geste = sens ? () => deplacer(sens, event.shiftKey ? 1 : PAS_MIRE) : gesteDe(event.key);
    geste?.();
    return geste !== undefined;
  }

  const commencer = ({ id, ...repere }: RepereAffiche, sommet = -1) =>
    setEdition({ id, annotation: annotationDe(repere), sommet });
  const tirer = (vers: PointImage) =>
    setEdition(
      (avant) =>
        avant && { ...avant, annotation: deplacerSommet(avant.annotation, Math.max(0, avant.sommet), vers) },
    );

  return { edition, commencer, tirer, finir, onKeyDown };
}
