import { el, type JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import { JPEG_BASELINE } from '@orapont/domain/imagerie/photo-dicom';
import { decoder } from '../images/sharp-borne.ts';
import { ecrireP10, encapsuler } from './ecriture-p10.ts';

const SOF_BASELINE = 0xc0;

/**
 * A photograph as a VL Photographic Image. A JPEG baseline that already stands upright is put in as it is; any other picture is
 * encoded once more, upright, at a quality that loses nothing to the eye.
 */
export async function photographier(
  photo: Buffer,
  jeu: JeuDicom,
  rotation: 0 | 90 | 180 | 270,
): Promise<Buffer> {
  const { format, width, height, orientation = 1, channels } = await decoder(photo).metadata();
  const droite = format === 'jpeg' && orientation === 1 && rotation === 0;
  if (droite && channels === 3 && estBaseline(photo))
    return ecrireP10(dimensionner(jeu, width, height), JPEG_BASELINE, {
      encapsules: encapsuler(photo),
    });
  const { data, info } = await decoder(photo, { autoOrient: true })
    .rotate(rotation)
    .toColourspace('srgb')
    .flatten()
    .jpeg({ quality: 95, chromaSubsampling: '4:2:2', progressive: false, optimizeCoding: false })
    .toBuffer({ resolveWithObject: true });
  return ecrireP10(dimensionner(jeu, info.width, info.height), JPEG_BASELINE, {
    encapsules: encapsuler(data),
  });
}

const dimensionner = (jeu: JeuDicom, largeur: number, hauteur: number): JeuDicom => ({
  ...jeu,
  '00280010': el('US', hauteur),
  '00280011': el('US', largeur),
});

/** The first frame header of the file says how it is coded. */
function estBaseline(jpeg: Buffer): boolean {
  let position = 2;
  while (position + 12 < jpeg.length && jpeg[position] === 0xff) {
    const marqueur = jpeg[position + 1] ?? 0;
    if (marqueur >= 0xc0 && marqueur <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marqueur))
      return marqueur === SOF_BASELINE;
    position += 2 + jpeg.readUInt16BE(position + 2);
  }
  return false;
}
