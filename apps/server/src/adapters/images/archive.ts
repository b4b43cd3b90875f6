import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { SourceAleatoire } from '../../features/medias/ports.ts';
import { ImageRefusee } from './rejet.ts';

/** A file inside another one. */
export type Piece = SourceAleatoire;

const PIECES_MAX = 10_000;
const DEPLOYE_MAX = 4_000_000_000;

/**
 * Files of an archive, none of them opened. What an archive says of itself is checked before and while it is read: number, total
 * size, overlap, and each file against the size that was announced for it.
 *
 * @source PKWARE APPNOTE 6.3.10; POSIX.1-2017 « ustar »; security.md (CVE-2026-5439)
 */
export async function ouvrirArchive(source: SourceAleatoire, type: 'ZIP' | 'TAR'): Promise<readonly Piece[]> {
  const pieces = type === 'ZIP' ? await ouvrirZip(source) : await ouvrirTar(source);
  if (pieces.length > PIECES_MAX) throw new ImageRefusee('ARCHIVE_PIEGEE');
  if (pieces.reduce((somme, { taille }) => somme + taille, 0) > DEPLOYE_MAX)
    throw new ImageRefusee('ARCHIVE_PIEGEE');
  return pieces;
}

export async function lireEntre(source: SourceAleatoire, debut: number, fin: number): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const octets of source.lire(debut, Math.min(fin, source.taille))) morceaux.push(octets);
  return Buffer.concat(morceaux);
}

const partieDe = (source: SourceAleatoire, decalage: number, taille: number): Piece => ({
  taille,
  lire: (debut, fin) => source.lire(decalage + debut, decalage + Math.min(fin, taille)),
});

const FIN_ZIP = 0x06054b50;
const FICHE_ZIP = 0x02014b50;
const LOCALE_ZIP = 0x04034b50;

async function ouvrirZip(source: SourceAleatoire): Promise<readonly Piece[]> {
  const queue = await lireEntre(source, Math.max(0, source.taille - 66_000), source.taille);
  const fin = queue.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (fin < 0 || fin + 22 > queue.length || queue.readUInt32LE(fin) !== FIN_ZIP)
    throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  const combien = queue.readUInt16LE(fin + 10);
  const [longueur, debut] = [queue.readUInt32LE(fin + 12), queue.readUInt32LE(fin + 16)];
  if (combien > PIECES_MAX) throw new ImageRefusee('ARCHIVE_PIEGEE');
  if (debut + longueur > source.taille || longueur > 16_000_000) throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  const table = await lireEntre(source, debut, debut + longueur);
  const pieces: Piece[] = [];
  let tassees = 0;
  for (let ici = 0, rang = 0; rang < combien; rang += 1) {
    const fiche = lireFiche(table, ici);
    tassees += fiche.tassee;
    if (tassees > source.taille) throw new ImageRefusee('ARCHIVE_PIEGEE');
    if (fiche.taille > 0) pieces.push(await pieceZip(source, fiche));
    ici = fiche.suivante;
  }
  return pieces;
}

type Fiche = {
  readonly methode: number;
  readonly tassee: number;
  readonly taille: number;
  readonly locale: number;
  readonly suivante: number;
};

function lireFiche(table: Buffer, ici: number): Fiche {
  if (ici + 46 > table.length || table.readUInt32LE(ici) !== FICHE_ZIP)
    throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  const methode = table.readUInt16LE(ici + 10);
  const [tassee, taille, locale] = [20, 24, 42].map((place) => table.readUInt32LE(ici + place)) as [
    number,
    number,
    number,
  ];
  const protegee = (table.readUInt16LE(ici + 8) & 1) === 1;
  // A password, a rare method, or sizes that do not fit in 32 bits.
  if (protegee || (methode !== 0 && methode !== 8) || [tassee, taille, locale].includes(0xffff_ffff))
    throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  const [nom, plus, remarque] = [28, 30, 32].map((place) => table.readUInt16LE(ici + place)) as [
    number,
    number,
    number,
  ];
  return { methode, tassee, taille, locale, suivante: ici + 46 + nom + plus + remarque };
}

async function pieceZip(source: SourceAleatoire, { methode, tassee, taille, locale }: Fiche): Promise<Piece> {
  const tete = await lireEntre(source, locale, locale + 30);
  if (tete.length < 30 || tete.readUInt32LE(0) !== LOCALE_ZIP) throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  const debut = locale + 30 + tete.readUInt16LE(26) + tete.readUInt16LE(28);
  if (debut + tassee > source.taille) throw new ImageRefusee('ARCHIVE_ILLISIBLE');
  if (methode === 0) {
    if (tassee !== taille) throw new ImageRefusee('ARCHIVE_PIEGEE');
    return partieDe(source, debut, taille);
  }
  return {
    taille,
    lire: (de, a) => deployer(source.lire(debut, debut + tassee), { de, a: Math.min(a, taille), taille }),
  };
}

/** Unfolds from the beginning each time: what is asked for comes in one go. */
async function* deployer(
  tasse: AsyncIterable<Uint8Array>,
  { de, a, taille }: { de: number; a: number; taille: number },
): AsyncGenerator<Uint8Array> {
  let position = 0;
  for await (const octets of gonfler(tasse)) {
    if (position + octets.length > taille) throw new ImageRefusee('ARCHIVE_PIEGEE');
    const utile = octets.subarray(Math.max(0, de - position), Math.max(0, a - position));
    position += octets.length;
    if (utile.length > 0) yield utile;
    if (position >= a) return;
  }
  throw new ImageRefusee('ARCHIVE_ILLISIBLE');
}

async function* gonfler(tasse: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gonfleur = createInflateRaw();
  void verser(tasse, gonfleur);
  try {
    yield* gonfleur as AsyncIterable<Buffer>;
  } catch (cause) {
    throw cause instanceof ImageRefusee ? cause : new ImageRefusee('ARCHIVE_ILLISIBLE', { cause });
  } finally {
    gonfleur.destroy();
  }
}

async function verser(tasse: AsyncIterable<Uint8Array>, gonfleur: InflateRaw): Promise<void> {
  try {
    for await (const octets of tasse)
      if (!gonfleur.destroyed && !gonfleur.write(octets)) await place(gonfleur);
    gonfleur.end();
  } catch (cause) {
    gonfleur.destroy(cause instanceof Error ? cause : undefined);
  }
}

/** Also when nobody reads any more. */
const place = (gonfleur: InflateRaw) =>
  new Promise<void>((suite) => {
    gonfleur.once('drain', suite).once('close', suite);
  });

/** As a browser packs a folder: plain files one after the other. */
async function ouvrirTar(source: SourceAleatoire): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (let ici = 0; ici + BLOC <= source.taille; ) {
    const tete = await lireEntre(source, ici, ici + BLOC);
    if (tete.every((octet) => octet === 0)) break;
    const taille = tailleTar(tete);
    if (taille === undefined || ici + BLOC + taille > source.taille)
      throw new ImageRefusee('ARCHIVE_ILLISIBLE');
    if (estOrdinaire(tete) && taille > 0) pieces.push(partieDe(source, ici + BLOC, taille));
    if (pieces.length > PIECES_MAX) throw new ImageRefusee('ARCHIVE_PIEGEE');
    ici += BLOC + Math.ceil(taille / BLOC) * BLOC;
  }
  return pieces;
}

const BLOC = 512;
const estOrdinaire = (tete: Buffer): boolean => tete[156] === 0 || tete[156] === 0x30;

function tailleTar(tete: Buffer): number | undefined {
  const texte = tete.toString('latin1', 124, 136).replace(/[\0 ].*$/s, '');
  const connue = tete.toString('latin1', 257, 262) === 'ustar' && /^[0-7]+$/.test(texte);
  return connue ? Number.parseInt(texte, 8) : undefined;
}
