import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { bouche } from '../../packages/domain/src/captation/qualite-testing.ts';

const PHOTO = join(
  import.meta.dirname,
  '../../../shared/data/images/photos-intraoral/sbb-06-face-occlusion.jpg',
);
const LARGEUR = 1280;
const HAUTEUR = 720;
const TRAMES = 90;

/**
 * A film for the browser's fake camera: one mouth, sharp and well lit, a little brighter or darker from frame to frame, so that no two
 * photographs of it are the same file. A real photograph when there is one beside the checkout, a drawn mouth otherwise.
 */
export const film = async (): Promise<string> => filmDe(await image());

/** The film of one picture, that anything `sharp` reads can be; its path. */
export async function filmDe(photo: Buffer | string): Promise<string> {
  const chemin = join(mkdtempSync(join(tmpdir(), 'orapont-camera-')), 'camera.mjpeg');
  const source = await cadrer(photo);
  const trames: Buffer[] = [];
  for (let n = 0; n < TRAMES; n++)
    trames.push(
      await sharp(source)
        // The browser reads these frames as limited range: 16 to 235.
        .linear((219 / 255) * (0.94 + 0.0008 * n), 16)
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
  writeFileSync(chemin, Buffer.concat(trames));
  return chemin;
}

const cadrer = (photo: Buffer | string) =>
  sharp(photo).resize(LARGEUR, HAUTEUR, { fit: 'cover' }).png().toBuffer();

async function image(): Promise<Buffer | string> {
  if (existsSync(PHOTO)) return PHOTO;
  const { rgba, largeur, hauteur } = bouche(1, LARGEUR, HAUTEUR);
  return sharp(Buffer.from(rgba), { raw: { width: largeur, height: hauteur, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer();
}
