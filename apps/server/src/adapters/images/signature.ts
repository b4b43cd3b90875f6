import type { TypeMedia } from '../../features/medias/ports.ts';

/** What the first bytes say; the name and the declared type are never believed. */
export function typeDesOctets(octets: Buffer): TypeMedia | 'HEIC' | undefined {
  if (octets.subarray(0, 3).equals(JPEG)) return 'JPEG';
  if (octets.subarray(0, 8).equals(PNG)) return 'PNG';
  if (ascii(octets, 0) === 'RIFF' && ascii(octets, 8) === 'WEBP') return 'WEBP';
  if (ascii(octets, 128) === 'DICM') return 'DICOM';
  if (ascii(octets, 4) === 'ftyp' && marques(octets).some((marque) => HEVC.has(marque))) return 'HEIC';
  return undefined;
}

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
