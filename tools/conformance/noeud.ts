/** An element of a schematron: what is not of its namespace is left out, as the reference implementation does. */
export type Noeud = {
  readonly nom: string;
  readonly attributs: Readonly<Partial<Record<string, string>>>;
  readonly enfants: readonly (Noeud | string)[];
};

export const estNoeud = (enfant: Noeud | string): enfant is Noeud => typeof enfant !== 'string';

export function enfants(parent: Noeud, nom?: string): readonly Noeud[] {
  return parent.enfants.filter(estNoeud).filter((enfant) => nom === undefined || enfant.nom === nom);
}

const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';

/** What the standard tree of a browser and that of a parser have in common, or nearly. */
export type Arbre = {
  readonly espace: string;
  readonly nom: string;
  readonly attributs: readonly (readonly [string, string])[];
  readonly enfants: readonly (Arbre | string)[];
};

export function lireNoeud({ espace, nom, attributs, enfants: suite }: Arbre): Noeud | undefined {
  if (espace !== SCHEMATRON) return undefined;
  return {
    nom,
    attributs: Object.fromEntries(attributs),
    enfants: suite
      .map((enfant) => (typeof enfant === 'string' ? enfant : lireNoeud(enfant)))
      .filter((enfant) => enfant !== undefined),
  };
}
