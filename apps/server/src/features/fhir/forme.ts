import type { TypeFhir } from '@orapont/contract/fhir';
import { mauvaiseRequete } from './issue.ts';
import { nommer } from './nommer.ts';
import { trisDe } from './ressources.ts';
import type { Cle } from './tri-repository.ts';

/** How to answer: how many lines, in which order, with what of each. */
export type Forme = {
  limite: number;
  total: boolean;
  /** Null for the order of the changes. */
  ordre: readonly Cle[] | null;
  /** Elements that are wanted; null for all of them. */
  elements: readonly string[] | null;
};

const LIMITE = 50;
const LIMITE_MAX = 200;
const TRIS_MAX = 3;
/** Of the answer's writing, which has one form. */
const SANS_EFFET: ReadonlySet<string> = new Set(['_format', '_pretty']);

export const formeParDefaut = (): Forme => ({ limite: LIMITE, total: false, ordre: null, elements: null });

/** What was understood of it, and what was not: ignored and said, or refused to whoever asks for strictness. */
export type Lu = { readonly compris: string | null; readonly ignores: readonly string[] };
const COMPRIS = (valeur: string): Lu => ({ compris: valeur, ignores: [] });

/** Parameters that say how to answer. Undefined for those that say what to look for. @source FHIR R4 §3.1.1.5 */
export function lireForme(type: TypeFhir, forme: Forme, cle: string, valeur: string): Lu | undefined {
  if (SANS_EFFET.has(cle)) return COMPRIS(valeur);
  return Object.hasOwn(LECTEURS, cle) ? LECTEURS[cle]?.(forme, valeur, type) : undefined;
}

type Lecteur = (forme: Forme, valeur: string, type: TypeFhir) => Lu;

const LECTEURS: Readonly<Record<string, Lecteur>> = {
  _count(forme, valeur) {
    if (!/^\d{1,6}$/.test(valeur)) throw mauvaiseRequete('value', '_count est un nombre de 0 à 200.');
    // `_summary=count` came first: there is nothing to show.
    if (forme.limite > 0) forme.limite = Math.min(Number(valeur), LIMITE_MAX);
    return COMPRIS(valeur);
  },
  _total(forme, valeur) {
    if (!['none', 'estimate', 'accurate'].includes(valeur))
      throw mauvaiseRequete('value', '_total vaut none, estimate ou accurate.');
    forme.total = valeur !== 'none';
    return COMPRIS(valeur);
  },
  _summary(forme, valeur) {
    if (!['true', 'text', 'data', 'count', 'false'].includes(valeur))
      throw mauvaiseRequete('value', '_summary vaut count ou false.');
    if (valeur === 'count') forme.limite = 0;
    return valeur === 'count' || valeur === 'false'
      ? COMPRIS(valeur)
      : { compris: null, ignores: [`_summary:${valeur}`] };
  },
  _elements(forme, valeur) {
    const noms = valeur.split(',').map((nom) => nom.trim());
    if (!noms.every((nom) => /^[A-Za-z]{1,60}$/.test(nom)))
      throw mauvaiseRequete('value', '_elements est une liste d’éléments, par exemple name,birthDate.');
    forme.elements = [...(forme.elements ?? []), ...noms];
    return COMPRIS(valeur);
  },
  _sort: trier,
};

/** `family,-birthdate`: in that order, the minus sign for the other way. @source FHIR R4 §3.1.1.5.1 */
function trier(forme: Forme, valeur: string, type: TypeFhir): Lu {
  const tris = trisDe(type);
  const voulus = valeur.split(',').map((cle) => cle.trim());
  const connus = voulus.filter((cle) => Object.hasOwn(tris, cle.replace(/^-/, '')));
  if (connus.length + (forme.ordre?.length ?? 0) > TRIS_MAX)
    throw mauvaiseRequete('too-long', 'Trois clés de tri au plus.');
  const cles = connus.flatMap((cle) => {
    const tri = tris[cle.replace(/^-/, '')];
    return tri ? [{ ...tri, descendant: cle.startsWith('-') }] : [];
  });
  if (cles.length > 0) forme.ordre = [...(forme.ordre ?? []), ...cles];
  return {
    compris: connus.length > 0 ? connus.join(',') : null,
    ignores: voulus.filter((cle) => !connus.includes(cle)).map((cle) => `_sort:${nommer(cle)}`),
  };
}
