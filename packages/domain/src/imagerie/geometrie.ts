export type Vecteur = readonly [number, number, number];

/** Where a slice says that it lies, in the patient's axes: to her left, towards her back, towards her head (millimetres). */
export type PlanDeCoupe = {
  /** Directions of a row and of a column of the picture. */
  readonly ligne: Vecteur;
  readonly colonne: Vecteur;
  /** Centre of its first point. */
  readonly origine: Vecteur;
};

export const PHRASE_SANS_PLANS = {
  ORIENTATION_ABSENTE:
    'Le fichier ne dit pas comment chaque coupe est orientée dans la tête\u00a0: les trois plans ne sont pas proposés. Les coupes se lisent une par une.',
  ORIENTATION_VARIABLE:
    'Les coupes ne sont pas parallèles entre elles\u00a0: les trois plans ne sont pas proposés. Les coupes se lisent une par une.',
  ECARTS_IRREGULIERS:
    'L’écart entre les coupes n’est pas régulier, il en manque peut-être\u00a0: les trois plans ne sont pas proposés. Les coupes se lisent une par une.',
  COUPES_DECALEES:
    'Les coupes sont décalées les unes par rapport aux autres (statif incliné)\u00a0: les trois plans seraient faussés et ne sont pas proposés. Les coupes se lisent une par une.',
} as const;
export type MotifSansPlans = keyof typeof PHRASE_SANS_PLANS;

export type Geometrie =
  | {
      readonly etat: 'PLANS';
      readonly ligne: Vecteur;
      readonly colonne: Vecteur;
      /** From the first slice to the last: along the normal of the slices, or against it. */
      readonly sens: 1 | -1;
      /** Millimetres between two slices. */
      readonly pas: number;
      /** Degrees between the slices and the nearest plane of the patient. */
      readonly inclinaison: number;
    }
  | { readonly etat: 'SANS_PLANS'; readonly motif: MotifSansPlans };

/** Cosines of the header are written with few digits. */
const PRESQUE = 0.01;
/** A slice missing, or out of its place by more than this part of the distance between two. */
const PART_TOLEREE = 0.05;

/**
 * How slices stand in the patient, so that the planes drawn through them are hers; or why they cannot be drawn. Nothing is supposed: an
 * examination is cut in three planes only when each slice says where it lies and all agree.
 *
 * @rule LEC-02
 * @source DICOM PS3.3 §C.7.6.2.1.1 (Image Orientation and Image Position, Patient)
 */
export function geometrieDe(plans: readonly (PlanDeCoupe | null)[]): Geometrie {
  const lus = plans.filter((plan) => plan !== null && estDroit(plan)).flatMap(unitaires);
  const [premier] = lus;
  if (!premier || lus.length < 2 || lus.length !== plans.length) return sansPlans('ORIENTATION_ABSENTE');
  if (!lus.every((plan) => paralleles(plan, premier))) return sansPlans('ORIENTATION_VARIABLE');
  const normale = croix(premier.ligne, premier.colonne);
  const pas = lus.slice(1).map(({ origine }, rang) => difference(origine, lus[rang]?.origine ?? origine));
  const avances = pas.map((vecteur) => produit(vecteur, normale));
  const mediane = avances.toSorted((a, b) => a - b)[Math.floor(avances.length / 2)] ?? 0;
  const tolere = Math.max(0.005, PART_TOLEREE * Math.abs(mediane));
  if (Math.abs(mediane) < 0.005 || avances.some((avance) => Math.abs(avance - mediane) > tolere))
    return sansPlans('ECARTS_IRREGULIERS');
  if (pas.some((vecteur, rang) => horsNormale(vecteur, avances[rang] ?? 0) > tolere))
    return sansPlans('COUPES_DECALEES');
  return {
    etat: 'PLANS',
    ligne: premier.ligne,
    colonne: premier.colonne,
    sens: mediane > 0 ? 1 : -1,
    pas: Number(Math.abs(mediane).toFixed(4)),
    inclinaison: Number(inclinaisonDe([premier.ligne, premier.colonne, normale]).toFixed(1)),
  };
}

const sansPlans = (motif: MotifSansPlans): Geometrie => ({ etat: 'SANS_PLANS', motif });

export const produit = (a: Vecteur, b: Vecteur): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const croix = (a: Vecteur, b: Vecteur): Vecteur => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const difference = (a: Vecteur, b: Vecteur): Vecteur => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** Two directions of length one, at a right angle. */
const estDroit = ({ ligne, colonne, origine }: PlanDeCoupe): boolean =>
  Math.abs(produit(ligne, ligne) - 1) < PRESQUE &&
  Math.abs(produit(colonne, colonne) - 1) < PRESQUE &&
  Math.abs(produit(ligne, colonne)) < PRESQUE &&
  origine.every(Number.isFinite);

const unitaire = (v: Vecteur): Vecteur => {
  const longueur = Math.sqrt(produit(v, v));
  return [v[0] / longueur, v[1] / longueur, v[2] / longueur];
};
const unitaires = (plan: PlanDeCoupe | null): PlanDeCoupe[] =>
  plan ? [{ ...plan, ligne: unitaire(plan.ligne), colonne: unitaire(plan.colonne) }] : [];

const paralleles = (a: PlanDeCoupe, b: PlanDeCoupe): boolean =>
  produit(a.ligne, b.ligne) > 1 - PRESQUE / 20 && produit(a.colonne, b.colonne) > 1 - PRESQUE / 20;

/** How far a step goes beside the normal. */
const horsNormale = (vecteur: Vecteur, avance: number): number =>
  Math.sqrt(Math.max(0, produit(vecteur, vecteur) - avance * avance));

/** The widest angle between an axis of the examination and the axis of the patient that it is nearest to. */
const inclinaisonDe = (axes: readonly Vecteur[]): number =>
  Math.max(...axes.map((axe) => (Math.acos(Math.min(1, Math.max(...axe.map(Math.abs)))) * 180) / Math.PI));
