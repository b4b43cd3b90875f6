import { PIXELS_MAX } from '@orapont/domain/captation/medias';
import sharp, { type SharpInput, type SharpOptions } from 'sharp';
import { ImageRefusee } from './rejet.ts';

// An allow-list: everything that loads is blocked, then four loaders of bytes in memory come back. By default an SVG
// named .jpg was accepted (security.md, “Images”). HEIF reads headers only: its decoder is not built in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** sharp with its limits: the only way this adapter decodes. */
export function decoder(octets: SharpInput, options: SharpOptions = {}) {
  return sharp(octets, { limitInputPixels: PIXELS_MAX, failOn: 'error', ...options });
}

/** Reads every pixel once, so that nothing is kept that could not be shown. */
export async function verifierLisible(octets: Buffer): Promise<void> {
  try {
    await lireToutPixel(octets, 'warning');
  } catch (erreur) {
    if (estCoupee(erreur)) throw new ImageRefusee('TRONQUE', { cause: erreur });
    // Many cameras write harmless oddities: only a warning that tells of missing data stops here.
    await lireToutPixel(octets, 'error').catch((cause: unknown) => {
      throw new ImageRefusee('ILLISIBLE', { cause });
    });
  }
}

/** The lowest rows, where missing data would show. */
export function derniersRangs(octets: Buffer, largeur: number, hauteur: number): Promise<Buffer> {
  const height = Math.min(hauteur, 32);
  return decoder(octets, { failOn: 'none', sequentialRead: true })
    .extract({ left: 0, top: hauteur - height, width: largeur, height })
    .raw()
    .toBuffer();
}

async function lireToutPixel(octets: Buffer, failOn: 'warning' | 'error'): Promise<void> {
  await decoder(octets, { failOn, sequentialRead: true }).resize({ width: 64 }).raw().toBuffer();
}

function estCoupee(erreur: unknown): boolean {
  return erreur instanceof Error && /premature end|truncated|read error|not enough/i.test(erreur.message);
}
