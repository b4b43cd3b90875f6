import type { FileHandle } from 'node:fs/promises';
import { ErreurObjet, type Plage } from '../../features/objets/ports.ts';
import { ENTETE, ETIQUETTE, MORCEAU, type Plan, plan, type Sceau, sceller } from './format.ts';

type Secret = Parameters<typeof sceller>[0];

/** Chunks read in one system call. */
const LOT = 16;

/** The plaintext of a part of an object, authenticated before it is given. */
export async function* lirePlage(
  fichier: FileHandle,
  secret: Secret,
  contexte: string,
  plage: Plage,
): AsyncGenerator<Uint8Array> {
  const tampon = emprunter();
  try {
    yield* dechiffrerPlage({ fichier, tampon }, secret, contexte, plage);
  } finally {
    rendre(tampon);
  }
}

async function* dechiffrerPlage(
  source: Source,
  secret: Secret,
  contexte: string,
  { debut = 0, fin }: Plage,
): AsyncGenerator<Uint8Array> {
  const { size } = await source.fichier.stat();
  const fiche = plan(size);
  const entier = debut === 0 && fin === undefined && fiche.morceaux <= LOT;
  const lire = entier ? await dUnTrait(source, size) : surDisque(source);
  const sceau = sceller(secret, Buffer.from(await lire(0, ENTETE)), contexte);
  // The last chunk first: a file cut at a chunk boundary must fail before it has shown anything.
  const [queue] = await dechiffrerLot(lire, sceau, fiche, fiche.morceaux - 1, 1);
  const borne = borneDe(debut, fin, fiche);
  if (debut === borne || !queue) return;
  const dernierUtile = Math.floor((borne - 1) / MORCEAU);
  for (let index = Math.floor(debut / MORCEAU); index <= dernierUtile; index += LOT) {
    const finDeLot = Math.min(index + LOT - 1, dernierUtile);
    const avecQueue = finDeLot === fiche.morceaux - 1;
    const combien = finDeLot - index + (avecQueue ? 0 : 1);
    const clairs = await dechiffrerLot(lire, sceau, fiche, index, combien);
    if (avecQueue) clairs.push(queue);
    for (const [rang, clair] of clairs.entries()) {
      const position = (index + rang) * MORCEAU;
      yield clair.subarray(Math.max(0, debut - position), borne - position);
    }
  }
}

function borneDe(debut: number, fin: number | undefined, { taille }: Plan): number {
  const borne = fin ?? taille;
  if (debut < 0 || borne > taille || debut > borne) throw new ErreurObjet('PLAGE_INVALIDE');
  return borne;
}

/** What a reading puts encrypted bytes in, batch after batch. */
type Source = { readonly fichier: FileHandle; readonly tampon: Buffer };

const LIBRES_MAX = 8;
const libres: Buffer[] = [];

/** Memory outside the heap makes the collector go through all of it: encrypted bytes, read and gone, take the same place again. */
const emprunter = (): Buffer => libres.pop() ?? Buffer.allocUnsafeSlow(ENTETE + LOT * (MORCEAU + ETIQUETTE));

function rendre(tampon: Buffer): void {
  if (libres.length < LIBRES_MAX) libres.push(tampon);
}

/** Good until the next reading. */
type Lire = (position: number, longueur: number) => Buffer | Promise<Buffer>;

const surDisque =
  (source: Source): Lire =>
  (position, longueur) =>
    lireExactement(source, position, longueur);

/** A small file that is asked whole: what takes time is going to the disk, not how much comes back. */
async function dUnTrait(source: Source, taille: number): Promise<Lire> {
  const tout = await lireExactement(source, 0, taille);
  return (position, longueur) => tout.subarray(position, position + longueur);
}

async function dechiffrerLot(
  lire: Lire,
  sceau: Sceau,
  { morceaux, taille }: Plan,
  index: number,
  combien: number,
): Promise<Buffer[]> {
  if (combien <= 0) return [];
  const pas = MORCEAU + ETIQUETTE;
  const jusqua = Math.min((index + combien) * pas, taille + morceaux * ETIQUETTE);
  const chiffre = await lire(ENTETE + index * pas, jusqua - index * pas);
  return Array.from({ length: combien }, (_, rang) =>
    sceau.dechiffrer(
      chiffre.subarray(rang * pas, (rang + 1) * pas),
      index + rang,
      index + rang === morceaux - 1,
    ),
  );
}

async function lireExactement(
  { fichier, tampon }: Source,
  position: number,
  longueur: number,
): Promise<Buffer> {
  for (let lus = 0; lus < longueur; ) {
    const { bytesRead } = await fichier.read(tampon, lus, longueur - lus, position + lus);
    if (bytesRead === 0) throw new ErreurObjet('OBJET_ALTERE');
    lus += bytesRead;
  }
  return tampon.subarray(0, longueur);
}
