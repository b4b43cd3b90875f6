import { direCoupe, type SituationCoupe } from '../imagerie/situation-coupe.ts';
import { direMesure, FORMES_MESURE, type Mesure, mesureValable, type PointImage } from './mesure.ts';

/**
 * What a pin draws beside its point. A pin without a drawing is an annotation of the kind point: what was pinned before drawings
 * existed is read as it was signed (docs/decisions/0016).
 */
export type Trait =
  /** The arrow ends at the pin. */
  | { readonly forme: 'FLECHE'; readonly depuis: PointImage }
  /** A closed line; its first point is the pin. */
  | { readonly forme: 'CONTOUR'; readonly points: readonly PointImage[] }
  | { readonly forme: 'TEXTE'; readonly texte: string }
  /** A moment of a film: its pin stands on the time line, at the lower edge. */
  | { readonly forme: 'MOMENT'; readonly instant: number; readonly libelle: string }
  | Mesure;

export type Annotation = PointImage & {
  readonly trait?: Trait | undefined;
  /** The slice that it lies in, when its picture has several. */
  readonly coupe?: SituationCoupe | undefined;
};

/** What was drawn, without whatever else stands beside it. Absent, not undefined, where there is nothing: digests agree. */
export const annotationDe = ({ x, y, trait, coupe }: Annotation): Annotation => ({
  x,
  y,
  ...(trait ? { trait } : {}),
  ...(coupe ? { coupe } : {}),
});

export const LIBELLE_FORME = {
  POINT: 'repère',
  FLECHE: 'flèche',
  CONTOUR: 'contour',
  TEXTE: 'texte',
  MOMENT: 'moment de la vidéo',
  LONGUEUR: 'longueur',
  ANGLE: 'angle',
} as const;
export type FormeAnnotation = keyof typeof LIBELLE_FORME;
/** On any picture, and on a radiograph. */
export const FORMES = ['POINT', 'FLECHE', 'CONTOUR', 'TEXTE'] as const satisfies readonly FormeAnnotation[];
export const FORMES_RADIO = [...FORMES, ...FORMES_MESURE] as const satisfies readonly FormeAnnotation[];

export const TEXTE_MAX = 120;
/** A hand-drawn line is thinned before it is kept; this bounds what a document must draw. */
export const POINTS_MAX = 120;
const POINTS_MIN = 3;

export const formeDe = ({ trait }: Annotation): FormeAnnotation => trait?.forme ?? 'POINT';

export const estMesure = (trait: Trait | undefined | null): trait is Mesure =>
  trait?.forme === 'LONGUEUR' || trait?.forme === 'ANGLE';

/** Whether the whole drawing lies on the picture and says something. */
export function annotationValable(annotation: Annotation): boolean {
  const { trait } = annotation;
  if (trait?.forme === 'TEXTE' && (trait.texte.trim() === '' || trait.texte.length > TEXTE_MAX)) return false;
  if (trait?.forme === 'CONTOUR' && !contourValable(annotation, trait.points)) return false;
  if (trait?.forme === 'MOMENT' && !(trait.instant >= 0 && trait.libelle.trim() !== '')) return false;
  if (estMesure(trait) && !mesureValable(annotation, trait)) return false;
  return sommets(annotation).every(dansLImage);
}

const contourValable = ({ x, y }: PointImage, points: readonly PointImage[]) =>
  points.length >= POINTS_MIN && points.length <= POINTS_MAX && points[0]?.x === x && points[0].y === y;

export const dansLImage = ({ x, y }: PointImage) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

/** The points that a hand or the arrow keys can move, the pin first. */
export function sommets({ x, y, trait }: Annotation): readonly PointImage[] {
  switch (trait?.forme) {
    case 'FLECHE':
      return [{ x, y }, trait.depuis];
    case 'CONTOUR':
      return trait.points;
    case 'LONGUEUR':
      return [{ x, y }, trait.vers];
    case 'ANGLE':
      return [{ x, y }, ...trait.cotes];
    default:
      return [{ x, y }];
  }
}

/** Moves the whole drawing, as far as the picture goes: it is never bent nor cut by its edge. */
export function deplacerAnnotation<A extends Annotation>(annotation: A, dx: number, dy: number): A {
  const tous = sommets(annotation);
  const pasX = borner(dx, -Math.min(...tous.map(({ x }) => x)), 1 - Math.max(...tous.map(({ x }) => x)));
  const pasY = borner(dy, -Math.min(...tous.map(({ y }) => y)), 1 - Math.max(...tous.map(({ y }) => y)));
  return avecSommets(
    annotation,
    tous.map((point) => surLImage({ x: point.x + pasX, y: point.y + pasY })),
  );
}

/** Moves one of its points. */
export function deplacerSommet<A extends Annotation>(annotation: A, rang: number, vers: PointImage): A {
  return avecSommets(
    annotation,
    sommets(annotation).map((point, i) => (i === rang ? surLImage(vers) : point)),
  );
}

function avecSommets<A extends Annotation>(annotation: A, points: readonly PointImage[]): A {
  const [premier] = points;
  if (!premier) return annotation;
  const trait = traitAvec(annotation.trait, points);
  return { ...annotation, ...premier, ...(trait ? { trait } : {}) };
}

function traitAvec(trait: Trait | undefined, points: readonly PointImage[]): Trait | undefined {
  const [, second, troisieme] = points;
  switch (trait?.forme) {
    case 'FLECHE':
      return second && { ...trait, depuis: second };
    case 'CONTOUR':
      return { ...trait, points };
    case 'LONGUEUR':
      return second && { ...trait, vers: second };
    case 'ANGLE':
      return second && troisieme && { ...trait, cotes: [second, troisieme] };
    default:
      return trait;
  }
}

export const surLImage = ({ x, y }: PointImage): PointImage => ({ x: borner(x, 0, 1), y: borner(y, 0, 1) });

const borner = (valeur: number, min: number, max: number) => Math.min(max, Math.max(min, valeur));

/**
 * A hand-drawn line as a contour: thinned until it is light (Douglas–Peucker, then a coarser one), or undefined when it is too
 * short to enclose anything.
 */
export function contourDepuis(
  trace: readonly PointImage[],
): (Annotation & { readonly trait: Trait }) | undefined {
  let points = trace.map(surLImage);
  for (let tolerance = 0.0015; points.length > POINTS_MAX || tolerance === 0.0015; tolerance *= 1.6)
    points = amincir(points, tolerance);
  const [premier] = points;
  if (!premier || points.length < POINTS_MIN) return undefined;
  return { ...premier, trait: { forme: 'CONTOUR', points } };
}

function amincir(points: readonly PointImage[], tolerance: number): PointImage[] {
  const [debut] = points;
  const fin = points.at(-1);
  if (!debut || !fin || points.length < 3) return [...points];
  let plusLoin = { rang: 0, ecart: 0 };
  for (const [rang, point] of points.entries()) {
    const ecart = distanceAuSegment(point, debut, fin);
    if (ecart > plusLoin.ecart) plusLoin = { rang, ecart };
  }
  if (plusLoin.ecart <= tolerance) return [debut, fin];
  return [
    ...amincir(points.slice(0, plusLoin.rang + 1), tolerance).slice(0, -1),
    ...amincir(points.slice(plusLoin.rang), tolerance),
  ];
}

function distanceAuSegment(p: PointImage, a: PointImage, b: PointImage): number {
  const longueur = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const part =
    longueur === 0 ? 0 : borner(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / longueur, 0, 1);
  return Math.hypot(p.x - a.x - part * (b.x - a.x), p.y - a.y - part * (b.y - a.y));
}

const RANGEES = ['en haut', 'à mi-hauteur', 'en bas'] as const;
const COLONNES = ['à gauche', 'au milieu', 'à droite'] as const;

/** « flèche, en haut à gauche »: where a drawing stands, for who does not see it. The point is as shown on the screen. */
export function direAnnotation(annotation: Annotation, vue: PointImage): string {
  const quoi = motsDuTrait(annotation) || LIBELLE_FORME[formeDe(annotation)];
  if (annotation.trait?.forme === 'MOMENT') return quoi;
  if (annotation.coupe) return `${quoi}, ${direCoupe(annotation.coupe)}`;
  const [rangee, colonne] = [tiers(vue.y), tiers(vue.x)];
  const ou = rangee === 1 && colonne === 1 ? 'au centre' : `${RANGEES[rangee]} ${COLONNES[colonne]}`;
  return `${quoi}, ${ou} de l’image`;
}

/** The pin of a moment, where it falls on the time line of its film. */
export const momentDe = (instant: number, libelle: string, duree: number): Annotation => ({
  x: borner(duree > 0 ? instant / duree : 0, 0, 1),
  y: 1,
  trait: { forme: 'MOMENT', instant, libelle },
});

/** « 1 min 02,40 s ». */
export function direInstant(secondes: number): string {
  const s = Math.max(0, secondes);
  const reste = (s % 60).toLocaleString('fr-FR', {
    minimumIntegerDigits: 2,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${Math.floor(s / 60)}\u00a0min\u00a0${reste}\u00a0s`;
}

/** What is written or measured on the picture, and on which slice; empty for a drawing that says nothing by itself. */
export const direTrait = (annotation: Annotation): string =>
  [motsDuTrait(annotation), annotation.coupe && direCoupe(annotation.coupe)].filter(Boolean).join(', ');

function motsDuTrait({ trait, coupe, ...ancre }: Annotation): string {
  if (trait?.forme === 'TEXTE') return `«\u00a0${trait.texte}\u00a0»`;
  if (trait?.forme === 'MOMENT') return `${trait.libelle}, à ${direInstant(trait.instant)} de la vidéo`;
  return estMesure(trait) ? direMesure(ancre, trait, coupe !== undefined) : '';
}

const tiers = (valeur: number): 0 | 1 | 2 => (valeur < 1 / 3 ? 0 : valeur <= 2 / 3 ? 1 : 2);
