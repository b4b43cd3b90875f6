import sharp from 'sharp';
import { expect, test } from 'vitest';
import { depouillerJpeg } from './depouiller.ts';

const image = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 200, g: 90, b: 80 } } });

const depouillee = (octets: Uint8Array) => {
  const parts = depouillerJpeg(octets);
  return parts && Buffer.concat(parts);
};

test('lieu, appareil et commentaires partent ; les points et le sens de la prise restent', async () => {
  const avec = await image()
    .withExif({
      IFD0: { Make: 'Marque', Copyright: 'Nom de famille' },
      IFD3: { GPSLatitude: '48/1 0/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const sobre = depouillee(avec) ?? Buffer.alloc(0);
  expect(avec.includes('Nom de famille')).toBe(true);
  expect(sobre.includes('Nom de famille')).toBe(false);
  expect(sobre.includes('Marque')).toBe(false);
  expect((await sharp(sobre).metadata()).orientation).toBe(6);
  expect(await sharp(sobre).raw().toBuffer()).toEqual(await sharp(avec).raw().toBuffer());
});

test('une image déjà sobre ne change pas d’un octet', async () => {
  const sobre = depouillee(await image().jpeg().toBuffer()) ?? Buffer.alloc(0);
  expect(depouillee(sobre)).toEqual(sobre);
});

test('ce qui n’est pas un JPEG entier est laissé au serveur', async () => {
  const jpeg = await image().jpeg().toBuffer();
  expect(depouillerJpeg(Buffer.from('pas une image'))).toBeUndefined();
  expect(depouillerJpeg(jpeg.subarray(0, 30))).toBeUndefined();
});
