import styles from './CadreImage.module.css';
import type { Matrice } from './moteur.ts';
import type { Affine } from './recalage/affine.ts';

export interface Superposee {
  readonly url: string;
  /** From this other picture to the one below, both from 0 to 1. */
  readonly affine: Affine;
  readonly visible: boolean;
  /** Its own lamp. */
  readonly filtre?: string;
}

/** The other picture of a pair, laid exactly over the one below: shown or hidden at once, at any zoom. */
export function Superposition({ superposee, matrice }: { superposee: Superposee; matrice: Matrice }) {
  const { a, b, c, d, e, f } = matrice;
  const { affine } = superposee;
  return (
    <svg
      className={styles.superposition}
      aria-hidden="true"
      data-visible={superposee.visible || undefined}
      style={{ filter: superposee.filtre ?? 'none' }}
    >
      <title>Image superposée</title>
      <g transform={`matrix(${a} ${b} ${c} ${d} ${e} ${f}) matrix(${affine.join(' ')})`}>
        <image href={superposee.url} width="1" height="1" preserveAspectRatio="none" />
      </g>
    </svg>
  );
}
