/** From 0 to 1 on each side, from the upper left corner of the picture as kept, before any turn or mirror. */
export type PointImage = { readonly x: number; readonly y: number };

export const SOURCES_ECHELLE = ['PATIENT', 'CAPTEUR', 'CALIBREE', 'ABSENTE'] as const;
/** Where the size of a point was read; `ABSENTE`: nothing says it, and only angles are measured. */
export type SourceEchelle = (typeof SOURCES_ECHELLE)[number];

/** Size of the whole picture, in millimetres (in points when the source is absent: their shape is enough for an angle). */
export type Echelle = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly source: SourceEchelle;
};

/** Size of a picture in points, and of one of them in millimetres when the file says it. */
export type Grille = {
  readonly colonnes: number;
  readonly lignes: number;
  readonly espacement: {
    readonly x: number;
    readonly y: number;
    readonly source: Exclude<SourceEchelle, 'ABSENTE'>;
  } | null;
};

/** Size of the whole picture, from the size of its points; their shape alone when the file does not say it. */
export function echelleDe({ colonnes, lignes, espacement }: Grille): Echelle {
  const { x, y, source } = espacement ?? ({ x: 1, y: 1, source: 'ABSENTE' } as const);
  return { largeur: colonnes * x, hauteur: lignes * y, source };
}

/**
 * A measure on a radiograph or on a slice. Its value is not kept: it follows from the points and from the scale that was read in the file, so that a
 * figure and a drawing never disagree.
 */
export type Mesure =
  /** From the pin to `vers`. */
  | { readonly forme: 'LONGUEUR'; readonly vers: PointImage; readonly echelle: Echelle }
  /** At the pin, between two sides. */
  | {
      readonly forme: 'ANGLE';
      readonly cotes: readonly [PointImage, PointImage];
      readonly echelle: Echelle;
    };

export const FORMES_MESURE = ['LONGUEUR', 'ANGLE'] as const satisfies readonly Mesure['forme'][];

/** What a length is worth: a radiograph is a projection, and only a calibration or a slice says otherwise. */
export const RESERVE_LONGUEUR = {
  CAPTEUR:
    'longueur projetée sur le capteur, plus grande que la réalité (taille du point lue dans le fichier)',
  CALIBREE: 'longueur d’un cliché projeté, étalonnée par l’appareil (lue dans le fichier)',
  PATIENT: 'longueur dans le plan de la coupe (taille du point lue dans le fichier)',
  ABSENTE: 'sans unité',
} as const satisfies Record<SourceEchelle, string>;

/** Whether something is measured, with a scale that allows it. */
export function mesureValable(ancre: PointImage, mesure: Mesure): boolean {
  const { echelle } = mesure;
  if (!(echelle.largeur > 0 && echelle.hauteur > 0)) return false;
  if (mesure.forme === 'ANGLE') return mesure.cotes.every((cote) => distance(ancre, cote, echelle) > 0);
  return echelle.source !== 'ABSENTE' && distance(ancre, mesure.vers, echelle) > 0;
}

/** Millimetres for a length, degrees from 0 to 180 for an angle. */
export function valeurDe(ancre: PointImage, mesure: Mesure): number {
  if (mesure.forme === 'LONGUEUR') return distance(ancre, mesure.vers, mesure.echelle);
  const [un, autre] = mesure.cotes.map((cote) => directionDe(ancre, cote, mesure.echelle));
  const ecart = Math.abs((un ?? 0) - (autre ?? 0));
  return ((ecart > Math.PI ? 2 * Math.PI - ecart : ecart) * 180) / Math.PI;
}

/** « 11,9 mm » or « 38,2° ». */
export function direValeur(ancre: PointImage, mesure: Mesure): string {
  const dite = valeurDe(ancre, mesure).toLocaleString('fr-FR', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return mesure.forme === 'LONGUEUR' ? `${dite}\u00a0mm` : `${dite}°`;
}

/**
 * The value and what it is worth, wherever a measure is told without its picture.
 *
 * @rule LEC-01
 * @source DICOM PS3.3 §10.7.1.3 (Pixel Spacing, Imager Pixel Spacing); web.md §6
 */
export function direMesure(ancre: PointImage, mesure: Mesure, surCoupe = false): string {
  const valeur = direValeur(ancre, mesure);
  return mesure.forme === 'ANGLE'
    ? `${valeur}, angle mesuré ${surCoupe ? 'dans le plan de la coupe' : 'sur la projection'}`
    : `${valeur}, ${RESERVE_LONGUEUR[mesure.echelle.source]}`;
}

const distance = (a: PointImage, b: PointImage, { largeur, hauteur }: Echelle): number =>
  Math.hypot((b.x - a.x) * largeur, (b.y - a.y) * hauteur);

const directionDe = (ancre: PointImage, cote: PointImage, { largeur, hauteur }: Echelle): number =>
  Math.atan2((cote.y - ancre.y) * hauteur, (cote.x - ancre.x) * largeur);
