import { croix, type Geometrie } from './geometrie.ts';

export const PLANS_DE_COUPE = ['SAGITTAL', 'CORONAL', 'AXIAL', 'INCONNU'] as const;

/** Where a slice lies in its examination: what a drawing on it means without its picture. */
export type SituationCoupe = {
  /** From the first slice, which is 0. */
  readonly rang: number;
  readonly total: number;
  /** The plane of the patient that slices are nearest to; unknown when the file does not say how they lie. */
  readonly plan: (typeof PLANS_DE_COUPE)[number];
  /** Degrees between the slice and that plane. */
  readonly inclinaison: number;
  /** Millimetres from the first slice; null when the file does not say how far apart they are. */
  readonly position: number | null;
};

type Examen = {
  readonly images: number;
  readonly pas: number | null;
  readonly geometrie?: Geometrie | undefined;
};

/**
 * The slice of that rank, as its file tells it; undefined for a single picture, and past the last slice.
 *
 * @source DICOM PS3.3 §C.7.6.2.1.1 (Image Orientation and Image Position, Patient)
 */
export function situerCoupe({ images, pas, geometrie }: Examen, rang: number): SituationCoupe | undefined {
  if (images < 2 || !Number.isInteger(rang) || rang < 0 || rang >= images) return undefined;
  return {
    rang,
    total: images,
    ...planDe(geometrie),
    position: pas === null ? null : Number((rang * pas).toFixed(2)),
  };
}

function planDe(geometrie: Geometrie | undefined): Pick<SituationCoupe, 'plan' | 'inclinaison'> {
  if (geometrie?.etat !== 'PLANS') return { plan: 'INCONNU', inclinaison: 0 };
  const ecarts = croix(geometrie.ligne, geometrie.colonne).map(Math.abs);
  const plus = Math.max(...ecarts);
  return {
    plan: PLANS_DE_COUPE[ecarts.indexOf(plus)] ?? 'INCONNU',
    inclinaison: Number(((Math.acos(Math.min(1, plus)) * 180) / Math.PI).toFixed(1)),
  };
}

const LIBELLE_PLAN = {
  SAGITTAL: 'sagittale',
  CORONAL: 'coronale',
  AXIAL: 'axiale',
  INCONNU: 'orientation non lue dans le fichier',
} as const satisfies Record<SituationCoupe['plan'], string>;

/** Degrees past which a slice is told to lean. */
const OBLIQUE = 1;

/** « coupe 13 sur 26, axiale, à 4,8 mm de la première ». */
export function direCoupe({ rang, total, plan, inclinaison, position }: SituationCoupe): string {
  const dite = (valeur: number) => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
  return [
    `coupe ${rang + 1} sur ${total}`,
    LIBELLE_PLAN[plan],
    ...(inclinaison > OBLIQUE ? [`inclinée de ${dite(inclinaison)}°`] : []),
    ...(position === null ? [] : [`à ${dite(position)}\u00a0mm de la première`]),
  ].join(', ');
}
