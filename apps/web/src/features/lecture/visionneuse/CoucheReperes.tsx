import styles from './CadreImage.module.css';
import type { RepereAffiche } from './modele.ts';
import { type Matrice, type PointCadre, versCadre } from './moteur.ts';

interface Props {
  readonly matrice: Matrice;
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  readonly selection: string | undefined;
  readonly onSelection: (id: string) => void;
  /** In pixels of the frame; drawn in pin mode only. */
  readonly mire: PointCadre | undefined;
}

const RAYON = 11;

/**
 * Pins over the picture. Hidden from assistive technologies on purpose: the numbered list beside the picture
 * says the same in words, and is where the keyboard goes.
 */
export function CoucheReperes({ matrice, reperes, selection, onSelection, mire }: Props) {
  return (
    <svg className={styles.couche} aria-hidden="true">
      <title>Repères</title>
      {reperes.map((repere) => {
        const { x, y } = versCadre(matrice, repere);
        return (
          <g
            key={repere.id}
            className={styles.repere}
            data-choisi={repere.id === selection || undefined}
            transform={`translate(${x} ${y})`}
            onPointerDown={(event) => {
              event.stopPropagation();
              onSelection(repere.id);
            }}
          >
            <circle className={styles.halo} r={RAYON + 2} />
            <circle className={styles.disque} r={RAYON} />
            <text className={styles.numero} y="4">
              {repere.numero}
            </text>
          </g>
        );
      })}
      {mire && (
        <g transform={`translate(${mire.x} ${mire.y})`} className={styles.mire}>
          <path className={styles.mireFond} d="M-26 0H-6M6 0H26M0-26V-6M0 6V26" />
          <path className={styles.mireTrait} d="M-26 0H-6M6 0H26M0-26V-6M0 6V26" />
          <circle className={styles.mireTrait} r="2" />
        </g>
      )}
    </svg>
  );
}
