/**
 * Cuts what leaves into messages, in its order, none of them above the limit. What alone is above it is left out by the caller: a message
 * that an operator refuses for its size is one that nobody reads.
 *
 * @rule DOS-18   @source Référentiel socle MSSanté #2: size of a message is the operator's
 */
export function repartir<P>(pieces: readonly P[], poids: (piece: P) => number, limite: number): P[][] {
  const lots: P[][] = [];
  let reste = 0;
  for (const piece of pieces) {
    const lot = lots.at(-1);
    const pese = poids(piece);
    if (lot && pese <= reste) lot.push(piece);
    else {
      lots.push([piece]);
      reste = limite;
    }
    reste -= pese;
  }
  return lots;
}

/** Base64 in mail, with its line breaks. */
const BASE64 = 1.37;

/**
 * What a document weighs in a letter: once in the archive, where it stands in base64 that compression takes back, once beside it for
 * people; both in base64 by the mail.
 */
export const poidsEnvoye = ({ pdf, copie }: { readonly pdf: number; readonly copie: number }): number =>
  Math.ceil((pdf + copie) * BASE64);

/** The limit of each operator on the way is not known: ten megabytes pass by all of those that were seen. */
export const OCTETS_MESSAGE_MAX = 10_000_000;
