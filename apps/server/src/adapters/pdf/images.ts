import sharp from 'sharp';

/** Longest side: 1 600 pixels over 17 cm is 240 dpi, more than a screen or a printer shows. */
const COTE_MAX = 1600;
const PIXELS_MAX = 64_000_000;

/**
 * A picture as PDF/A-1 takes it: JPEG in sRGB, upright, without alpha and without metadata.
 *
 * @source ISO 19005-1, 6.4 (no transparency), 6.2.3 (device colours)
 */
export async function preparerImage(octets: Uint8Array): Promise<Buffer> {
  return sharp(octets, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: COTE_MAX, height: COTE_MAX, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
