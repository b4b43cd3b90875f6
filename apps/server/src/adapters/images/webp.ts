import type { Depouille } from './depouille.ts';
import { type Orientation, orientationDe, tiffMinimal } from './exif.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';

const GARDES = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);
const DRAPEAU_EXIF = 0x08;
const DRAPEAU_XMP = 0x04;
const DRAPEAU_ANIMATION = 0x02;

/** @source RFC 9649, §2 */
export function depouillerWebp(octets: Buffer): Depouille {
  const gardes: Buffer[] = [];
  let vp8x: Buffer | undefined;
  let orientation: Orientation = 1;
  let [largeur, hauteur] = [0, 0];
  for (const { type, corps } of blocsDe(octets)) {
    if (type === 'EXIF') orientation = orientationDe(sansPrefixe(corps));
    if (!GARDES.has(type)) continue;
    const dimensions = lireDimensions(type, corps);
    largeur = Math.max(largeur, dimensions.largeur);
    hauteur = Math.max(hauteur, dimensions.hauteur);
    const garde = bloc(type, corps);
    if (type === 'VP8X') vp8x = garde;
    gardes.push(garde);
  }
  verifierDimensions(largeur, hauteur);
  // Only the extended layout can say an orientation; without it the file never had one.
  if (!vp8x) orientation = 1;
  else gardes.push(...poserDrapeaux(vp8x, orientation));
  const contenu = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...gardes]);
  const tete = Buffer.from('RIFF\0\0\0\0', 'latin1');
  tete.writeUInt32LE(contenu.length, 4);
  return { octets: Buffer.concat([tete, contenu]), largeur, hauteur, orientation };
}

function* blocsDe(octets: Buffer) {
  const fin = 8 + octets.readUInt32LE(4);
  if (fin > octets.length) throw new ImageRefusee('TRONQUE');
  for (let position = 12; position + 8 <= fin; ) {
    const type = octets.toString('latin1', position, position + 4);
    const longueur = octets.readUInt32LE(position + 4);
    if (position + 8 + longueur > fin) throw new ImageRefusee('TRONQUE');
    yield { type, corps: octets.subarray(position + 8, position + 8 + longueur) };
    position += 8 + longueur + (longueur % 2);
  }
}

function lireDimensions(type: string, corps: Buffer): { largeur: number; hauteur: number } {
  if (type === 'VP8X') {
    if (corps.length < 10) throw new ImageRefusee('ILLISIBLE');
    // A moving picture is not a photograph of a mouth.
    if (((corps[0] ?? 0) & DRAPEAU_ANIMATION) !== 0) throw new ImageRefusee('FORMAT_A_CONVERTIR');
    return { largeur: corps.readUIntLE(4, 3) + 1, hauteur: corps.readUIntLE(7, 3) + 1 };
  }
  if (type === 'VP8 ') {
    if (corps.length < 10) throw new ImageRefusee('ILLISIBLE');
    return { largeur: corps.readUInt16LE(6) & 0x3fff, hauteur: corps.readUInt16LE(8) & 0x3fff };
  }
  if (type === 'VP8L') {
    if (corps.length < 5) throw new ImageRefusee('ILLISIBLE');
    const bits = corps.readUInt32LE(1);
    return { largeur: (bits & 0x3fff) + 1, hauteur: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { largeur: 0, hauteur: 0 };
}

/** Makes the header say what is left, and answers the chunk to add at the end. */
function poserDrapeaux(vp8x: Buffer, orientation: Orientation): Buffer[] {
  const drapeaux = (vp8x[8] ?? 0) & ~(DRAPEAU_EXIF | DRAPEAU_XMP);
  vp8x[8] = orientation === 1 ? drapeaux : drapeaux | DRAPEAU_EXIF;
  return orientation === 1 ? [] : [bloc('EXIF', tiffMinimal(orientation))];
}

/** Some writers put the JPEG prefix before the TIFF block. */
function sansPrefixe(corps: Buffer): Buffer {
  return corps.toString('latin1', 0, 4) === 'Exif' ? corps.subarray(6) : corps;
}

function bloc(type: string, corps: Buffer): Buffer {
  const complet = Buffer.alloc(8 + corps.length + (corps.length % 2));
  complet.write(type, 0, 'latin1');
  complet.writeUInt32LE(corps.length, 4);
  corps.copy(complet, 8);
  return complet;
}
