const LONGUEUR = 60;
const FIN = 16;

/** A file name as it can be read: no mark that turns the writing round, no line break, its end in sight when it is long. */
export function nomLisible(nom: string): string {
  const propre = nom
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .normalize('NFC');
  const lettres = Array.from(propre);
  return lettres.length <= LONGUEUR
    ? propre
    : `${lettres.slice(0, LONGUEUR - FIN - 1).join('')}…${lettres.slice(-FIN).join('')}`;
}
