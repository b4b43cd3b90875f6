import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
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
/** Chromium reads thirty a second, then begins again: longer than what passes between the first picture of an act and its last. */
const TRAMES = 1_500;

/**
 * A film for the browser's fake camera: one mouth, sharp and well lit, no frame of which is the same as another, so that no two
 * photographs of it are the same file. A real photograph when there is one beside the checkout, a drawn mouth otherwise.
 */
export const film = async (): Promise<string> => filmDe(await image());

/** The film of one picture, that anything `sharp` reads can be; its path. It goes with the process. */
export async function filmDe(photo: Buffer | string): Promise<string> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-camera-'));
  process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
  const chemin = join(dossier, 'camera.mjpeg');
  // The browser reads these frames as limited range: 16 to 235.
  const premiere = await sharp(photo)
    .resize(LARGEUR, HAUTEUR, { fit: 'cover' })
    .linear((219 / 255) * 0.97, 16)
    .jpeg({ quality: 80 })
    .toBuffer();
  const sortie = openSync(chemin, 'w');
  for (let numero = 0; numero < TRAMES; numero++) writeSync(sortie, numeroter(premiere, numero));
  closeSync(sortie);
  return chemin;
}

const TABLE = Buffer.from([0xff, 0xdb]);
/** Fine detail: one step more of it changes points by two levels out of 255, in every part of the picture. */
const DETAILS = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

/** The same picture but for its number, written in binary in how coarsely its details are kept: another file, made without encoding it again. */
function numeroter(jpeg: Buffer, numero: number): Buffer {
  const trame = Buffer.from(jpeg);
  // Marker, length, number of the table, then its 64 steps.
  const debut = trame.indexOf(TABLE) + 5;
  for (const [rang, detail] of DETAILS.entries())
    if (numero & (1 << rang)) trame.writeUInt8(trame.readUInt8(debut + detail) + 1, debut + detail);
  return trame;
}

async function image(): Promise<Buffer | string> {
  if (existsSync(PHOTO)) return PHOTO;
  const { rgba, largeur, hauteur } = bouche(1, LARGEUR, HAUTEUR);
  return sharp(Buffer.from(rgba), { raw: { width: largeur, height: hauteur, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer();
}
