/** Everything that can stop a use case. A new code breaks the build until each edge handles it. */
export type CodeErreur =
  | 'INTROUVABLE'
  | 'INTERDIT'
  | 'NON_AUTHENTIFIE'
  | 'CONFLIT'
  | 'REGLE_NON_RESPECTEE'
  | 'SAISIE_INVALIDE'
  | 'TROP_DE_REQUETES'
  | 'INDISPONIBLE'
  | 'TROP_GRAND'
  /** It was there, and it will not come back: the caller clears what it holds of it. */
  | 'PARTI';

/** For each field of the form, the French sentence to show next to it. */
export type Champs = Readonly<Record<string, string>>;

export class Erreur extends Error {
  readonly code: CodeErreur;
  readonly motifs: readonly string[];
  readonly champs?: Champs;
  /** What stands in the way, each with its rule, its source and the ways out. */
  readonly obstacles?: readonly unknown[];

  constructor(
    code: CodeErreur,
    motifs: readonly string[] = [],
    {
      champs,
      obstacles,
      ...options
    }: ErrorOptions & { readonly champs?: Champs; readonly obstacles?: readonly unknown[] } = {},
  ) {
    super(`${code} ${motifs.join(', ')}`.trim(), options);
    this.name = 'Erreur';
    this.code = code;
    this.motifs = motifs;
    if (champs) this.champs = champs;
    if (obstacles) this.obstacles = obstacles;
  }
}
