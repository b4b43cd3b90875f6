import type { TypeFhir } from '@orapont/contract/fhir';
import type { Parametre } from './parametres.ts';
import type { FabriqueFhir, RessourceFhir } from './ports.ts';
import type { Condition, LigneFhir, Source } from './source-repository.ts';

/** What other resources a line leads to, for `_include`. */
export type Lien = { readonly vers: TypeFhir; readonly id: string };

/** The way back, for `_revinclude`: from which kinds, and the lines that lead to those. */
export type Retour = {
  readonly de: readonly TypeFhir[];
  readonly versEux: (ids: readonly string[], de: TypeFhir) => Condition;
};

export type Inclusion<L> = {
  readonly vers: readonly TypeFhir[];
  readonly liens: (ligne: L) => readonly Lien[];
  /** Absent where the way back would bring too much. */
  readonly retour?: Retour;
};

/** One kind of resource: where it comes from, how it is written, what it is searched by. */
export type Ressource = {
  readonly profil: string;
  readonly source: Source<never>;
  readonly ecrire: (fabrique: FabriqueFhir, ligne: never) => RessourceFhir;
  readonly parametres: Readonly<Record<string, Parametre>>;
  /** Chained parameters, by their whole name. */
  readonly chaines: Readonly<Record<string, Parametre>>;
  readonly inclusions: Readonly<Record<string, Inclusion<never>>>;
};

/** Its lines are of its own kind: what reads them and what writes them come from the same row of the table. */
export function ressource<L extends LigneFhir>(r: {
  readonly profil: string;
  readonly source: Source<L>;
  readonly ecrire: (fabrique: FabriqueFhir, ligne: L) => RessourceFhir;
  readonly parametres: Ressource['parametres'];
  readonly chaines?: Ressource['chaines'];
  readonly inclusions?: Readonly<Record<string, Inclusion<L>>>;
}): Ressource {
  return { inclusions: {}, chaines: {}, ...r } as unknown as Ressource;
}

/** One other resource, or none. */
export const un = (vers: TypeFhir, id: string | null): readonly Lien[] => (id === null ? [] : [{ vers, id }]);

/** A link to one kind, and back when a condition says how. */
export const versUn = <L>(
  vers: TypeFhir,
  id: (ligne: L) => string | null,
  retour?: (ids: readonly string[]) => Condition,
): Inclusion<L> => ({
  vers: [vers],
  liens: (ligne) => un(vers, id(ligne)),
  ...(retour ? { retour: { de: [vers], versEux: retour } } : {}),
});

export const FR_CORE = 'https://hl7.fr/ig/fhir/core/StructureDefinition';
export const HL7 = 'http://hl7.org/fhir/StructureDefinition';
