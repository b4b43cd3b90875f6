import { crc32 } from 'node:zlib';
import type { Depouille } from './depouille.ts';
import { type Orientation, orientationDe, tiffMinimal } from './exif.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';
import { PNG } from './signature.ts';

/** What makes a pixel and its colour. Texts, dates, Exif, animation and unknown chunks are left behind. */
const GARDES = new Set(['PLTE', 'IDAT', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'cICP', 'sBIT', 'bKGD', 'pHYs']);

/** @source PNG third edition, §5 (chunks) and §11 */
export function depouillerPng(octets: Buffer): Depouille {
  const gardes: Buffer[] = [];
  const blocs = blocsDe(octets);
  const premier = blocs.next().value;
  if (premier?.type !== 'IHDR') throw new ImageRefusee('ILLISIBLE');
  // Before the rest is even looked at: a huge picture is refused for its size, whole or not.
  const dimensions = lireIhdr(premier.corps);
  let orientation: Orientation = 1;
  for (const { type, corps, brut } of blocs) {
    if (type === 'eXIf') orientation = orientationDe(corps);
    if (type === 'iCCP') gardes.push(profilAnonyme(corps));
    else if (GARDES.has(type)) gardes.push(brut);
    // An upper-case first letter: a reader that does not know the chunk must not show the picture.
    else if (/^[A-Z]/.test(type)) throw new ImageRefusee('ILLISIBLE');
  }
  // Before the pixels, where every reader looks, wherever it stood.
  const sens = orientation === 1 ? [] : [bloc('eXIf', tiffMinimal(orientation))];
  const complet = [PNG, premier.brut, ...sens, ...gardes, bloc('IEND', Buffer.alloc(0))];
  return { octets: Buffer.concat(complet), orientation, ...dimensions };
}

/** The profile without its name, a free text of up to 79 letters. */
function profilAnonyme(corps: Buffer): Buffer {
  return bloc(
    'iCCP',
    Buffer.concat([Buffer.from('icc', 'latin1'), corps.subarray(Math.max(0, corps.indexOf(0)))]),
  );
}

function* blocsDe(octets: Buffer) {
  for (let position = PNG.length; ; ) {
    const { type, corps, brut, sain } = blocA(octets, position);
    if (type === 'IEND') return;
    // A damaged chunk that makes no pixel is passed over, as every reader does.
    if (sain) yield { type, corps, brut };
    else if (/^[A-Z]/.test(type)) throw new ImageRefusee('ILLISIBLE');
    position += brut.length;
  }
}

function blocA(octets: Buffer, position: number) {
  if (position + 12 > octets.length) throw new ImageRefusee('TRONQUE');
  const fin = position + 12 + octets.readUInt32BE(position);
  const type = octets.toString('latin1', position + 4, position + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) throw new ImageRefusee('ILLISIBLE');
  if (fin > octets.length) throw new ImageRefusee('TRONQUE');
  return {
    type,
    corps: octets.subarray(position + 8, fin - 4),
    brut: octets.subarray(position, fin),
    sain: crc32(octets.subarray(position + 4, fin - 4)) === octets.readUInt32BE(fin - 4),
  };
}

function lireIhdr(corps: Buffer) {
  if (corps.length !== 13) throw new ImageRefusee('ILLISIBLE');
  const [largeur, hauteur] = [corps.readUInt32BE(0), corps.readUInt32BE(4)];
  verifierDimensions(largeur, hauteur);
  return { largeur, hauteur };
}

function bloc(type: string, corps: Buffer): Buffer {
  const nomme = Buffer.concat([Buffer.from(type, 'latin1'), corps]);
  const complet = Buffer.alloc(nomme.length + 8);
  complet.writeUInt32BE(corps.length, 0);
  nomme.copy(complet, 4);
  complet.writeUInt32BE(crc32(nomme), nomme.length + 4);
  return complet;
}
