import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Derivees, ImageGardee, TraitementImages } from '../../features/medias/ports.ts';

/** What every kept picture and every derivative must hold, whichever file it came from. */
export const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

export async function garder(images: TraitementImages, octets: Uint8Array): Promise<ImageGardee> {
  const resultat = await images.ingerer(octets);
  if (!resultat.accepte) throw new Error(resultat.motif);
  expect(resultat.empreinteRecue).toBe(sha256(octets));
  expect(resultat.empreinteGardee).toBe(sha256(resultat.octets));
  return resultat;
}

export async function deriver(
  images: TraitementImages,
  octets: Uint8Array,
  rotation: 0 | 90 | 180 | 270 = 0,
): Promise<Derivees> {
  const resultat = await images.derivees(octets, { rotation });
  if (!resultat.accepte) throw new Error(resultat.motif);
  expect(resultat.vignette.octets.length).toBeLessThanOrEqual(60_000);
  expect(resultat.lecture.octets.length).toBeLessThanOrEqual(350_000);
  for (const [derivee, cote] of [
    [resultat.vignette, 320],
    [resultat.lecture, 1_600],
  ] as const) {
    const meta = await sharp(derivee.octets).metadata();
    expect([meta.format, meta.width, meta.height]).toEqual(['webp', derivee.largeur, derivee.hauteur]);
    expect([meta.exif, meta.xmp, meta.iptc, meta.icc, meta.orientation]).toEqual(Array(5).fill(undefined));
    expect(Math.max(meta.width, meta.height)).toBeLessThanOrEqual(cote);
  }
  return resultat;
}

export async function memesPixels(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const [x, y] = await Promise.all([a, b].map((octets) => sharp(octets).raw().toBuffer()));
  return x !== undefined && y !== undefined && x.equals(y);
}

export async function sansTrace(octets: Uint8Array, orientation: number | undefined): Promise<void> {
  const meta = await sharp(octets).metadata();
  expect([meta.xmp, meta.iptc, meta.comments]).toEqual([undefined, undefined, undefined]);
  expect(meta.orientation).toBe(orientation);
  // An orientation alone takes 26 bytes, and 6 of prefix.
  expect(meta.exif?.length ?? 0).toBeLessThanOrEqual(32);
  for (const mot of ['LEFEVRE', 'Telephone', '<script', 'http://ns.adobe.com'])
    expect(Buffer.from(octets).includes(mot)).toBe(false);
}
