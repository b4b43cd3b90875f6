import type { KeyObject } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ErreurObjet } from '../../features/objets/ports.ts';
import { lister, synchroniserRepertoire } from './durable.ts';
import { ecritureContinue } from './ecriture.ts';
import { ENTETE, ETIQUETTE, MORCEAU, nouvelEntete, type Sceau, sceller } from './format.ts';
import { couper } from './morceaux.ts';

/**
 * The segments of one resumable upload. Each PATCH writes its own, under a fresh salt: even a torn tail written again
 * never uses a (key, nonce) pair twice. `<offset>.part` grows; once on the disk it becomes `<offset>-<length>.seg`,
 * and only then do its bytes count. After a crash the whole chunks of a `.part` are kept, the torn one is dropped.
 *
 * @source server.md §4
 */
export type Segment = { readonly nom: string; readonly debut: number; readonly longueur: number };

export type Lieu = {
  readonly repertoire: string;
  readonly cle: KeyObject;
  /** Authenticated with every chunk, the segment's offset added. */
  readonly contexte: string;
};

const PAS = MORCEAU + ETIQUETTE;
/** Chunks read in one system call. */
const LOT = 16;

/** Sealed segments, contiguous from zero. */
export async function segmentsDe(repertoire: string): Promise<Segment[]> {
  const noms = (await lister(repertoire)).filter((nom) => nom.endsWith('.seg'));
  const tous = noms.map((nom) => {
    const [debut = Number.NaN, longueur = Number.NaN] = nom.slice(0, -4).split('-').map(Number);
    return { nom, debut, longueur };
  });
  tous.sort((a, b) => a.debut - b.debut);
  const segments: Segment[] = [];
  for (const segment of tous) {
    if (segment.debut !== recusDe(segments)) break;
    segments.push(segment);
  }
  return segments;
}

export function recusDe(segments: readonly Segment[]): number {
  return segments.reduce((somme, { longueur }) => somme + longueur, 0);
}

/** Writes what comes until the end or the cut, and answers how many bytes became durable. */
export async function ecrireSegment(
  lieu: Lieu,
  debut: number,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const partiel = join(lieu.repertoire, `${nomDe(debut)}.part`);
  const fichier = await open(partiel, 'wx', 0o600);
  let longueur = 0;
  let coupure: { readonly cause: unknown } | undefined;
  try {
    const sceau = sceller(lieu.cle, nouvelEntete(), contexteDe(lieu, debut));
    const ecriture = ecritureContinue(fichier);
    let index = 0;
    try {
      await ecriture.poser([sceau.entete]);
      for await (const clair of couper(source, MORCEAU)) {
        await ecriture.poser(sceau.chiffrer(clair, index, clair.length < MORCEAU));
        longueur += clair.length;
        index += 1;
      }
    } catch (cause) {
      coupure = { cause };
    }
    await ecriture.finir();
  } finally {
    await fichier.close();
  }
  await clore(lieu.repertoire, partiel, debut, longueur);
  if (coupure) throw coupure.cause;
  return longueur;
}

/** Turns what a killed process left into sealed segments. Never called while a segment is being written. */
export async function reprendre(lieu: Lieu): Promise<void> {
  for (const nom of (await lister(lieu.repertoire)).filter((entree) => entree.endsWith('.part'))) {
    const debut = Number(nom.slice(0, -5));
    const partiel = join(lieu.repertoire, nom);
    const fichier = await open(partiel, 'r+');
    let longueur = 0;
    try {
      for await (const clair of clairsIntacts(fichier, lieu, debut)) longueur += clair.length;
      await fichier.truncate(ENTETE + longueur + Math.ceil(longueur / MORCEAU) * ETIQUETTE);
      await fichier.sync();
    } finally {
      await fichier.close();
    }
    await clore(lieu.repertoire, partiel, debut, longueur);
  }
}

export async function* lireSegment(
  lieu: Lieu,
  { nom, debut, longueur }: Segment,
): AsyncGenerator<Uint8Array> {
  const fichier = await open(join(lieu.repertoire, nom), 'r');
  let lus = 0;
  try {
    for await (const clair of clairsIntacts(fichier, lieu, debut)) {
      lus += clair.length;
      yield clair;
    }
  } finally {
    await fichier.close();
  }
  if (lus !== longueur) throw new ErreurObjet('OBJET_ALTERE');
}

async function* clairsIntacts(fichier: FileHandle, lieu: Lieu, debut: number): AsyncGenerator<Buffer> {
  const tampon = Buffer.allocUnsafe(LOT * PAS);
  const entete = await fichier.read(Buffer.alloc(ENTETE), 0, ENTETE, 0);
  // Killed before the header was whole: nothing was received.
  if (entete.bytesRead < ENTETE) return;
  const sceau = sceller(lieu.cle, entete.buffer, contexteDe(lieu, debut));
  for (let index = 0; ; ) {
    const lus = await lireJusqua(fichier, tampon, ENTETE + index * PAS);
    for (let position = 0; position < LOT * PAS; position += PAS) {
      const clair = ouvrirMorceau(sceau, tampon.subarray(position, Math.min(position + PAS, lus)), index);
      if (!clair) return;
      yield clair;
      if (clair.length < MORCEAU) return;
      index += 1;
    }
  }
}

/** Fills the buffer, or as much of it as the file still holds. */
async function lireJusqua(fichier: FileHandle, tampon: Buffer, position: number): Promise<number> {
  for (let lus = 0; ; ) {
    const { bytesRead } = await fichier.read(tampon, lus, tampon.length - lus, position + lus);
    lus += bytesRead;
    if (bytesRead === 0 || lus === tampon.length) return lus;
  }
}

function ouvrirMorceau(sceau: Sceau, chiffre: Buffer, index: number): Buffer | undefined {
  if (chiffre.length <= ETIQUETTE) return undefined;
  try {
    return sceau.dechiffrer(chiffre, index, chiffre.length < PAS);
  } catch (erreur) {
    if (erreur instanceof ErreurObjet) return undefined;
    throw erreur;
  }
}

async function clore(repertoire: string, partiel: string, debut: number, longueur: number): Promise<void> {
  if (longueur === 0) await rm(partiel, { force: true });
  else await rename(partiel, join(repertoire, `${nomDe(debut)}-${longueur}.seg`));
  await synchroniserRepertoire(repertoire);
}

function nomDe(debut: number): string {
  return String(debut);
}

function contexteDe({ contexte }: Lieu, debut: number): string {
  return `${contexte}|${debut}`;
}
