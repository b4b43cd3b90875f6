import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './SalleDeLecture.module.css';

interface Props {
  readonly nom: string;
  /** `horizontal`: it lies between a pane and the one under it. */
  readonly sens?: 'horizontal';
  /** Share of the room on the left of the bar, in percent. */
  readonly valeur: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (valeur: number) => void;
}

const PAS: Readonly<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowUp: -2,
  ArrowRight: 2,
  ArrowDown: 2,
  PageUp: -10,
  PageDown: 10,
};

/** The bar between two panes: dragged, or moved with the arrows. */
export function Separateur({ nom, sens, valeur, min, max, onChange }: Props) {
  const borner = (voulue: number) => onChange(Math.min(max, Math.max(min, voulue)));

  function onKeyDown(event: KeyboardEvent) {
    const cible = { Home: min, End: max }[event.key];
    const pas = PAS[event.key];
    if (cible === undefined && pas === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    borner(cible ?? valeur + (pas ?? 0));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const salle = event.currentTarget.parentElement;
    if (!(salle && event.currentTarget.hasPointerCapture(event.pointerId))) return;
    const { left, top, width, height } = salle.getBoundingClientRect();
    const part = sens === 'horizontal' ? (event.clientY - top) / height : (event.clientX - left) / width;
    borner(Math.round(100 * part));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line cannot be moved
    <div
      role="separator"
      className={styles.separateur}
      tabIndex={0}
      aria-label={nom}
      data-sens={sens}
      aria-orientation={sens ?? 'vertical'}
      aria-valuenow={valeur}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}
