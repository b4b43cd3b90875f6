import type { FormeAnnotation } from '@orapont/domain/bouche/annotation';
import { direValeur, type Echelle, type Mesure } from '@orapont/domain/bouche/mesure';
import { mesureDepuis } from '../../../../medias/visionneuses/mesures.ts';
import type { PointImage } from '../modele.ts';
import { type Matrice, type PointCadre, versCadre, versImage } from '../moteur.ts';
import styles from './Annotations.module.css';
import { Double, fleche, ligne } from './Trait.tsx';
import type { useTrace } from './useTrace.ts';

interface Props {
  readonly forme: FormeAnnotation;
  readonly matrice: Matrice;
  readonly echelle?: Echelle | undefined;
  readonly points: readonly PointImage[];
  readonly mire: PointCadre;
  readonly pointeur: ReturnType<typeof useTrace>['pointeur'];
}

/** The drawing being made, its crosshair, and the sheet that takes the pointer for what is pulled or drawn in one go. */
export function CoucheTrace({ forme, matrice, echelle, points, mire, pointeur }: Props) {
  const traces = points.map((point) => versCadre(matrice, point));
  const [depuis] = traces;
  const tire = forme === 'FLECHE' || forme === 'CONTOUR';
  return (
    <svg
      className={styles.couche}
      aria-hidden="true"
      data-tire={tire || undefined}
      {...(tire ? pointeur : {})}
    >
      <title>Tracé en cours</title>
      {forme === 'FLECHE' && depuis && <Double chemin={fleche(depuis, mire)} />}
      {(forme === 'LONGUEUR' || forme === 'ANGLE') && depuis && (
        <>
          <Double chemin={ligne([...traces, mire])} />
          <text className={styles.texte} x={mire.x + 14} y={mire.y - 14}>
            {valeurEnCours(forme, [...points, versImage(matrice, mire)], echelle)}
          </text>
        </>
      )}
      {forme === 'CONTOUR' && depuis && <Double chemin={ligne([...traces, mire])} />}
      <g transform={`translate(${mire.x} ${mire.y})`}>
        <path className={styles.fond} d="M-26 0H-6M6 0H26M0-26V-6M0 6V26" />
        <path className={styles.fin} d="M-26 0H-6M6 0H26M0-26V-6M0 6V26" />
        <circle className={styles.fin} r="2" />
      </g>
    </svg>
  );
}

/** What it would be if the next point were where the crosshair is. */
function valeurEnCours(
  forme: Mesure['forme'],
  points: readonly PointImage[],
  echelle: Echelle | undefined,
): string {
  const faite = echelle && mesureDepuis(forme, points, echelle);
  return faite ? direValeur(faite, faite.trait) : '';
}
