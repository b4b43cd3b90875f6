import { createRequire } from 'node:module';
import type { DataSet } from 'dicom-parser';
import { enRgb, type Points, parPalette } from './dicom-couleurs.ts';
import { decoderRle } from './dicom-rle-segments.ts';
import { ImageRefusee } from './rejet.ts';

const require = createRequire(import.meta.url);

/** Layout of the values of a frame, as the header gives it. */
export type Grille = {
  readonly lignes: number;
  readonly colonnes: number;
  readonly canaux: number;
  readonly alloues: number;
  readonly gardes: number;
  readonly signe: boolean;
  readonly espace: string;
  readonly plans: boolean;
  readonly syntaxe: string;
};

export const PIXELS = 'x7fe00010';
const IMPLICITE = '1.2.840.10008.1.2';
const EXPLICITE = '1.2.840.10008.1.2.1';
const GROS_BOUT = '1.2.840.10008.1.2.2';
const DEGONFLE = '1.2.840.10008.1.2.1.99';
const RLE = '1.2.840.10008.1.2.5';
const NATIVES = new Set([IMPLICITE, EXPLICITE, GROS_BOUT, DEGONFLE]);
/** Syntaxes that the decoder knows under another number: the bits of the frame say which it is. */
const COMME: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.4.51': '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.57': '1.2.840.10008.1.2.4.70',
};

export const estNative = (syntaxe: string): boolean => NATIVES.has(syntaxe);

export function grilleDe(donnees: DataSet): Grille {
  const alloues = donnees.uint16('x00280100') ?? 8;
  return {
    lignes: donnees.uint16('x00280010') ?? 0,
    colonnes: donnees.uint16('x00280011') ?? 0,
    canaux: donnees.uint16('x00280002') ?? 1,
    alloues,
    gardes: donnees.uint16('x00280101') ?? alloues,
    signe: donnees.uint16('x00280103') === 1,
    espace: donnees.string('x00280004')?.trim() ?? 'MONOCHROME2',
    plans: donnees.uint16('x00280006') === 1,
    syntaxe: donnees.string('x00020010') ?? IMPLICITE,
  };
}

/** Bytes that one frame takes when nothing compresses it. */
export function octetsNatifs({ lignes, colonnes, canaux, alloues, espace }: Grille): number {
  const valeurs = espace.startsWith('YBR_FULL_422') || espace.startsWith('YBR_PARTIAL_422') ? 2 : canaux;
  return (lignes * colonnes * valeurs * alloues) / 8;
}

/** What every frame becomes: 8 or 16 bits, one channel or three, point after point, little endian. */
export function octetsRendus({ lignes, colonnes, canaux, alloues, espace }: Grille): number {
  const couleur = canaux === 3 || espace === 'PALETTE COLOR';
  return lignes * colonnes * (couleur ? 3 : alloues > 8 ? 2 : 1);
}

/** Encoded frames of a whole file, in order. */
export function cadresCodes(donnees: DataSet, grille: Grille, images: number): readonly Buffer[] {
  const element = donnees.elements[PIXELS];
  if (!element) throw new ImageRefusee('DICOM_SANS_IMAGE');
  const tout = Buffer.from(donnees.byteArray.buffer, donnees.byteArray.byteOffset, donnees.byteArray.length);
  if (estNative(grille.syntaxe)) {
    const pas = octetsNatifs(grille);
    if (element.length < pas * images) throw new ImageRefusee('TRONQUE');
    return Array.from({ length: images }, (_, rang) =>
      tout.subarray(element.dataOffset + rang * pas, element.dataOffset + (rang + 1) * pas),
    );
  }
  const fragments = (element.fragments ?? []).map(({ position, length }) =>
    tout.subarray(position, position + length),
  );
  return rassemblerFragments(fragments, images);
}

/** A frame may be cut in pieces: the next one starts where a new picture starts. */
export function rassemblerFragments(fragments: readonly Buffer[], images: number): readonly Buffer[] {
  if (fragments.length < images) throw new ImageRefusee('TRONQUE');
  if (images === 1) return [Buffer.concat(fragments)];
  if (fragments.length === images) return fragments;
  const cadres: Buffer[][] = [];
  for (const fragment of fragments) {
    if (cadres.length === 0 || debuteUneImage(fragment)) cadres.push([fragment]);
    else cadres.at(-1)?.push(fragment);
  }
  if (cadres.length !== images) throw new ImageRefusee('ILLISIBLE');
  return cadres.map((morceaux) => Buffer.concat(morceaux));
}

/** SOI of JPEG and JPEG-LS, SOC of JPEG 2000. */
export const debuteUneImage = (octets: Buffer): boolean =>
  octets[0] === 0xff && (octets[1] === 0xd8 || octets[1] === 0x4f);

/** The values of one frame, whatever kept them. */
export async function decoderCadre(cadre: Buffer, grille: Grille, donnees: DataSet): Promise<Buffer> {
  if (grille.alloues !== 8 && grille.alloues !== 16) throw new ImageRefusee('ILLISIBLE');
  const points = await pointsDe(cadre, grille);
  const rendus =
    grille.espace === 'PALETTE COLOR'
      ? parPalette(points, donnees)
      : grille.canaux === 3
        ? enRgb(points)
        : recadrer(points, grille);
  if (rendus.length !== octetsRendus(grille)) throw new ImageRefusee('TRONQUE');
  return rendus;
}

async function pointsDe(cadre: Buffer, grille: Grille): Promise<Points> {
  const { lignes, colonnes, canaux, alloues, espace, plans, syntaxe } = grille;
  const commun = { largeur: colonnes, hauteur: lignes, canaux, octets: alloues === 16 ? 2 : 1 } as const;
  if (estNative(syntaxe)) {
    const droit = syntaxe === GROS_BOUT && alloues === 16 ? Buffer.from(cadre).swap16() : cadre;
    return { ...commun, valeurs: droit, espace, plans };
  }
  if (syntaxe === RLE) {
    const valeurs = decoderRle(cadre, { points: lignes * colonnes, canaux, octets: commun.octets });
    return { ...commun, valeurs, espace, plans: false };
  }
  return { ...commun, ...(await decoderCode(cadre, grille)) };
}

type Elements = Record<string, unknown> & { readonly PixelData?: readonly ArrayBuffer[] };

async function decoderCode(
  cadre: Buffer,
  grille: Grille,
): Promise<Pick<Points, 'valeurs' | 'espace' | 'plans'>> {
  const { NativeCodecs, Transcoder, log }: typeof import('dcmjs-codecs') = require('dcmjs-codecs');
  // Its warnings quote the file.
  log.setLevel('silent');
  if (!NativeCodecs.isInitialized()) await NativeCodecs.initializeAsync();
  const { lignes, colonnes, canaux, alloues, gardes, signe, espace, plans, syntaxe } = grille;
  const octets = new Uint8Array(cadre);
  const elements = {
    Rows: lignes,
    Columns: colonnes,
    SamplesPerPixel: canaux,
    BitsAllocated: alloues,
    BitsStored: gardes,
    HighBit: gardes - 1,
    PixelRepresentation: signe ? 1 : 0,
    PhotometricInterpretation: espace,
    PlanarConfiguration: plans ? 1 : 0,
    NumberOfFrames: 1,
    PixelData: [octets.buffer],
    _vrMap: { PixelData: 'OB' },
  };
  try {
    const codeur = new Transcoder(elements, COMME[syntaxe] ?? syntaxe);
    codeur.transcode(EXPLICITE);
    const decode = codeur.getElements() as Elements;
    const [pixels] = decode.PixelData ?? [];
    if (!pixels) throw new ImageRefusee('ILLISIBLE');
    const attendus = lignes * colonnes * canaux * (alloues / 8);
    return {
      valeurs: Buffer.from(pixels).subarray(0, attendus),
      espace: String(decode['PhotometricInterpretation'] ?? espace),
      plans: decode['PlanarConfiguration'] === 1,
    };
  } catch (cause) {
    throw cause instanceof ImageRefusee ? cause : new ImageRefusee('ILLISIBLE', { cause });
  }
}

/** Old machines keep overlays in the unused bits; a negative value shorter than its word is stretched to it. */
function recadrer({ valeurs, octets }: Points, { gardes, signe }: Grille): Buffer {
  if (octets === 1 || gardes >= 16) return valeurs;
  const sortie = Buffer.alloc(valeurs.length);
  const marge = 16 - gardes;
  for (let i = 0; i + 1 < valeurs.length; i += 2) {
    const mot = valeurs.readUInt16LE(i) << (16 + marge);
    const valeur = signe ? mot >> (16 + marge) : mot >>> (16 + marge);
    sortie.writeUInt16LE(valeur & 0xffff, i);
  }
  return sortie;
}
