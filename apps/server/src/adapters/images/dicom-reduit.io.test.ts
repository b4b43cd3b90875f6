import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rendreDicom } from './dicom.ts';
import { reduire } from './dicom-reduit.ts';
import { rendreApercu } from './dicom-rendu.ts';
import { fabriquer } from './testing-dicom.ts';

const LARGEUR = 2_503;
const HAUTEUR = 1_701;
const COTE = 800;

/** Soft waves: what a mean keeps. */
const onde = (x: number, y: number): number => (Math.sin(x / 90) + Math.cos(y / 70) + 2) / 4;

function points(canaux: number, bits: 8 | 16, valeurDe: (onde: number, canal: number) => number): Buffer {
  const sortie = Buffer.alloc(LARGEUR * HAUTEUR * canaux * (bits / 8));
  for (let y = 0, i = 0; y < HAUTEUR; y += 1)
    for (let x = 0; x < LARGEUR; x += 1)
      for (let canal = 0; canal < canaux; canal += 1, i += 1) {
        const valeur = Math.round(valeurDe(onde(x, y), canal));
        if (bits === 16) sortie.writeUInt16LE(valeur & 0xffff, 2 * i);
        else sortie[i] = valeur;
      }
  return sortie;
}

const taille = { lignes: HAUTEUR, colonnes: LARGEUR };
const fenetre = (centre: string, largeur: string) => ({
  plus: [
    [0x0028, 0x1050, 'DS', centre],
    [0x0028, 0x1051, 'DS', largeur],
  ] as const,
});
const gris8 = () => points(1, 8, (o) => o * 255);

test.each([
  ['gris 8 bits', () => fabriquer({ ...taille, pixels: gris8(), ...fenetre('128 ', '256 ') })],
  [
    'gris inversé',
    () => fabriquer({ ...taille, pixels: gris8(), espace: 'MONOCHROME1', ...fenetre('128 ', '256 ') }),
  ],
  [
    '12 bits signés, des repères dans les bits libres',
    () =>
      fabriquer({
        ...taille,
        bits: 16,
        gardes: 12,
        signe: true,
        pixels: points(1, 16, (o) => (Math.round(o * 3_000 - 1_500) & 0x0fff) | 0x3000),
        ...fenetre('0 ', '2000'),
      }),
  ],
  ['couleur', () => fabriquer({ ...taille, canaux: 3, pixels: points(3, 8, (o, c) => (o * 255) / (c + 1)) })],
  [
    'JPEG',
    async () => {
      const raw = { width: LARGEUR, height: HAUTEUR, channels: 1 } as const;
      const jpeg = await sharp(gris8(), { raw }).toColourspace('b-w').jpeg({ quality: 90 }).toBuffer();
      return fabriquer({
        ...taille,
        syntaxe: '1.2.840.10008.1.2.4.50',
        fragments: [Buffer.alloc(0), Buffer.concat([jpeg, Buffer.alloc(jpeg.length % 2)])],
        ...fenetre('128 ', '256 '),
      });
    },
  ],
])('une grande image se dessine en petit comme en entier : %s', async (_nom, faire) => {
  const octets = await faire();
  expect(await reduire(octets, COTE)).toBeDefined();
  const [petit, entier] = [await rendreApercu(octets, COTE), await rendreDicom(octets)];
  expect(petit.largeur).toBe(Math.ceil(LARGEUR / 3));
  expect(petit.hauteur).toBe(Math.ceil(HAUTEUR / 3));
  const reduit = await sharp(entier.pixels, {
    raw: { width: entier.largeur, height: entier.hauteur, channels: 4 },
  })
    .resize({ width: petit.largeur, height: petit.hauteur, fit: 'fill' })
    .raw()
    .toBuffer();
  expect(ecart(petit.pixels, reduit)).toBeLessThan(1.5);
});

test('une image de taille ordinaire, ou en palette, reste entière', async () => {
  expect(await reduire(fabriquer(), COTE)).toBeUndefined();
  const palette = fabriquer({ ...taille, espace: 'PALETTE COLOR', pixels: gris8() });
  expect(await reduire(palette, COTE)).toBeUndefined();
});

/** Mean of the differences, in levels of 255. */
function ecart(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  let somme = 0;
  for (let i = 0; i < a.length; i += 1) somme += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return somme / a.length;
}
