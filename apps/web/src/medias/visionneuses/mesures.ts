import type { TechniqueDicomT } from '@orapont/contract/media-technique';

/** Column and line of a picture, from its upper left corner; fractions are between two points. */
export type Point = readonly [colonne: number, ligne: number];

export type Mesure =
  | { readonly id: number; readonly sorte: 'LONGUEUR'; readonly points: readonly [Point, Point] }
  | { readonly id: number; readonly sorte: 'ANGLE'; readonly points: readonly [Point, Point, Point] };

type Espacement = NonNullable<TechniqueDicomT['espacement']>;

/** Millimetres between two points of the picture. */
export function longueur([a, b]: readonly [Point, Point], { x, y }: Pick<Espacement, 'x' | 'y'>): number {
  return Math.hypot((b[0] - a[0]) * x, (b[1] - a[1]) * y);
}

/** Degrees at the middle point, from 0 to 180; it needs no unit, but it needs square points or their shape. */
export function angle(
  [a, sommet, b]: readonly [Point, Point, Point],
  { x, y }: Pick<Espacement, 'x' | 'y'>,
): number {
  const vers = (p: Point) => Math.atan2((p[1] - sommet[1]) * y, (p[0] - sommet[0]) * x);
  const ecart = Math.abs(vers(a) - vers(b));
  return ((ecart > Math.PI ? 2 * Math.PI - ecart : ecart) * 180) / Math.PI;
}

/** Values shown from black to white, as a window moves: never narrower than one value. */
export function deplacerFenetre(
  { centre, largeur }: TechniqueDicomT['fenetre'],
  { dx, dy, pas }: { readonly dx: number; readonly dy: number; readonly pas: number },
): TechniqueDicomT['fenetre'] {
  return { centre: centre + dy * pas, largeur: Math.max(1, largeur + dx * pas) };
}

export type Prereglage = {
  readonly code: string;
  readonly libelle: string;
  readonly fenetre: TechniqueDicomT['fenetre'];
};

/** Windows worth a button: the file's own, and for a volume in Hounsfield-like values those of the mouth. */
export function prereglages({ fenetre, modalite, bits }: TechniqueDicomT): readonly Prereglage[] {
  const { centre, largeur } = fenetre;
  const propres = [
    { code: 'ORIGINE', libelle: 'D’origine', fenetre },
    { code: 'CONTRASTE', libelle: 'Contraste fort', fenetre: { centre, largeur: largeur / 2 } },
    { code: 'DOUX', libelle: 'Contraste doux', fenetre: { centre, largeur: largeur * 1.5 } },
  ];
  if (modalite !== 'CT' || bits !== 16) return propres;
  return [
    ...propres.slice(0, 1),
    { code: 'OS', libelle: 'Os', fenetre: { centre: 700, largeur: 3_000 } },
    { code: 'DENTS', libelle: 'Dents', fenetre: { centre: 1_600, largeur: 4_000 } },
    { code: 'TISSUS', libelle: 'Tissus mous', fenetre: { centre: 40, largeur: 400 } },
  ];
}
