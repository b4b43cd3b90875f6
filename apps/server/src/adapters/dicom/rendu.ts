import { createRequire } from 'node:module';
import type { Rendu } from '../../features/imagerie/ports.ts';
import { type ImageRendue, rendreDicom } from '../images/dicom.ts';
import { verifierDimensions } from '../images/limites.ts';
import { decoder } from '../images/sharp-borne.ts';
import { typeDesOctets } from '../images/signature.ts';

const require = createRequire(import.meta.url);

/** A picture that any browser shows, in the window that the file asks for. */
export async function rendre(octets: Buffer, { cadre, format, cote, qualite }: Rendu): Promise<Buffer> {
  const image = await source(octets, cadre);
  const taille = cote
    ? image.resize({ width: cote, height: cote, fit: 'inside', withoutEnlargement: true })
    : image;
  const srgb = taille.toColourspace('srgb');
  return format === 'image/png'
    ? srgb.png({ compressionLevel: 6 }).toBuffer()
    : srgb.jpeg({ quality: qualite, chromaSubsampling: '4:4:4' }).toBuffer();
}

async function source(octets: Buffer, cadre: number) {
  if (typeDesOctets(octets) !== 'DICOM') return decoder(octets, { autoOrient: true });
  const { pixels, largeur, hauteur } =
    cadre === 1 ? await rendreDicom(octets) : await cadreSuivant(octets, cadre);
  return decoder(pixels, { raw: { width: largeur, height: hauteur, channels: 4 } }).removeAlpha();
}

async function cadreSuivant(octets: Buffer, cadre: number): Promise<ImageRendue> {
  const { DicomImage, NativePixelDecoder, log }: typeof import('dcmjs-imaging') = require('dcmjs-imaging');
  log.setLevel('silent');
  if (!NativePixelDecoder.isInitialized()) await NativePixelDecoder.initializeAsync();
  const copie = new Uint8Array(octets);
  const { pixels, width, height } = new DicomImage(copie.buffer).render({
    frame: cadre - 1,
    renderOverlays: false,
  });
  verifierDimensions(width, height);
  return { pixels: Buffer.from(pixels), largeur: width, hauteur: height };
}
