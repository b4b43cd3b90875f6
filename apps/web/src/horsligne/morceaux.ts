import { base, type LignePrise } from './base-locale.ts';
import { chiffrerMorceau, dechiffrerMorceau, MORCEAU, morceauxDe, nombreDeMorceaux } from './chiffre.ts';
import { cleNommee } from './cles.ts';
import { ErreurCoffre } from './erreur-coffre.ts';
import { sha256 } from './sha256.ts';

/** The picture, the smaller copy that goes before it, the picture that stands for a film. */
export type Piece = 'originale' | 'lecture' | 'affiche';

export type Mesure = { readonly octets: number; readonly empreinte: string };

type Suivi = { readonly surCopie?: (octets: number) => void; readonly signal?: AbortSignal };

/** Encrypts and writes a file by pieces; what it returns is about the bytes as they will leave. */
export async function ecrirePiece(
  cle: CryptoKey,
  lieu: { readonly id: string; readonly piece: Piece },
  fichier: Blob,
  suivi: Suivi = {},
): Promise<Mesure> {
  const dernier = nombreDeMorceaux(fichier.size) - 1;
  const db = await base();
  return parcourir(fichier, suivi, async (clair, n) => {
    const secret = await chiffrerMorceau(cle, lieu, { n, dernier: n === dernier, clair });
    await db.put('morceaux', secret, [lieu.id, lieu.piece, n]);
  });
}

/** The digest of a file of which there is no room for a copy. */
export const mesurerFichier = (fichier: Blob, suivi: Suivi): Promise<Mesure> =>
  parcourir(fichier, suivi, async () => undefined);

/** Piece by piece: a film is never whole in memory. */
async function parcourir(
  fichier: Blob,
  { surCopie, signal }: Suivi,
  prendre: (clair: Uint8Array<ArrayBuffer>, n: number) => Promise<void>,
): Promise<Mesure> {
  const condensat = sha256();
  let precedent: Promise<void> | undefined;
  for (let n = 0; n < nombreDeMorceaux(fichier.size); n++) {
    signal?.throwIfAborted();
    const clair = new Uint8Array(await fichier.slice(n * MORCEAU, (n + 1) * MORCEAU).arrayBuffer());
    condensat.ajouter(clair);
    // One piece is written while the next one is read: two at the most are in memory.
    await precedent;
    surCopie?.(n * MORCEAU);
    precedent = prendre(clair, n);
    // Said by the await that follows, even when the next piece takes long to read.
    precedent.catch(() => undefined);
  }
  await precedent;
  return { octets: fichier.size, empreinte: condensat.clore() };
}

/** Files without a copy, while the page where they were chosen is open. */
const ouverts = new Map<string, Blob>();

export const garderOuvert = (mediaId: string, fichier: Blob): void => void ouverts.set(mediaId, fichier);
export const fermerFichier = (mediaId: string): void => void ouverts.delete(mediaId);

/** False for a file that had no copy and whose page was closed: it has to be chosen again. */
export const estLisible = ({ mediaId, fichier, close }: LignePrise): boolean =>
  !close && (!fichier || ouverts.has(mediaId));

function octetsDe(ligne: LignePrise, piece: Piece): number {
  if (piece === 'lecture') return ligne.lecture?.octets ?? 0;
  return piece === 'affiche' ? (ligne.affiche ?? 0) : ligne.octets;
}

/** Some bytes of a file of the vault, decrypted piece by piece. */
export async function lireOctets(
  ligne: LignePrise,
  piece: Piece,
  [debut, fin]: readonly [debut: number, fin: number],
): Promise<Blob> {
  const ouvert = piece === 'originale' ? ouverts.get(ligne.mediaId) : undefined;
  if (ouvert) return ouvert.slice(debut, fin);
  const cle = await cleNommee(ligne.cle);
  if (!cle) throw new ErreurCoffre('VERROUILLE');
  const octets = octetsDe(ligne, piece);
  const { premier, dernier } = morceauxDe(debut, Math.min(fin, octets));
  const db = await base();
  const parts: Blob[] = [];
  for (let n = premier; n <= dernier; n++) {
    const secret = await db.get('morceaux', [ligne.mediaId, piece, n]);
    if (!secret) throw new ErreurCoffre('ABIME');
    const lieu = { id: ligne.mediaId, piece };
    const clair = await ouvrirMorceau(cle, lieu, { n, dernier: n === nombreDeMorceaux(octets) - 1, secret });
    const decalage = n * MORCEAU;
    parts.push(new Blob([clair.subarray(Math.max(0, debut - decalage), fin - decalage)]));
  }
  return new Blob(parts);
}

async function ouvrirMorceau(
  ...morceau: Parameters<typeof dechiffrerMorceau>
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await dechiffrerMorceau(...morceau);
  } catch (cause) {
    throw new ErreurCoffre('ABIME', cause);
  }
}

/** The whole of a file, for a picture: a video is read by ranges. */
export async function lirePiece(ligne: LignePrise, piece: Piece, type: string): Promise<Blob> {
  return new Blob([await lireOctets(ligne, piece, [0, octetsDe(ligne, piece)])], { type });
}
