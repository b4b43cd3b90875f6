import { deflateRawSync } from 'node:zlib';
import { dicom, dicomRle, trame } from './testing-images.ts';

/** DICOM files made for tests, each with one of the traps of the field: nobody's mouth. */

type Voulu = {
  readonly syntaxe?: string;
  readonly grosBout?: boolean;
  readonly lignes?: number;
  readonly colonnes?: number;
  readonly images?: number;
  readonly canaux?: number;
  readonly bits?: number;
  readonly gardes?: number;
  readonly signe?: boolean;
  readonly espace?: string;
  readonly modalite?: string;
  readonly plus?: readonly (readonly [number, number, string, Buffer | string])[];
  readonly pixels?: Buffer;
  /** Fragments, table first; instead of `pixels`. */
  readonly fragments?: readonly Buffer[];
};

export const EXPLICITE = '1.2.840.10008.1.2.1';

const DEFAUT = {
  syntaxe: EXPLICITE,
  grosBout: false,
  lignes: 24,
  colonnes: 32,
  images: 1,
  canaux: 1,
  bits: 8,
  signe: false,
  modalite: 'IO',
  plus: [],
} as const satisfies Voulu;

type Valeur = readonly [number, number, string, Buffer | string];

export function fabriquer(voulu: Voulu = {}): Buffer {
  const tout = { ...DEFAUT, ...voulu };
  const { grosBout: gros, lignes, colonnes, canaux, images, bits } = tout;
  const elements = [...grille(tout), ...tout.plus].toSorted(([a, b], [c, d]) => a - c || b - d);
  const jeu = Buffer.concat(elements.map(([g, e, vr, valeur]) => element([g, e], vr, valeur, gros)));
  const taille = (lignes * colonnes * canaux * images * bits) / 8;
  const pixels = tout.fragments
    ? encapsuler(tout.fragments)
    : element([0x7fe0, 0x0010], bits > 8 ? 'OW' : 'OB', tout.pixels ?? degrade(taille, bits, gros), gros);
  return Buffer.concat([entete(tout.syntaxe), jeu, pixels]);
}

function grille(
  tout: typeof DEFAUT | (Voulu & { readonly [K in keyof typeof DEFAUT]: NonNullable<Voulu[K]> }),
): Valeur[] {
  const { grosBout, lignes, colonnes, canaux, images, bits, signe, modalite } = tout;
  const { gardes = bits, espace = canaux === 3 ? 'RGB' : 'MONOCHROME2' } = tout as Voulu;
  const u16 = (valeur: number) => mot(valeur, grosBout);
  return [
    [0x0008, 0x0060, 'CS', modalite],
    [0x0010, 0x0010, 'PN', 'LEFEVRE^JEANNE'],
    [0x0028, 0x0002, 'US', u16(canaux)],
    [0x0028, 0x0004, 'CS', espace],
    ...(canaux === 3 ? [[0x0028, 0x0006, 'US', u16(0)] as const] : []),
    ...(images > 1 ? [[0x0028, 0x0008, 'IS', String(images)] as const] : []),
    [0x0028, 0x0010, 'US', u16(lignes)],
    [0x0028, 0x0011, 'US', u16(colonnes)],
    [0x0028, 0x0100, 'US', u16(bits)],
    [0x0028, 0x0101, 'US', u16(gardes)],
    [0x0028, 0x0102, 'US', u16(gardes - 1)],
    [0x0028, 0x0103, 'US', u16(signe ? 1 : 0)],
  ];
}

function degrade(taille: number, bits: number, gros: boolean): Buffer {
  const octets = Buffer.alloc(taille);
  if (bits === 8) return Buffer.from(octets.map((_, i) => (i * 3) % 256));
  for (let i = 0; i < taille / 2; i += 1) mot((i * 5) % 4_096, gros).copy(octets, 2 * i);
  return octets;
}

const mot = (valeur: number, gros: boolean): Buffer => {
  const octets = Buffer.alloc(2);
  if (gros) octets.writeUInt16BE(valeur);
  else octets.writeUInt16LE(valeur);
  return octets;
};

function element(
  [groupe, numero]: readonly [number, number],
  vr: string,
  valeur: Buffer | string,
  gros: boolean,
): Buffer {
  const brut = typeof valeur === 'string' ? Buffer.from(valeur, 'latin1') : valeur;
  const octets = brut.length % 2 === 0 ? brut : Buffer.concat([brut, Buffer.from(vr === 'UI' ? '\0' : ' ')]);
  const long = vr === 'OB' || vr === 'OW' || vr === 'SQ';
  const longueur = Buffer.alloc(long ? 6 : 2);
  if (long && gros) longueur.writeUInt32BE(octets.length, 2);
  else if (long) longueur.writeUInt32LE(octets.length, 2);
  else mot(octets.length, gros).copy(longueur);
  return Buffer.concat([mot(groupe, gros), mot(numero, gros), Buffer.from(vr), longueur, octets]);
}

function entete(syntaxe: string): Buffer {
  const meta = Buffer.concat([
    element([0x0002, 0x0002], 'UI', '1.2.840.10008.5.1.4.1.1.1.3', false),
    element([0x0002, 0x0010], 'UI', syntaxe, false),
  ]);
  const longueur = Buffer.alloc(4);
  longueur.writeUInt32LE(meta.length);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element([0x0002, 0x0000], 'UL', longueur, false),
    meta,
  ]);
}

function encapsuler(fragments: readonly Buffer[]): Buffer {
  const items = fragments.map((octets) => {
    const tete = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    tete.writeUInt32LE(octets.length, 4);
    return Buffer.concat([tete, octets]);
  });
  return Buffer.concat([
    Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]),
    ...items,
    Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
  ]);
}

/** What web viewers are known to stumble over, and what should never be opened. */
export function dicomsInventes(): readonly { readonly nom: string; readonly octets: Buffer }[] {
  const sain = fabriquer();
  const debutDuJeu = sain.indexOf(Buffer.from('0800600043530200', 'hex'));
  const meta = (syntaxe: string) => entete(syntaxe);
  return [
    { nom: 'explicite 8 bits', octets: sain },
    { nom: 'explicite 12 bits dans 16', octets: fabriquer({ bits: 16, gardes: 12 }) },
    { nom: 'monochrome1', octets: fabriquer({ espace: 'MONOCHROME1' }) },
    {
      nom: 'gros-boutiste',
      octets: fabriquer({ syntaxe: '1.2.840.10008.1.2.2', grosBout: true, bits: 16, gardes: 12 }),
    },
    {
      nom: 'dégonflé',
      octets: Buffer.concat([meta('1.2.840.10008.1.2.1.99'), deflateRawSync(sain.subarray(debutDuJeu))]),
    },
    {
      nom: 'gonflé (bombe)',
      octets: Buffer.concat([meta('1.2.840.10008.1.2.1.99'), deflateRawSync(Buffer.alloc(300_000_000))]),
    },
    {
      nom: 'couleurs YBR_FULL_422',
      octets: fabriquer({ canaux: 3, espace: 'YBR_FULL_422', pixels: Buffer.alloc(24 * 32 * 2, 128) }),
    },
    { nom: 'couleurs par plages', octets: dicomRle(trame(96, 64, 0), 96, 64) },
    { nom: 'plusieurs images', octets: fabriquer({ images: 3 }) },
    { nom: 'sans préambule', octets: dicom().subarray(128) },
    { nom: 'tronqué', octets: fabriquer().subarray(0, -200) },
    { nom: 'sans image', octets: dicom({ pixels: false }) },
    {
      nom: 'dimensions géantes',
      octets: fabriquer({ lignes: 65_000, colonnes: 65_000, pixels: Buffer.alloc(4) }),
    },
    {
      nom: 'suite de fragments fausse',
      octets: fabriquer({
        syntaxe: '1.2.840.10008.1.2.4.50',
        fragments: [Buffer.alloc(0), Buffer.from('pas une image')],
      }),
    },
  ];
}

/** Slices of one examination, numbered against the direction of the head. */
export function coupes(combien: number): readonly { readonly nom: string; readonly octets: Buffer }[] {
  return Array.from({ length: combien }, (_, z) => {
    const pixels = Buffer.alloc(24 * 32 * 2);
    for (let i = 1; i < 24 * 32; i += 1) pixels.writeInt16LE((i * 7) % 1_200, 2 * i);
    pixels.writeInt16LE(z, 0);
    const octets = fabriquer({
      bits: 16,
      signe: true,
      modalite: 'CT',
      pixels,
      plus: [
        [0x0020, 0x000e, 'UI', '1.2.3.4'],
        [0x0020, 0x0013, 'IS', String(combien - z)],
        [0x0020, 0x0032, 'DS', `-32\\-32\\${(z * 0.4).toFixed(1)}`],
        [0x0020, 0x0037, 'DS', '1\\0\\0\\0\\1\\0'],
        [0x0028, 0x0030, 'DS', '0.4\\0.4'],
        [0x0028, 0x1052, 'DS', '0'],
        [0x0028, 0x1053, 'DS', '1'],
      ],
    });
    return { nom: `coupe-${String(z).padStart(3, '0')}`, octets };
  });
}
