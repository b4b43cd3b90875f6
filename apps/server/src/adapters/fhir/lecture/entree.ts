import type { NomExterieur } from '../../../features/confluences/ports.ts';
import { RefusFhir } from '../../../features/fhir/ports.ts';
import { type Faute, validerR4 } from './valider.ts';

/** A resource that follows the base schema. */
// biome-ignore lint/suspicious/noExplicitAny: it was checked against the base schema
export type Json = any;

/** @throws RefusFhir what is not JSON, or not a resource of that kind */
export function lireRessource(type: 'Patient' | 'DocumentReference', corps: string): Json {
  const ressource = analyser(corps);
  refuser(400, 'structure', validerR4(type, ressource));
  return ressource;
}

function analyser(corps: string): unknown {
  try {
    return JSON.parse(corps);
  } catch {
    throw new RefusFhir(400, 'structure', 'Ce corps n’est pas du JSON.');
  }
}

export function refuser(
  statut: number,
  code: 'structure' | 'business-rule',
  [faute]: readonly Faute[],
): void {
  if (faute) throw new RefusFhir(statut, code, faute.phrase, faute.ou);
}

/** What would change the meaning of the rest, and is not held here: refused, never left aside. @source FHIR R4 §2.1.0.9 */
export function refuserPresents(
  ressource: Json,
  type: string,
  phrases: Readonly<Record<string, string>>,
): void {
  for (const [nom, phrase] of Object.entries(phrases))
    if (ressource[nom] !== undefined) throw new RefusFhir(422, 'not-supported', phrase, `${type}.${nom}`);
}

export const CHANGENT_LE_SENS = {
  contained: 'Une ressource contenue n’est pas lue ici\u00a0: elle serait perdue.',
  modifierExtension: 'Une extension qui change le sens de la ressource n’est pas comprise ici.',
  implicitRules: 'Des règles implicites ne sont pas comprises ici.',
} as const;

/** The names of a resource elsewhere: a system and a value. */
export const nomsDe = (identifiants: Json[]): readonly NomExterieur[] =>
  identifiants.flatMap(({ system, value }) =>
    typeof system === 'string' && typeof value === 'string' ? [{ systeme: system, valeur: value }] : [],
  );

/** `Patient/id`, alone or at the end of an address. */
export function idDeReference(reference: Json, type: string): string | null {
  const [, dit, id] = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference?.reference ?? '') ?? [];
  return dit === type ? (id ?? null) : null;
}

/** Elements that came and are not held, to be told. */
export const nonGardes = (ressource: Json, gardes: ReadonlySet<string>): readonly string[] =>
  Object.keys(ressource).filter((nom) => !gardes.has(nom));
