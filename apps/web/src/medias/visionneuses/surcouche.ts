import type { Mesure, PointImage } from '@orapont/domain/bouche/mesure';
import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useEffect } from 'react';
import type { MoteurDicom, PointCadre } from './moteurDicom.ts';

/** What a reading room lays over the picture: pins and measures that are kept. It has the keys and the pointer first while it draws. */
export interface Surcouche {
  readonly cadre: RefObject<HTMLDivElement | null>;
  readonly contenu: ReactNode;
  readonly consigne: string | undefined;
  /** What is being measured. */
  readonly mesure: Mesure['forme'] | undefined;
  /** The pointer aims rather than changes the window. */
  readonly vise: boolean;
  /** Which slice is shown, and asked for: that of the pin that was chosen. */
  readonly coupe: number | undefined;
  readonly onCoupe: (numero: number) => void;
  /** Changes each time that a drawing on a slice is asked for: it is seen on its slice. */
  readonly appel: string | undefined;
  /** Absent where pins are only shown. */
  readonly onMesurer: ((forme: Mesure['forme']) => void) | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPoint: (point: PointImage) => void;
  /** Where three corners of the picture are drawn, each time that they move: its origin, the end of its width, of its height. */
  readonly onCoins: (coins: readonly [PointCadre, PointCadre, PointCadre]) => void;
}

/** The room knows where the picture is drawn, each time that it is drawn. */
export function useCoins(
  surcouche: Surcouche | undefined,
  moteur: RefObject<MoteurDicom | undefined>,
  tour: number,
): void {
  const dire = surcouche?.onCoins;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tour` counts the drawings
  useEffect(() => {
    const m = moteur.current;
    if (!(m && dire)) return;
    dire([m.versCadre({ x: 0, y: 0 }), m.versCadre({ x: 1, y: 0 }), m.versCadre({ x: 0, y: 1 })]);
  }, [tour, dire]);
}
