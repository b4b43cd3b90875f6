import type { DateCivile } from '../dates.ts';

/**
 * What a dentist would have asked in his chair, as one set taken on one day. A question nobody has answered is
 * NON_RENSEIGNE, which is never read as « non ».
 *
 * @rule CAP-01, TE-04
 * @source SOSS, « données minimales identiques à une consultation présentielle »
 */
export type DonneesSante = {
  readonly recueilliesLe: DateCivile;
  readonly motif: string;
  readonly plainte: Plainte | 'AUCUNE_PLAINTE' | 'NON_RENSEIGNE';
  readonly antecedents: Lignes;
  readonly allergies: Lignes;
  readonly traitements: Lignes;
  readonly tabac: Consommation;
  readonly alcool: Consommation;
  readonly situations: Readonly<Partial<Record<Situation, ReponseSante>>>;
};

/** What the person feels, or what those around see when the person does not speak. */
export type Plainte = {
  readonly description: string;
  readonly depuis: Anciennete;
  readonly tailleMm: number | null;
  /** Visual analogue scale, 0 to 10; null when the person cannot use it. */
  readonly douleurEva: number | null;
};

export const LIBELLE_ANCIENNETE = {
  MOINS_DE_24_H: 'moins de 24 heures',
  MOINS_D_UNE_SEMAINE: 'moins d’une semaine',
  UNE_A_TROIS_SEMAINES: 'une à trois semaines',
  PLUS_DE_TROIS_SEMAINES: 'plus de trois semaines',
  PLUS_DE_TROIS_MOIS: 'plus de trois mois',
  INCONNUE: 'on ne sait pas',
} as const;
export type Anciennete = keyof typeof LIBELLE_ANCIENNETE;

/** Rows, or one of two words that do not mean the same: nothing is known to exist, nobody has asked. */
export type Lignes = readonly LigneSante[] | 'AUCUN_CONNU' | 'NON_RENSEIGNE';

export type LigneSante = {
  readonly libelle: string;
  readonly code: string | null;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
};

export type Consommation = {
  readonly etat: 'NON' | 'ARRETEE' | 'OUI' | 'NE_SAIT_PAS' | 'NON_RENSEIGNE';
  /** « 20 paquets-années », « deux verres par jour ». */
  readonly precision: string;
};

export const REPONSES_SANTE = ['OUI', 'NON', 'NE_SAIT_PAS', 'NON_RENSEIGNE'] as const;
export type ReponseSante = (typeof REPONSES_SANTE)[number];

/** Questions asked one by one, in the order of the screen. */
export const LIBELLE_SITUATION = {
  ANTICOAGULANT: 'Prend un anticoagulant',
  ANTIAGREGANT: 'Prend un antiagrégant plaquettaire',
  TROUBLE_COAGULATION: 'A une maladie de la coagulation',
  ANTIRESORPTEUR: 'Reçoit ou a reçu un bisphosphonate ou du dénosumab',
  RADIOTHERAPIE: 'A reçu une radiothérapie de la tête ou du cou',
  RISQUE_ENDOCARDITE:
    'Risque d’endocardite (prothèse valvulaire, antécédent d’endocardite, cardiopathie congénitale)',
  IMMUNODEPRESSION: 'Immunodépression ou traitement immunosuppresseur',
  DIABETE: 'Diabète',
  DIALYSE: 'Dialyse ou insuffisance rénale sévère',
  PACEMAKER: 'Pacemaker ou défibrillateur implanté',
  GROSSESSE: 'Grossesse',
  FAUSSE_ROUTE: 'Risque de fausse route',
} as const;
export type Situation = keyof typeof LIBELLE_SITUATION;
export const SITUATIONS = Object.keys(LIBELLE_SITUATION) as readonly Situation[];

/** A set in which nothing has been asked yet. */
export function donneesVierges(recueilliesLe: DateCivile): DonneesSante {
  return {
    recueilliesLe,
    motif: '',
    plainte: 'NON_RENSEIGNE',
    antecedents: 'NON_RENSEIGNE',
    allergies: 'NON_RENSEIGNE',
    traitements: 'NON_RENSEIGNE',
    tabac: { etat: 'NON_RENSEIGNE', precision: '' },
    alcool: { etat: 'NON_RENSEIGNE', precision: '' },
    situations: {},
  };
}

export const lignesDe = (lignes: Lignes): readonly LigneSante[] => (typeof lignes === 'string' ? [] : lignes);
