import { createRequire } from 'node:module';
import type { DataSet, Element } from 'dicom-parser';
import type { Cadres } from '../../features/imagerie/ports.ts';
import { decoderCadre, grilleDe } from '../images/dicom-cadres.ts';
import { analyser } from './examen.ts';
import { EXPLICITE, GROS_BOUTISTE } from './syntaxes.ts';

const require = createRequire(import.meta.url);

/**
 * Frames as they are stored: compressed ones keep their own encoding, plain ones are little endian. `natifs`: compressed ones are
 * decoded too.
 */
export async function lireCadres(
  octets: Buffer,
  { numeros, natifs }: { readonly numeros: readonly number[]; readonly natifs: boolean },
): Promise<Cadres | undefined> {
  const donnees = analyser(octets);
  const pixels = donnees.elements['x7fe00010'];
  const images = Math.max(1, Number(donnees.string('x00280008') ?? '1') || 1);
  if (!pixels || numeros.some((numero) => numero < 1 || numero > images)) return undefined;
  const syntaxe = (donnees.string('x00020010') ?? '').trim();
  if (pixels.encapsulatedPixelData) {
    const codes = numeros.map((numero) => encapsule(donnees, pixels, numero - 1, images));
    return natifs ? decoder(codes, donnees) : { syntaxe, cadres: codes };
  }
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

async function decoder(codes: readonly Uint8Array[], donnees: DataSet): Promise<Cadres> {
  const grille = grilleDe(donnees);
  const cadres: Buffer[] = [];
  for (const code of codes) cadres.push(await decoderCadre(Buffer.from(code), grille, donnees));
  return { syntaxe: EXPLICITE, cadres };
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
