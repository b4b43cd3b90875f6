/**
 * Everything that stays on the device is AES-256-GCM, file by pieces of one mebibyte, so that a video is never whole in memory. What a
 * piece belongs to, its rank and whether it is the last one are authenticated with it: pieces cannot be exchanged, moved or cut off.
 *
 * @source server.md §3 (STREAM, as the server does); NIST SP 800-38D
 */
export const MORCEAU = 1 << 20;
const IV = 12;

/** What a piece belongs to: a picture and which of its files, a round and which of its sheets. */
export type Lieu = { readonly id: string; readonly piece: string };

const encodeur = new TextEncoder();
const decodeur = new TextDecoder();

const associe = ({ id, piece }: Lieu, n: number, dernier: boolean) =>
  encodeur.encode(JSON.stringify(['orapont', 1, id, piece, n, dernier]));

export async function chiffrerMorceau(
  cle: CryptoKey,
  lieu: Lieu,
  { n, dernier, clair }: { n: number; dernier: boolean; clair: Uint8Array<ArrayBuffer> },
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const additionalData = associe(lieu, n, dernier);
  const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, cle, clair);
  const tout = new Uint8Array(IV + secret.byteLength);
  tout.set(iv);
  tout.set(new Uint8Array(secret), IV);
  return tout;
}

/** @throws DOMException OperationError when it is not that piece, or not that key */
export async function dechiffrerMorceau(
  cle: CryptoKey,
  lieu: Lieu,
  { n, dernier, secret }: { n: number; dernier: boolean; secret: Uint8Array<ArrayBuffer> },
): Promise<Uint8Array<ArrayBuffer>> {
  const additionalData = associe(lieu, n, dernier);
  const algorithme = { name: 'AES-GCM', iv: secret.subarray(0, IV), additionalData };
  return new Uint8Array(await crypto.subtle.decrypt(algorithme, cle, secret.subarray(IV)));
}

export const chiffrerObjet = (cle: CryptoKey, lieu: Lieu, objet: unknown) =>
  chiffrerMorceau(cle, lieu, {
    n: 0,
    dernier: true,
    clair: encodeur.encode(JSON.stringify(objet)) as Uint8Array<ArrayBuffer>,
  });

/** What this program wrote itself, authenticated: its form is known. */
export async function dechiffrerObjet<T>(
  cle: CryptoKey,
  lieu: Lieu,
  secret: Uint8Array<ArrayBuffer>,
): Promise<T> {
  return JSON.parse(
    decodeur.decode(await dechiffrerMorceau(cle, lieu, { n: 0, dernier: true, secret })),
  ) as T;
}

export const nombreDeMorceaux = (octets: number): number => Math.max(1, Math.ceil(octets / MORCEAU));

/** Ranks of the pieces that hold these bytes. */
export function morceauxDe(
  debut: number,
  fin: number,
): { readonly premier: number; readonly dernier: number } {
  return { premier: Math.floor(debut / MORCEAU), dernier: Math.floor(Math.max(debut, fin - 1) / MORCEAU) };
}

export const nouvelleCle = (extractable = false): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, extractable, ['encrypt', 'decrypt']);
