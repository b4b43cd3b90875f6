import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { racine } from './serveur.ts';

/** Real photographs, which are not in this repository and may be absent. */
const REELLES = join(process.env['ORAPONT_SHARED'] ?? resolve(racine, '../shared'), 'data/images');
const DESSINEES = join(racine, 'apps/server/demo/images');

export type Fichier = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const lire = (chemin: string, mimeType = 'image/jpeg'): Fichier => ({
  name: chemin.split('/').at(-1) ?? '',
  mimeType,
  buffer: readFileSync(chemin),
});

const jpegsDe = (dossier: string): readonly string[] =>
  existsSync(dossier)
    ? readdirSync(dossier)
        .filter((nom) => nom.endsWith('.jpg'))
        .toSorted()
        .map((nom) => join(dossier, nom))
    : [];

/** Photographs of mouths: real ones when they are there, else those of the demonstration, else made on the spot. */
export async function photos(combien: number): Promise<readonly Fichier[]> {
  const trouvees = jpegsDe(join(REELLES, 'photos-intraoral')).concat(jpegsDe(DESSINEES)).slice(0, combien);
  const faites = Array.from({ length: combien - trouvees.length }, (_, rang) => inventee(rang));
  return [...trouvees.map((chemin) => lire(chemin)), ...(await Promise.all(faites))];
}

async function inventee(rang: number): Promise<Fichier> {
  const fond = { r: 150 + rang * 7, g: 80, b: 80 };
  const buffer = await sharp({
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: fond,
      noise: { type: 'gaussian', mean: 0, sigma: 20 },
    },
  })
    .jpeg()
    .toBuffer();
  return { name: `photo-${rang}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** A photograph of a telephone in HEIC; undefined where none is available: nothing here can write that format. */
export function photoHeic(): Fichier | undefined {
  const chemin = join(REELLES, 'photos-derivees/photo-iphone.heic');
  return existsSync(chemin) ? lire(chemin, 'image/heic') : undefined;
}

/** As a printer wants it. */
export async function photoCmyk(): Promise<Fichier> {
  const [photo] = await photos(1);
  const buffer = await sharp(photo?.buffer).toColourspace('cmyk').jpeg().toBuffer();
  return { name: 'cmyk.jpg', mimeType: 'image/jpeg', buffer };
}

/** What no picture is, each under the name of one. */
export async function fausses(): Promise<Readonly<Record<string, Fichier>>> {
  const [photo] = await photos(1);
  const bonne = photo?.buffer ?? Buffer.alloc(0);
  const jpeg = (name: string, buffer: Buffer): Fichier => ({ name, mimeType: 'image/jpeg', buffer });
  return {
    tronquee: jpeg('tronquee.jpg', bonne.subarray(0, Math.floor(bonne.length / 2))),
    fausse: jpeg('fausse.jpg', Buffer.from('Ceci n’est pas une image, quoi qu’en dise son nom.'.repeat(40))),
    svg: jpeg(
      'dessin.jpg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ),
    vide: jpeg('vide.jpg', Buffer.alloc(0)),
    lourde: jpeg('lourde.jpg', Buffer.concat([bonne, Buffer.alloc(65_000_000 - bonne.length)])),
  };
}
