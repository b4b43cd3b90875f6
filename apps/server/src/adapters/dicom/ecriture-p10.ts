import type { ElementDicom, JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import { texteDe } from '@orapont/domain/imagerie/jeu-dicom';

/** Pixels ready to be written: plain, or the whole encapsulated value with its items and its end. */
export type Pixels = { readonly vr: 'OB' | 'OW'; readonly natifs: Buffer } | { readonly encapsules: Buffer };

const IMPLEMENTATION = '2.25.179301624879013568914027356981234017654';
/** Value representations whose length takes four bytes. */
export const LONGS: ReadonlySet<string> = new Set([
  'OB',
  'OD',
  'OF',
  'OL',
  'OV',
  'OW',
  'SQ',
  'UC',
  'UN',
  'UR',
  'UT',
  'SV',
  'UV',
]);
const INDEFINIE = 0xffffffff;

/**
 * A DICOM file from a data set in the JSON model, explicit VR little endian.
 *
 * @source DICOM PS3.10 §7.1, PS3.5 §7 and annex A.4
 */
export function ecrireP10(jeu: JeuDicom, syntaxe: string, pixels: Pixels): Buffer {
  const meta = Buffer.concat([
    element('00020001', { vr: 'OB', InlineBinary: 'AAE=' }),
    element('00020002', { vr: 'UI', Value: [texteDe(jeu, '00080016')] }),
    element('00020003', { vr: 'UI', Value: [texteDe(jeu, '00080018')] }),
    element('00020010', { vr: 'UI', Value: [syntaxe] }),
    element('00020012', { vr: 'UI', Value: [IMPLEMENTATION] }),
    element('00020013', { vr: 'SH', Value: ['ORAPONT'] }),
  ]);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element('00020000', { vr: 'UL', Value: [meta.length] }),
    meta,
    jeuDeDonnees(jeu),
    ecrirePixels(pixels),
  ]);
}

/** One frame as encapsulated pixel data: an empty table of offsets, one fragment, the end. */
export function encapsuler(cadre: Buffer): Buffer {
  const pair = cadre.length % 2 === 0 ? cadre : Buffer.concat([cadre, Buffer.alloc(1)]);
  return Buffer.concat([
    entete(0xfffe, 0xe000, 0),
    entete(0xfffe, 0xe000, pair.length),
    pair,
    entete(0xfffe, 0xe0dd, 0),
  ]);
}

export function ecrirePixels(pixels: Pixels): Buffer {
  if ('natifs' in pixels) {
    const { vr, natifs } = pixels;
    const impair = natifs.length % 2;
    return Buffer.concat([tete('7FE00010', vr, natifs.length + impair), natifs, Buffer.alloc(impair)]);
  }
  return Buffer.concat([tete('7FE00010', 'OB', INDEFINIE), pixels.encapsules]);
}

const jeuDeDonnees = (jeu: JeuDicom): Buffer =>
  Buffer.concat(
    Object.keys(jeu)
      .filter((tag) => tag !== '7FE00010' && !tag.startsWith('0002'))
      .toSorted()
      .map((tag) => element(tag, jeu[tag] ?? { vr: 'LO' })),
  );

export const elementDe = (tag: string, vr: string, ...valeurs: readonly (string | number)[]): Buffer =>
  element(tag, { vr, Value: valeurs });

function element(tag: string, { vr, Value = [], InlineBinary }: ElementDicom): Buffer {
  const corps = InlineBinary === undefined ? valeur(vr, Value) : Buffer.from(InlineBinary, 'base64');
  const pair = corps.length % 2 === 0 ? corps : Buffer.concat([corps, bourrage(vr)]);
  if (!LONGS.has(vr) && pair.length > 0xffff) return Buffer.alloc(0);
  return Buffer.concat([tete(tag, vr, pair.length), pair]);
}

const bourrage = (vr: string) => Buffer.from(['UI', 'OB', 'UN'].includes(vr) ? [0] : [0x20]);

function valeur(vr: string, valeurs: readonly unknown[]): Buffer {
  if (vr === 'SQ') return Buffer.concat(valeurs.map((item) => itemDe(item as JeuDicom)));
  const binaire = BINAIRES[vr];
  if (binaire) return Buffer.concat(valeurs.map((v) => binaire(Number(v))));
  if (vr === 'AT') return Buffer.concat(valeurs.map((v) => etiquette(String(v))));
  return Buffer.from(valeurs.map(enTexte).join('\\'), 'utf8');
}

function itemDe(item: JeuDicom): Buffer {
  const corps = jeuDeDonnees(item);
  return Buffer.concat([entete(0xfffe, 0xe000, corps.length), corps]);
}

function enTexte(valeur: unknown): string {
  if (typeof valeur !== 'object' || valeur === null) return String(valeur ?? '');
  const { Alphabetic } = valeur as { Alphabetic?: unknown };
  return typeof Alphabetic === 'string' ? Alphabetic : '';
}

const BINAIRES: Readonly<Record<string, (valeur: number) => Buffer>> = {
  US: (v) => binaire(2, (b) => b.writeUInt16LE(v & 0xffff)),
  SS: (v) => binaire(2, (b) => b.writeInt16LE(((v & 0xffff) << 16) >> 16)),
  UL: (v) => binaire(4, (b) => b.writeUInt32LE(v >>> 0)),
  SL: (v) => binaire(4, (b) => b.writeInt32LE(v | 0)),
  FL: (v) => binaire(4, (b) => b.writeFloatLE(v)),
  FD: (v) => binaire(8, (b) => b.writeDoubleLE(v)),
};

function binaire(taille: number, ecrire: (tampon: Buffer) => void): Buffer {
  const tampon = Buffer.alloc(taille);
  ecrire(tampon);
  return tampon;
}

function etiquette(tag: string): Buffer {
  const tampon = Buffer.alloc(4);
  tampon.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  tampon.writeUInt16LE(Number.parseInt(tag.slice(4, 8), 16), 2);
  return tampon;
}

function tete(tag: string, vr: string, longueur: number): Buffer {
  const long = LONGS.has(vr);
  const tampon = Buffer.alloc(long ? 12 : 8);
  etiquette(tag).copy(tampon);
  tampon.write(vr, 4, 'latin1');
  if (long) tampon.writeUInt32LE(longueur, 8);
  else tampon.writeUInt16LE(longueur, 6);
  return tampon;
}

function entete(groupe: number, numero: number, longueur: number): Buffer {
  const tampon = Buffer.alloc(8);
  tampon.writeUInt16LE(groupe, 0);
  tampon.writeUInt16LE(numero, 2);
  tampon.writeUInt32LE(longueur, 4);
  return tampon;
}
