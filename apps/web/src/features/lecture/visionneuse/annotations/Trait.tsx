import type { Annotation } from '@orapont/domain/bouche/annotation';
import { direValeur } from '@orapont/domain/bouche/mesure';
import { type Matrice, type PointCadre, versCadre } from '../moteur.ts';
import styles from './Annotations.module.css';

const POINTE = 13;
const BARRE = 6;

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
    case 'LONGUEUR':
      return (
        <Cotee points={[ancre, versCadre(matrice, trait.vers)]} valeur={direValeur(annotation, trait)} />
      );
    case 'ANGLE': {
      const [un, autre] = trait.cotes.map((cote) => versCadre(matrice, cote));
      return un && autre && <Cotee points={[un, ancre, autre]} valeur={direValeur(annotation, trait)} />;
    }
    default:
      return null;
  }
}

/** A measured line: a small bar across each end, its value beside the last. */
function Cotee({ points, valeur }: { readonly points: readonly PointCadre[]; readonly valeur: string }) {
  const [debut, fin] = [points[0], points.at(-1)];
  if (!(debut && fin)) return null;
  const barres = points.length === 2 ? `${barre(debut, fin)}${barre(fin, debut)}` : '';
  return (
    <>
      <Double chemin={`${ligne(points)}${barres}`} />
      <text className={styles.texte} x={fin.x + 10} y={fin.y - 10}>
        {valeur}
      </text>
    </>
  );
}

function barre(ou: PointCadre, vers: PointCadre): string {
  const angle = Math.atan2(vers.y - ou.y, vers.x - ou.x) + Math.PI / 2;
  const [dx, dy] = [BARRE * Math.cos(angle), BARRE * Math.sin(angle)];
  return ligne([
    { x: ou.x - dx, y: ou.y - dy },
    { x: ou.x + dx, y: ou.y + dy },
  ]);
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

/** Where the number stands: away from what an arrow shows, and from the ends of a measure. */
export function placeDuNumero({ trait, x, y }: Annotation): { readonly x: number; readonly y: number } {
  if (trait?.forme === 'FLECHE') return trait.depuis;
  const bout =
    trait?.forme === 'LONGUEUR' ? trait.vers : trait?.forme === 'ANGLE' ? trait.cotes[0] : undefined;
  return bout ? { x: (x + bout.x) / 2, y: (y + bout.y) / 2 } : { x, y };
}
