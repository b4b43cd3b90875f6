import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type { DataSet } from 'dicom-parser';
import type { ResumeDicom } from '../../features/medias/ports.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';

const require = createRequire(import.meta.url);
const PREAMBULE = 128;
const INFLATION_MAX = 256_000_000;

export type ImageRendue = {
  /** RGBA, 8 bits. */
  readonly pixels: Buffer;
  readonly largeur: number;
  readonly hauteur: number;
};

export type Dicom = {
  readonly octets: Buffer;
  readonly largeur: number;
  readonly hauteur: number;
  readonly resume: ResumeDicom;
};

/**
 * A DICOM file is kept as it came, but for its preamble: 128 free bytes that can hold the head of a program, put to
 * zero. The name of the patient is looked for, never read out.
 *
 * @source DICOM PS3.10 §7.1; CVE-2019-11687
 */
export function lireDicom(octets: Buffer): Dicom {
  const donnees = analyser(octets);
  const largeur = donnees.uint16('x00280011') ?? 0;
  const hauteur = donnees.uint16('x00280010') ?? 0;
  if (!donnees.elements['x7fe00010']) throw new ImageRefusee('ILLISIBLE');
  verifierDimensions(largeur, hauteur);
  const images = Number(donnees.string('x00280008') ?? '1');
  const sansPreambule = Buffer.from(octets);
  sansPreambule.fill(0, 0, PREAMBULE);
  return {
    octets: sansPreambule,
    largeur,
    hauteur,
    resume: {
      modalite: (donnees.string('x00080060') ?? '').slice(0, 16),
      images: Number.isSafeInteger(images) && images > 0 ? images : 1,
      nomPatientPresent: (donnees.elements['x00100010']?.length ?? 0) > 0,
    },
  };
}

/** First frame, in the window that the file asks for. Whatever the codec, one renderer. */
export async function rendreDicom(octets: Buffer): Promise<ImageRendue> {
  const { DicomImage, NativePixelDecoder, log }: typeof import('dcmjs-imaging') = require('dcmjs-imaging');
  // Its warnings quote the file.
  log.setLevel('silent');
  if (!NativePixelDecoder.isInitialized()) await NativePixelDecoder.initializeAsync();
  try {
    const copie = new Uint8Array(octets);
    const { pixels, width, height } = new DicomImage(copie.buffer).render({
      frame: 0,
      renderOverlays: false,
    });
    verifierDimensions(width, height);
    return { pixels: Buffer.from(pixels), largeur: width, hauteur: height };
  } catch (cause) {
    throw cause instanceof ImageRefusee ? cause : new ImageRefusee('ILLISIBLE', { cause });
  }
}

function analyser(octets: Buffer): DataSet {
  const { parseDicom }: typeof import('dicom-parser') = require('dicom-parser');
  const inflater = (tout: Uint8Array, position: number) => {
    const suite = inflateRawSync(tout.subarray(position), { maxOutputLength: INFLATION_MAX });
    return Buffer.concat([tout.subarray(0, position), suite]);
  };
  try {
    return parseDicom(octets, { inflater } as Parameters<typeof parseDicom>[1]);
  } catch (cause) {
    throw new ImageRefusee(estCoupe(cause) ? 'TRONQUE' : 'ILLISIBLE', { cause });
  }
}

/** The parser throws an object with the part that it could read, or a string. */
function estCoupe(cause: unknown): boolean {
  const message =
    typeof cause === 'object' && cause !== null && 'exception' in cause ? cause.exception : cause;
  return /past end|buffer overrun|beyond|out of range|unexpected end/i.test(String(message));
}
