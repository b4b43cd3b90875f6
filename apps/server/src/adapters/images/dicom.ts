import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type { DataSet } from 'dicom-parser';
import type { ResumeDicom } from '../../features/medias/ports.ts';
import { avecEnveloppe } from './dicom-enveloppe.ts';
import { patientDe } from './dicom-patient.ts';
import { enRgbBrut, estRleCouleur, remettreEnPoints } from './dicom-rle.ts';
import { situationDe } from './dicom-situation.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';

const require = createRequire(import.meta.url);
const PREAMBULE = 128;
/** More than any examination of a mouth holds. */
const IMAGES_MAX = 4_000;
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
 * zero. An envelope left out is given back, zeros after the picture are dropped.
 *
 * @source DICOM PS3.10 §7.1; CVE-2019-11687
 */
export function lireDicom(octets: Buffer): Dicom {
  const { donnees, complet } = analyser(avecEnveloppe(octets));
  if (!donnees.elements['x7fe00010']) throw new ImageRefusee('DICOM_SANS_IMAGE');
  const [largeur, hauteur] = [donnees.uint16('x00280011') ?? 0, donnees.uint16('x00280010') ?? 0];
  verifierDimensions(largeur, hauteur);
  verifierPixels(donnees);
  const sansPreambule = Buffer.from(complet);
  sansPreambule.fill(0, 0, PREAMBULE);
  return {
    octets: sansPreambule,
    largeur,
    hauteur,
    resume: resumeDe(donnees),
  };
}

export function resumeDe(donnees: DataSet): ResumeDicom {
  const images = Number(donnees.string('x00280008') ?? '1');
  const modalite = (donnees.string('x00080060') ?? '').trim().slice(0, 16);
  return {
    modalite,
    images: Number.isSafeInteger(images) && images > 0 && images <= IMAGES_MAX ? images : 1,
    patient: patientDe(donnees),
    texteIncruste: donnees.string('x00280301')?.trim() === 'YES',
    ...situationDe(donnees, modalite),
  };
}

/** First frame, in the window that the file asks for. Whatever the codec, one renderer. */
export async function rendreDicom(octets: Buffer): Promise<ImageRendue> {
  const { DicomImage, NativePixelDecoder, log }: typeof import('dcmjs-imaging') = require('dcmjs-imaging');
  // Its warnings quote the file.
  log.setLevel('silent');
  if (!NativePixelDecoder.isInitialized()) await NativePixelDecoder.initializeAsync();
  const { donnees } = analyser(octets);
  const enPlans = estRleCouleur(donnees);
  try {
    const copie = new Uint8Array(enPlans ? enRgbBrut(octets, donnees) : octets);
    const { pixels, width, height } = new DicomImage(copie.buffer).render({
      frame: 0,
      renderOverlays: false,
    });
    verifierDimensions(width, height);
    const points = enPlans
      ? remettreEnPoints(new Uint8Array(pixels), donnees.string('x00280004') ?? '')
      : Buffer.from(pixels);
    return { pixels: points, largeur: width, hauteur: height };
  } catch (cause) {
    throw cause instanceof ImageRefusee ? cause : new ImageRefusee('ILLISIBLE', { cause });
  }
}

const SANS_COMPRESSION = new Set([
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  '1.2.840.10008.1.2.2',
  '1.2.840.10008.1.2.1.99',
]);

/** Points that the header announces and the file does not hold would be shown as a black band, and read as one. */
function verifierPixels(donnees: DataSet): void {
  if (!SANS_COMPRESSION.has(donnees.string('x00020010') ?? '')) return;
  const points = (donnees.uint16('x00280010') ?? 0) * (donnees.uint16('x00280011') ?? 0);
  const bits = donnees.uint16('x00280100') ?? 0;
  const moitie = donnees.string('x00280004')?.startsWith('YBR_FULL_422') ?? false;
  const valeurs = moitie ? 2 : (donnees.uint16('x00280002') ?? 1);
  if ((donnees.elements['x7fe00010']?.length ?? 0) < (points * valeurs * bits) / 8)
    throw new ImageRefusee('TRONQUE');
}

type Analyse = { readonly donnees: DataSet; readonly complet: Buffer };

/** @param jusqua tag at which to stop: what follows may be missing */
export function analyser(octets: Buffer, jusqua?: string): Analyse {
  try {
    return { donnees: lire(octets, jusqua), complet: octets };
  } catch (cause) {
    const fin = finDesPixels(cause);
    // Some machines fill the last block of a file with zeros.
    if (fin !== undefined && fin < octets.length && octets.subarray(fin).every((octet) => octet === 0)) {
      const complet = octets.subarray(0, fin);
      return { donnees: lire(complet), complet };
    }
    throw new ImageRefusee(estCoupe(cause) ? 'TRONQUE' : 'ILLISIBLE', { cause });
  }
}

function lire(octets: Buffer, jusqua?: string): DataSet {
  const { parseDicom }: typeof import('dicom-parser') = require('dicom-parser');
  const inflater = (tout: Uint8Array, position: number) => {
    const suite = inflateRawSync(tout.subarray(position), { maxOutputLength: INFLATION_MAX });
    return Buffer.concat([tout.subarray(0, position), suite]);
  };
  return parseDicom(octets, { inflater, ...(jusqua ? { untilTag: jusqua } : {}) } as Parameters<
    typeof parseDicom
  >[1]);
}

/** The parser throws an object with the part that it could read, or a string. */
type Echec = { readonly exception?: unknown; readonly dataSet?: DataSet };

const enEchec = (cause: unknown): Echec => (typeof cause === 'object' && cause !== null ? cause : {});

function finDesPixels(cause: unknown): number | undefined {
  const pixels = enEchec(cause).dataSet?.elements['x7fe00010'];
  return pixels && pixels.length > 0 ? pixels.dataOffset + pixels.length : undefined;
}

function estCoupe(cause: unknown): boolean {
  const message = enEchec(cause).exception ?? cause;
  return /past end|buffer overrun|beyond|out of range|unexpected end/i.test(String(message));
}
