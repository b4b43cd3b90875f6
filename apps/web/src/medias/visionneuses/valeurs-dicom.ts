import type { TechniqueDicomT } from '@orapont/contract/media-technique';

export type Valeurs = Uint8Array | Int16Array | Uint16Array | Float32Array;

/** In the unit of the window: the file's slope and origin are applied here, once. */
export function enValeurs(
  octets: ArrayBuffer,
  { bits, signe, pente, ordonnee, canaux }: TechniqueDicomT,
): Valeurs {
  const brutes =
    bits === 8 ? new Uint8Array(octets) : signe ? new Int16Array(octets) : new Uint16Array(octets);
  if (canaux === 3 || (pente === 1 && ordonnee === 0)) return brutes;
  return Float32Array.from(brutes, (valeur) => valeur * pente + ordonnee);
}

/** The least and the greatest. */
export function bornes(valeurs: Valeurs): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const valeur of valeurs) {
    if (valeur < min) min = valeur;
    if (valeur > max) max = valeur;
  }
  return [min, max];
}
