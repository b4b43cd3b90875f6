import type { TypeFhir } from '@orapont/contract/fhir';
import { estTypeFhir, ressourceDe } from './ressources.ts';

/** `_include=de:nom:vers`, or the same link walked back by `_revinclude`. */
export type Voulue = {
  readonly sens: 'ALLER' | 'RETOUR';
  readonly de: TypeFhir;
  readonly nom: string;
  /** At the other end of the link: where it goes, or for the way back whom it starts from. */
  readonly vers: readonly TypeFhir[];
  /** It starts from what was included too. */
  readonly suite: boolean;
};

const CLES: Readonly<Record<string, Pick<Voulue, 'sens' | 'suite'>>> = {
  _include: { sens: 'ALLER', suite: false },
  '_include:iterate': { sens: 'ALLER', suite: true },
  _revinclude: { sens: 'RETOUR', suite: false },
  '_revinclude:iterate': { sens: 'RETOUR', suite: true },
};

export const estInclusion = (cle: string): boolean => Object.hasOwn(CLES, cle);

/**
 * `ServiceRequest:patient`, from the kind that is looked for, or towards it; from any kind after `:iterate`. Undefined when no such link
 * is offered.
 *
 * @source FHIR R4 §3.1.1.5.4
 */
export function lireInclusion(type: TypeFhir, cle: string, valeur: string): Voulue | undefined {
  const { sens, suite } = CLES[cle] ?? {};
  const [de = '', nom = '', vers] = valeur.split(':');
  if (sens === undefined || suite === undefined || !estTypeFhir(de)) return undefined;
  const { inclusions } = ressourceDe(de);
  const inclusion = Object.hasOwn(inclusions, nom) ? inclusions[nom] : undefined;
  const bouts = (sens === 'ALLER' ? inclusion?.vers : inclusion?.retour?.de) ?? [];
  const types = bouts.filter((t) => vers === undefined || t === vers);
  const depart = sens === 'ALLER' ? de === type : types.includes(type);
  return types.length > 0 && (suite || depart) ? { sens, de, nom, vers: types, suite } : undefined;
}
