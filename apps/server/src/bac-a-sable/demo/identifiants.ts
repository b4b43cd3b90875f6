import { cleLuhn } from '@orapont/domain/identite/luhn';
import { cleNir } from '@orapont/domain/identite/nir';
import { v5 as uuidv5 } from 'uuid';

const ESPACE = 'b1f0a8c2-5a3e-4b0e-9f5d-0a7a0e1d2c3b';

/** The same name always gives the same id, so that loading again changes nothing. */
export const idDemo = (nom: string): string => uuidv5(nom, ESPACE);

/** Fictitious numbers of right form. */
export const rpps = (rang: number): string => {
  const prefixe = `1099900${String(rang).padStart(3, '0')}`;
  return prefixe + cleLuhn(prefixe);
};
export const finess = (departement: string, rang: number): string => {
  const prefixe = `${departement}99${String(rang).padStart(4, '0')}`;
  return prefixe + cleLuhn(prefixe);
};

/** NIR with its key, from sex, birth (aaaa-mm-jj), place (COG) and rank. */
export function nir(sexe: 'F' | 'M' | 'I', naissance: string, cog: string, rang: number): string {
  const racine = `${sexe === 'F' ? 2 : 1}${naissance.slice(2, 4)}${naissance.slice(5, 7)}${cog}${String(rang).padStart(3, '0')}`;
  return racine + cleNir(racine);
}
