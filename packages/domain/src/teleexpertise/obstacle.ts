/** Where the person may go when a rule stands in the way. */
export const ISSUES = [
  'AUTRE_REQUIS',
  'AUTRE_REQUERANT',
  'AVIS_HORS_58',
  'BILAN',
  'VISITE_PRESENTIELLE',
  'DECLARER_LIEN',
  'COMPLETER',
  'RECUEILLIR_CONSENTEMENT',
  'CONSULTER_PROCHES',
  'SAISIR_JUGE',
] as const;
export type Issue = (typeof ISSUES)[number];

export const LIBELLES_ISSUE = {
  AUTRE_REQUIS: 'Choisir un autre requis',
  AUTRE_REQUERANT: 'Confier l’envoi à un professionnel de santé de l’établissement',
  AVIS_HORS_58: 'Demander un avis hors article 58, non facturé',
  BILAN: 'Demander un bilan lu à distance, non facturé',
  VISITE_PRESENTIELLE: 'Organiser une visite en présence du patient',
  DECLARER_LIEN: 'Déclarer un lien avec sa preuve',
  COMPLETER: 'Compléter la demande',
  RECUEILLIR_CONSENTEMENT: 'Informer, puis recueillir le consentement',
  CONSULTER_PROCHES: 'Consulter la personne de confiance, la famille ou un proche',
  SAISIR_JUGE: 'Saisir le juge des tutelles ou le juge aux affaires familiales',
} as const satisfies Record<Issue, string>;

/** A fact that stands in the way: the rule, its text, one plain sentence, and the ways out. */
export type Obstacle<Code extends string = string> = {
  readonly code: Code;
  readonly regle: string;
  readonly source: string;
  readonly phrase: string;
  readonly issues: readonly Issue[];
};

export type CatalogueObstacles<Code extends string> = Readonly<Record<Code, Omit<Obstacle, 'code'>>>;

/** Keeps, in the order of the table, the obstacles that are present. */
export function relever<const Code extends string>(
  catalogue: CatalogueObstacles<Code>,
  constats: readonly (readonly [boolean, Code])[],
): readonly Obstacle<Code>[] {
  return constats.filter(([present]) => present).map(([, code]) => ({ code, ...catalogue[code] }));
}
