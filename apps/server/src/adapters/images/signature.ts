import type { MotifRejetImage, TypeMedia } from '../../features/medias/ports.ts';

/** What the first bytes say; the name and the declared type are never believed. */
export function typeDesOctets(octets: Buffer): TypeMedia | 'HEIC' | undefined {
  if (octets.subarray(0, 3).equals(JPEG)) return 'JPEG';
  if (octets.subarray(0, 8).equals(PNG)) return 'PNG';
  if (ascii(octets, 0) === 'RIFF' && ascii(octets, 8) === 'WEBP') return 'WEBP';
  if (ascii(octets, 128) === 'DICM') return 'DICOM';
  if (ascii(octets, 4) === 'ftyp' && marques(octets).some((marque) => HEVC.has(marque))) return 'HEIC';
  return undefined;
}

/** Why a file that is none of those is refused: what it is tells what to do with it. */
export function motifSelonOctets(octets: Buffer): MotifRejetImage {
  const debut = octets.toString('hex', 0, 16);
  return AUTRES.find(([forme]) => forme.test(debut))?.[1] ?? 'FORMAT_INCONNU';
}

const AUTRES: readonly (readonly [RegExp, MotifRejetImage])[] = [
  // TIFF and the raw files of cameras, BMP, GIF, Photoshop, JPEG XL.
  [/^(?:49492[ab]00|4d4d002[ab]|424d|47494638|38425053|ff0a)/, 'FORMAT_A_CONVERTIR'],
  // JPEG 2000, JPEG XL; AVIF and its kin.
  [/^.{8}(?:6a502020|4a584c20)/, 'FORMAT_A_CONVERTIR'],
  [/^.{8}66747970(?:61766966|61766973|6d696631|6d736631|68657663|6a786c20|63727820)/, 'FORMAT_A_CONVERTIR'],
  // MP4 and QuickTime, AVI, Matroska, MPEG.
  [/^(?:.{8}(?:66747970|6d6f6f76|6d646174)|52494646.{8}41564920|1a45dfa3|000001b)/, 'VIDEO'],
  // PDF, ZIP and what is made of it, old Office, RTF, RAR, 7z, gzip.
  [/^(?:25504446|504b0[35]|d0cf11e0|7b5c727466|52617221|377abcaf|1f8b)/, 'DOCUMENT'],
];

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** ISO 23008-12: HEVC still pictures, 8 and 10 bits; AVIF and videos are something else. */
const HEVC = new Set(['heic', 'heix', 'heim', 'heis']);

function marques(octets: Buffer): string[] {
  const fin = Math.min(octets.readUInt32BE(0), octets.length - 3, 256);
  const lues = [ascii(octets, 8)];
  for (let position = 16; position < fin; position += 4) lues.push(ascii(octets, position));
  return lues;
}

function ascii(octets: Buffer, position: number): string {
  return octets.toString('latin1', position, position + 4);
}
