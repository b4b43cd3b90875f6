import { createRequire } from 'node:module';
import type { DataSet, Element } from 'dicom-parser';
import type { Cadres } from '../../features/imagerie/ports.ts';
import { analyser } from './examen.ts';

const require = createRequire(import.meta.url);
const GROS_BOUTISTE = '1.2.840.10008.1.2.2';
const EXPLICITE = '1.2.840.10008.1.2.1';

/** Frames as they are stored: compressed ones keep their own encoding, plain ones are little endian. */
export function lireCadres(octets: Buffer, numeros: readonly number[]): Cadres | undefined {
  const donnees = analyser(octets);
  const pixels = donnees.elements['x7fe00010'];
  const images = Math.max(1, Number(donnees.string('x00280008') ?? '1') || 1);
  if (!pixels || numeros.some((numero) => numero < 1 || numero > images)) return undefined;
  const syntaxe = (donnees.string('x00020010') ?? '').trim();
  if (pixels.encapsulatedPixelData)
    return { syntaxe, cadres: numeros.map((numero) => encapsule(donnees, pixels, numero - 1, images)) };
  const taille = tailleDuCadre(donnees);
  return {
    syntaxe: EXPLICITE,
    cadres: numeros.map((numero) => {
      const debut = pixels.dataOffset + (numero - 1) * taille;
      const cadre = Buffer.from(donnees.byteArray.subarray(debut, debut + taille));
      return syntaxe === GROS_BOUTISTE && (donnees.uint16('x00280100') ?? 8) > 8 ? cadre.swap16() : cadre;
    }),
  };
}

function encapsule(donnees: DataSet, pixels: Element, rang: number, images: number): Uint8Array {
  const parser: typeof import('dicom-parser') = require('dicom-parser');
  const { fragments = [], basicOffsetTable = [] } = pixels;
  if (images === 1)
    return parser.readEncapsulatedPixelDataFromFragments(donnees, pixels, 0, fragments.length);
  if (basicOffsetTable.length === images) return parser.readEncapsulatedImageFrame(donnees, pixels, rang);
  if (fragments.length === images)
    return parser.readEncapsulatedPixelDataFromFragments(donnees, pixels, rang);
  return parser.readEncapsulatedImageFrame(
    donnees,
    pixels,
    rang,
    parser.createJPEGBasicOffsetTable(donnees, pixels),
  );
}

function tailleDuCadre(donnees: DataSet): number {
  const points = (donnees.uint16('x00280010') ?? 0) * (donnees.uint16('x00280011') ?? 0);
  const moitie = donnees.string('x00280004')?.startsWith('YBR_FULL_422') ?? false;
  const valeurs = moitie ? 2 : (donnees.uint16('x00280002') ?? 1);
  return Math.ceil((points * valeurs * (donnees.uint16('x00280100') ?? 8)) / 8);
}
