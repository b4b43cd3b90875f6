import {
  type Annotation,
  contourDepuis,
  type FormeAnnotation,
  surLImage,
} from '@orapont/domain/bouche/annotation';
import type { Echelle, Mesure } from '@orapont/domain/bouche/mesure';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { dansCadre, glisser, type Pincer } from '../../../../medias/visionneuses/gestes.ts';
import { mesureDepuis, POINTS_ATTENDUS } from '../../../../medias/visionneuses/mesures.ts';
import type { PointImage } from '../modele.ts';
import { type Matrice, type PointCadre, versCadre, versImage } from '../moteur.ts';

const DEPLACEMENTS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Pixels of a step of the crosshair, and of a small one. */
export const PAS_MIRE = 12;
/** Closer than this to its first point, a contour closes. */
const FERMETURE = 14;

export const sensDe = (touche: string) => DEPLACEMENTS[touche];

interface Options {
  readonly actif: boolean;
  readonly forme: FormeAnnotation;
  readonly matrice: Matrice;
  /** What the points of a radiograph measure. */
  readonly echelle?: Echelle | undefined;
  readonly onTrace: (annotation: Annotation) => void;
  /** A text was placed: its words are asked for. */
  readonly onTexte: (point: PointImage) => void;
  readonly onFin: () => void;
  /** Two fingers on the sheet: the picture moves under it. */
  readonly onPincer: Pincer;
}

/** Drawing on the picture: a crosshair moved by the arrows and Enter, or the pointer. Both make the same annotations. */
export function useTrace(options: Options) {
  const { actif, forme, matrice, echelle, onTrace, onTexte, onFin, onPincer } = options;
  const [mire, setMire] = useState<PointCadre>({ x: 0, y: 0 });
  const [points, montrer] = useState<readonly PointImage[]>([]);
  // Two clicks may come before the screen is drawn again: the second one knows of the first.
  const poses = useRef<readonly PointImage[]>([]);

  function setPoints(suite: readonly PointImage[]) {
    poses.current = suite;
    montrer(suite);
  }

  function finir(annotation: Annotation) {
    setPoints([]);
    onTrace(annotation);
  }

  /** One more point, by Enter or by a click. */
  function poser(point: PointImage) {
    const deja = poses.current;
    const [depuis] = deja;
    switch (forme) {
      case 'POINT':
        return finir(point);
      case 'TEXTE':
        return onTexte(point);
      case 'MOMENT':
        return undefined;
      case 'LONGUEUR':
      case 'ANGLE':
        return mesurer(forme, [...deja, point]);
      case 'FLECHE':
        return depuis ? finir({ ...point, trait: { forme, depuis } }) : setPoints([point]);
      case 'CONTOUR':
        return depuis && deja.length > 2 && proches(matrice, depuis, point)
          ? fermer()
          : setPoints([...deja, point]);
    }
  }

  function mesurer(sorte: Mesure['forme'], suite: readonly PointImage[]) {
    const faite = echelle && mesureDepuis(sorte, suite, echelle);
    if (faite) finir(faite);
    else if (suite.length < POINTS_ATTENDUS[sorte]) setPoints(suite);
  }

  function fermer() {
    const [premier] = points;
    if (premier && points.length > 2) finir({ ...premier, trait: { forme: 'CONTOUR', points } });
  }

  function abandonner() {
    if (points.length > 0) setPoints([]);
    else onFin();
  }

  function gesteDe({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    if (key === 'Escape') return abandonner;
    if (key === 'Backspace') return () => setPoints(points.slice(0, -1));
    if (key !== 'Enter') return undefined;
    return shiftKey ? fermer : () => poser(surLImage(versImage(matrice, mire)));
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (!actif) return false;
    const sens = sensDe(event.key);
    const pas = event.shiftKey ? 1 : PAS_MIRE;
    const geste = sens
      ? () => setMire(({ x, y }) => ({ x: x + sens[0] * pas, y: y + sens[1] * pas }))
      : gesteDe(event);
    geste?.();
    return geste !== undefined;
  }

  /** An arrow is pulled towards what it shows; a contour is drawn in one go. A second finger drops it: two of them pinch. */
  const pointeur = {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      const feuille = event.currentTarget;
      const enPoint = (ou: { readonly clientX: number; readonly clientY: number }) =>
        surLImage(versImage(matrice, dansCadre(feuille, ou)));
      const premier = glisser(event, {
        onPas(_dx, _dy, ou) {
          const point = enPoint(ou);
          setMire(versCadre(matrice, point));
          if (forme === 'CONTOUR') setPoints([...poses.current, point]);
        },
        onPincer(...pincement) {
          if (poses.current.length > 0) setPoints([]);
          onPincer(...pincement);
        },
        onLacher: (ou) => lacher(enPoint(ou)),
      });
      event.stopPropagation();
      setPoints(premier ? [enPoint(event)] : []);
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      if (event.buttons === 0) setMire(dansCadre(event.currentTarget, event));
    },
  };

  function lacher(point: PointImage) {
    const [depuis] = poses.current;
    const contour = forme === 'CONTOUR' ? contourDepuis(poses.current) : undefined;
    if (contour) finir(contour);
    else if (forme === 'FLECHE' && depuis && !proches(matrice, depuis, point))
      finir({ ...point, trait: { forme, depuis } });
    else setPoints([]);
  }

  return { mire, setMire, points, setPoints, poser, onKeyDown, pointeur };
}

const proches = (matrice: Matrice, a: PointImage, b: PointImage) => {
  const [p, q] = [versCadre(matrice, a), versCadre(matrice, b)];
  return Math.hypot(p.x - q.x, p.y - q.y) < FERMETURE;
};

export function pointDe(event: PointerEvent<Element>, matrice: Matrice): PointImage {
  const { left, top } = (event.currentTarget.closest('svg') ?? event.currentTarget).getBoundingClientRect();
  return surLImage(versImage(matrice, { x: event.clientX - left, y: event.clientY - top }));
}
