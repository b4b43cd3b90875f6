import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Pictures made for tests: nobody's mouth. */

/** Smooth shapes and a little noise, so that it compresses like a photograph. */
export function trame(largeur: number, hauteur: number, bruit = 6): Buffer {
  const pixels = Buffer.alloc(largeur * hauteur * 3);
  let graine = 1;
  for (let i = 0; i < pixels.length; i += 1) {
    graine = (graine * 1_103_515_245 + 12_345) % 2_147_483_648;
    const point = Math.floor(i / 3);
    const vague = Math.sin((point % largeur) / 40) * 60 + Math.cos(Math.floor(point / largeur) / 30) * 60;
    pixels[i] = Math.max(0, Math.min(255, 120 + vague + (i % 3) * 20 + (graine % (2 * bruit + 1)) - bruit));
  }
  return pixels;
}

export function photo(largeur = 900, hauteur = 600, bruit?: number) {
  return sharp(trame(largeur, hauteur, bruit), { raw: { width: largeur, height: hauteur, channels: 3 } });
}

/** As a phone writes it: held sideways, with the place, the author and the colour profile. */
export function photoDeTelephone(): Promise<Buffer> {
  return photo()
    .withExif({
      IFD0: { Copyright: 'LEFEVRE-JEANNE', Software: 'Telephone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1', GPSLongitude: '2/1 21/1 3/1' },
    })
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PNG of a few bytes that claims to be huge. */
export function pngEnorme(cote: number): Buffer {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(cote, 0);
  ihdr.writeUInt32BE(cote, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    blocPng('IHDR', ihdr),
    blocPng('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    blocPng('IEND', Buffer.alloc(0)),
  ]);
}

export function blocPng(type: string, corps: Buffer): Buffer {
  const nomme = Buffer.concat([Buffer.from(type, 'latin1'), corps]);
  const bloc = Buffer.alloc(nomme.length + 8);
  bloc.writeUInt32BE(corps.length, 0);
  nomme.copy(bloc, 4);
  bloc.writeUInt32BE(crc32(nomme), nomme.length + 4);
  return bloc;
}

/** A JPEG segment, to be put after the first two bytes of a file. */
export function segmentJpeg(marqueur: number, corps: Buffer | string): Buffer {
  const octets = Buffer.from(corps);
  const tete = Buffer.from([0xff, marqueur, 0, 0]);
  tete.writeUInt16BE(octets.length + 2, 2);
  return Buffer.concat([tete, octets]);
}

/** An 8-bit grey radiograph, explicit VR little endian, whose preamble pretends to be a Windows program. */
export function dicom({
  lignes = 48,
  colonnes = 64,
  pixels = true,
  manque = 0,
  naissance = '',
} = {}): Buffer {
  const points = Buffer.from(
    Uint8Array.from({ length: lignes * colonnes - manque }, (_, i) => (i * 3) % 256),
  );
  return Buffer.concat([
    enveloppe('1.2.840.10008.1.2.1\0'),
    element(0x0008, 0x0060, 'CS', Buffer.from('IO')),
    element(0x0010, 0x0010, 'PN', Buffer.from('LEFEVRE^JEANNE')),
    naissance === '' ? Buffer.alloc(0) : element(0x0010, 0x0030, 'DA', Buffer.from(naissance)),
    ...grille({ lignes, colonnes, couleurs: 1, espace: 'MONOCHROME2 ' }),
    pixels ? element(0x7fe0, 0x0010, 'OB', points) : Buffer.alloc(0),
  ]);
}

/** Colours in run-length encoding, one plane after the other, as Annex G wants them: here a literal run for each row. */
export function dicomRle(rgb: Buffer, largeur: number, hauteur: number): Buffer {
  const plans = [0, 1, 2].map((canal) => {
    const valeurs = Buffer.from(
      Uint8Array.from({ length: largeur * hauteur }, (_, i) => rgb[i * 3 + canal] ?? 0),
    );
    const rangs = Array.from({ length: hauteur }, (_, y) =>
      Buffer.concat([Buffer.from([largeur - 1]), valeurs.subarray(y * largeur, (y + 1) * largeur)]),
    );
    const plan = Buffer.concat(rangs);
    return plan.length % 2 === 0 ? plan : Buffer.concat([plan, Buffer.from([0x80])]);
  });
  const tete = Buffer.alloc(64);
  tete.writeUInt32LE(3, 0);
  plans.reduce((debut, plan, i) => {
    tete.writeUInt32LE(debut, 4 + 4 * i);
    return debut + plan.length;
  }, 64);
  const indefini = Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([
    enveloppe('1.2.840.10008.1.2.5\0'),
    element(0x0008, 0x0060, 'CS', Buffer.from('XC')),
    ...grille({ lignes: hauteur, colonnes: largeur, couleurs: 3, espace: 'RGB ' }),
    indefini,
    fragment(Buffer.alloc(0)),
    fragment(Buffer.concat([tete, ...plans])),
    Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
  ]);
}

function fragment(octets: Buffer): Buffer {
  const tete = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  tete.writeUInt32LE(octets.length, 4);
  return Buffer.concat([tete, octets]);
}

function enveloppe(syntaxe: string): Buffer {
  const preambule = Buffer.alloc(128);
  preambule.write('MZ');
  const meta = Buffer.concat([
    element(0x0002, 0x0002, 'UI', Buffer.from('1.2.840.10008.5.1.4.1.1.1.3\0')),
    element(0x0002, 0x0010, 'UI', Buffer.from(syntaxe)),
  ]);
  const longueur = Buffer.alloc(4);
  longueur.writeUInt32LE(meta.length);
  return Buffer.concat([preambule, Buffer.from('DICM'), element(0x0002, 0x0000, 'UL', longueur), meta]);
}

function grille({
  lignes,
  colonnes,
  couleurs,
  espace,
}: {
  lignes: number;
  colonnes: number;
  couleurs: number;
  espace: string;
}) {
  const u16 = (valeur: number) => Buffer.from([valeur & 0xff, valeur >> 8]);
  return [
    element(0x0028, 0x0002, 'US', u16(couleurs)),
    element(0x0028, 0x0004, 'CS', Buffer.from(espace)),
    ...(couleurs === 3 ? [element(0x0028, 0x0006, 'US', u16(0))] : []),
    element(0x0028, 0x0010, 'US', u16(lignes)),
    element(0x0028, 0x0011, 'US', u16(colonnes)),
    element(0x0028, 0x0100, 'US', u16(8)),
    element(0x0028, 0x0101, 'US', u16(8)),
    element(0x0028, 0x0102, 'US', u16(7)),
    element(0x0028, 0x0103, 'US', u16(0)),
  ];
}

function element(groupe: number, numero: number, vr: string, valeur: Buffer): Buffer {
  const long = vr === 'OB';
  const tete = Buffer.alloc(long ? 12 : 8);
  tete.writeUInt16LE(groupe, 0);
  tete.writeUInt16LE(numero, 2);
  tete.write(vr, 4, 'latin1');
  if (long) tete.writeUInt32LE(valeur.length, 8);
  else tete.writeUInt16LE(valeur.length, 6);
  return Buffer.concat([tete, valeur]);
}
