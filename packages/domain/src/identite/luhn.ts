/**
 * Last digit that makes a number pass Luhn's test; added to a prefix it makes an identifier of right form.
 * With it a demonstration makes fictitious RPPS and FINESS numbers.
 *
 * @rule ID-RPPS, ID-FINESS
 * @source ISO/IEC 7812-1, annex B
 */
export function cleLuhn(prefixe: string): string {
  const somme = [...prefixe]
    .toReversed()
    .map(Number)
    .reduce((total, chiffre, rang) => total + (rang % 2 === 0 ? double(chiffre) : chiffre), 0);
  return String((10 - (somme % 10)) % 10);
}

export function passeLuhn(nombre: string): boolean {
  return nombre.length > 1 && cleLuhn(nombre.slice(0, -1)) === nombre.slice(-1);
}

/** Twice a digit, its two figures added when it goes past nine. */
const double = (chiffre: number) => (chiffre > 4 ? chiffre * 2 - 9 : chiffre * 2);
