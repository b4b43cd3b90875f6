import { ageA, type DateCivile } from '../dates.ts';
import { categorieA } from '../identite/categories.ts';
import { ALGOPLUS } from './algoplus.ts';
import { BROSSAGE } from './brossage.ts';
import type { Echelle, Profil } from './echelle.ts';
import { GED_DI } from './ged-di.ts';
import { OHAT } from './ohat.ts';
import { PROTHESES } from './protheses.ts';
import { SECHERESSE } from './secheresse.ts';

/** Every scale, in the order in which they are offered. */
export const ECHELLES = {
  OHAT,
  ALGOPLUS,
  GED_DI,
  SECHERESSE,
  BROSSAGE,
  PROTHESES,
} as const satisfies Record<string, Echelle>;
export type CodeEchelle = keyof typeof ECHELLES;
export const CODES_ECHELLE = Object.keys(ECHELLES) as readonly CodeEchelle[];

export const estCodeEchelle = (code: string): code is CodeEchelle => Object.hasOwn(ECHELLES, code);
export const echelleDe = (code: CodeEchelle): Echelle => ECHELLES[code];

export const echellesPour = (profil: Profil): readonly CodeEchelle[] =>
  CODES_ECHELLE.filter((code) => echelleDe(code).profils.includes(profil));

/**
 * The profile that is likely, from where the person lives, then from the age: offered, never imposed.
 *
 * @interpretation an establishment for disabled people (L.312-1, 2° and 7° CASF) suggests the grid made for multiple disabilities; elsewhere
 * 60 years, the age of the allocation personnalisée d’autonomie (R.232-1 CASF, to verify)
 */
export function profilPropose(qui: {
  readonly naissance: DateCivile;
  readonly jour: DateCivile;
  /** FINESS category of the place where the person lives. */
  readonly categorie: string | null;
}): Profil {
  const alinea = qui.categorie === null ? null : (categorieA(qui.categorie, qui.jour)?.alinea ?? null);
  if (alinea === '2' || alinea === '3' || alinea === '5' || alinea === '7') return 'POLYHANDICAP';
  if (alinea === '6') return 'AGEE';
  return ageA(qui.naissance, qui.jour) >= 60 ? 'AGEE' : 'POLYHANDICAP';
}
