import type { DateCivile } from '../dates.ts';

/**
 * A name as two people would say it is the same: no accent, no case, one space for a hyphen or an apostrophe, ligatures
 * opened. It serves to search and to compare, never to show.
 *
 * @rule ID-INS
 * @source RNIV, search by the first letters of the name
 */
export function normaliserNom(nom: string): string {
  return (
    nom
      .replace(/[œŒ]/g, 'oe')
      .replace(/[æÆ]/g, 'ae')
      .replace(/ß/g, 'ss')
      .replace(/[đĐðÐ]/g, 'd')
      .replace(/[øØ]/g, 'o')
      .replace(/[łŁ]/g, 'l')
      .replace(/ı/g, 'i')
      .replace(/[þÞ]/g, 'th')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // The ʻeta of Polynesia and its kin count as letters in Unicode, and are typed as apostrophes, or not at all.
      .replace(/[^\p{L}\p{N}]+|\p{Lm}+/gu, ' ')
      .trim()
  );
}

export type PourHomonymie = {
  readonly nomNaissance: string;
  readonly premierPrenom: string;
  readonly dateNaissance: DateCivile;
};

/**
 * True when two records could be taken for one another: same birth name and first given name, or same birth name with birth
 * dates that differ by a slip of the hand.
 *
 * @rule ID-INS
 * @source RNIV, attribut « homonyme »
 * @interpretation « close » birth dates are equal, or differ by one figure, or have day and month swapped.
 */
export function sontHomonymes(a: PourHomonymie, b: PourHomonymie): boolean {
  if (normaliserNom(a.nomNaissance) !== normaliserNom(b.nomNaissance)) return false;
  return (
    normaliserNom(a.premierPrenom) === normaliserNom(b.premierPrenom) ||
    datesVoisines(a.dateNaissance, b.dateNaissance)
  );
}

function datesVoisines(a: DateCivile, b: DateCivile): boolean {
  const ecarts = [...a].filter((caractere, rang) => caractere !== b[rang]).length;
  return ecarts <= 1 || jourEtMoisInverses(a, b);
}

function jourEtMoisInverses(a: DateCivile, b: DateCivile): boolean {
  const [annee, mois, jour] = a.split('-');
  return b === `${annee}-${jour}-${mois}`;
}
