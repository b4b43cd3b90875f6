import type { Annotation } from '@orapont/domain/bouche/annotation';
import { type Matrice, type PointCadre, versCadre } from '../moteur.ts';
import styles from './Annotations.module.css';

const POINTE = 13;

/** What a pin draws beside its point: white on a dark halo, readable on any picture and without a colour of its own. */
export function Trait({
  annotation,
  matrice,
}: {
  readonly annotation: Annotation;
  readonly matrice: Matrice;
}) {
  const { trait } = annotation;
  const ancre = versCadre(matrice, annotation);
  switch (trait?.forme) {
    case 'FLECHE':
      return <Double chemin={fleche(versCadre(matrice, trait.depuis), ancre)} />;
    case 'CONTOUR':
      return <Double chemin={`${ligne(trait.points.map((point) => versCadre(matrice, point)))}Z`} />;
    case 'TEXTE':
      return (
        <text className={styles.texte} x={ancre.x + 18} y={ancre.y + 5}>
          {trait.texte}
        </text>
      );
    default:
      return null;
  }
}

export function Double({ chemin }: { readonly chemin: string }) {
  return (
    <>
      <path className={styles.fond} d={chemin} />
      <path className={styles.trait} d={chemin} />
    </>
  );
}

export const ligne = (points: readonly PointCadre[]): string =>
  points.map(({ x, y }, rang) => `${rang === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** A shaft that ends at what is shown, and its two barbs. */
export function fleche(depuis: PointCadre, bout: PointCadre): string {
  const angle = Math.atan2(bout.y - depuis.y, bout.x - depuis.x);
  const barbe = (ecart: number) => ({
    x: bout.x - POINTE * Math.cos(angle + ecart),
    y: bout.y - POINTE * Math.sin(angle + ecart),
  });
  return `${ligne([depuis, bout])}${ligne([barbe(0.45), bout, barbe(-0.45)])}`;
}

/** Where the number stands: away from what an arrow shows. */
export function placeDuNumero({ trait, x, y }: Annotation): { readonly x: number; readonly y: number } {
  return trait?.forme === 'FLECHE' ? trait.depuis : { x, y };
}
