import type { Condition, Intervalle } from './source-repository.ts';
import { type Chaine, type Jeton, lireJeton, lireMoment, lireReference, type Reference } from './valeurs.ts';

/** What the reading of a value needs to know of the caller and of this server. */
export type Lieu = { readonly organisationId: string; readonly origine: string };

export type Parametre = {
  readonly type: 'token' | 'string' | 'date' | 'reference';
  readonly documentation: string;
  readonly condition: (valeur: string, nom: string, modificateur: string | null, lieu: Lieu) => Condition;
};

export const jeton = (documentation: string, lire: (jeton: Jeton, lieu: Lieu) => Condition): Parametre => ({
  type: 'token',
  documentation,
  condition: (valeur, _nom, _modificateur, lieu) => lire(lireJeton(valeur), lieu),
});
export const instant = (documentation: string, lire: (moment: Intervalle) => Condition): Parametre => ({
  type: 'date',
  documentation,
  condition: (valeur, nom) => lire(lireMoment(nom, valeur)),
});
export const chaine = (documentation: string, lire: (chaine: Chaine) => Condition): Parametre => ({
  type: 'string',
  documentation,
  condition: (valeur, _nom, modificateur) => lire({ texte: valeur, exact: modificateur === 'exact' }),
});
export const reference = (documentation: string, lire: (reference: Reference) => Condition): Parametre => ({
  type: 'reference',
  documentation,
  condition: (valeur, _nom, _modificateur, { origine }) => lire(lireReference(valeur, `${origine}/fhir`)),
});
