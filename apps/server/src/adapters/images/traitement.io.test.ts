import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { deriver, garder, memesPixels, sansTrace, sha256 } from './testing-attentes.ts';
import { blocPng, dicom, photo, photoDeTelephone, segmentJpeg } from './testing-images.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

describe('ce qui est gardé', () => {
  test('une photo de téléphone perd le lieu et l’auteur, garde ses pixels, son profil et son sens', async () => {
    const recue = await photoDeTelephone();
    expect(recue.includes('LEFEVRE')).toBe(true);
    const gardee = await garder(images, recue);
    expect(gardee).toMatchObject({ type: 'JPEG', largeur: 600, hauteur: 900, convertie: null, dicom: null });
    await sansTrace(gardee.octets, 6);
    expect(await memesPixels(recue, gardee.octets)).toBe(true);
    expect((await sharp(gardee.octets).metadata()).icc).toEqual((await sharp(recue).metadata()).icc);
    const { vignette } = await deriver(images, gardee.octets);
    expect([vignette.largeur, vignette.hauteur]).toEqual([213, 320]);
  });

  test('dépouiller deux fois ne change plus rien : l’empreinte est stable', async () => {
    const une = await garder(images, await photoDeTelephone());
    expect((await garder(images, une.octets)).empreinteGardee).toBe(une.empreinteGardee);
  });

  test('commentaire, XMP, IPTC, segments inconnus et HTML après la fin disparaissent d’un JPEG', async () => {
    const saine = await photo().jpeg().toBuffer();
    const chargee = Buffer.concat([
      saine.subarray(0, 2),
      segmentJpeg(0xfe, '<script>alert(1)</script>'),
      segmentJpeg(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>LEFEVRE</x:xmpmeta>'),
      segmentJpeg(0xed, 'Photoshop 3.0\0LEFEVRE'),
      segmentJpeg(0xe9, 'LEFEVRE'),
      saine.subarray(2),
      Buffer.from('<html><script>alert(2)</script></html>'),
    ]);
    const gardee = await garder(images, chargee);
    await sansTrace(gardee.octets, undefined);
    expect(Buffer.from(gardee.octets).equals((await garder(images, saine)).octets as Buffer)).toBe(true);
    expect(await memesPixels(chargee, gardee.octets)).toBe(true);
  });

  test('un JPEG progressif garde ses pixels', async () => {
    const recue = await photo().jpeg({ progressive: true }).toBuffer();
    expect(await memesPixels(recue, (await garder(images, recue)).octets)).toBe(true);
  });

  test('un JPEG CMJN est converti une fois, en sRVB', async () => {
    const recue = await photo().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(recue).metadata()).space).toBe('cmyk');
    const gardee = await garder(images, recue);
    expect(gardee).toMatchObject({ type: 'JPEG', convertie: 'CMJN', largeur: 900, hauteur: 600 });
    expect((await sharp(gardee.octets).metadata()).space).toBe('srgb');
    const moyennes = async (octets: Uint8Array) =>
      (await sharp(octets).stats()).channels.map(({ mean }) => mean);
    const voulues = await moyennes(await photo().png().toBuffer());
    for (const [canal, moyenne] of (await moyennes(gardee.octets)).entries()) {
      expect(Math.abs(moyenne - (voulues[canal] ?? 0)), `canal ${canal}`).toBeLessThan(25);
    }
  });

  test('un PNG perd ses textes, sa date et son Exif, garde pixels et sens', async () => {
    const saine = await photo(300, 200).withMetadata({ orientation: 8 }).png().toBuffer();
    const fin = saine.length - 12;
    const chargee = Buffer.concat([
      saine.subarray(0, fin),
      blocPng('tEXt', Buffer.from('Author\0LEFEVRE')),
      blocPng('tIME', Buffer.alloc(7)),
      blocPng('zzZz', Buffer.from('LEFEVRE')),
      saine.subarray(fin),
      Buffer.from('<script>LEFEVRE</script>'),
    ]);
    const gardee = await garder(images, chargee);
    expect(gardee).toMatchObject({ type: 'PNG', largeur: 200, hauteur: 300 });
    await sansTrace(gardee.octets, 8);
    expect(await memesPixels(chargee, gardee.octets)).toBe(true);
  });

  test.each([{ lossless: false }, { lossless: true }])('un WebP %o de même', async (options) => {
    const recue = await photo(300, 200)
      .withExif({ IFD0: { Copyright: 'LEFEVRE' } })
      .withMetadata({ orientation: 3 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">LEFEVRE</x:xmpmeta>')
      .webp(options)
      .toBuffer();
    const gardee = await garder(images, recue);
    expect(gardee).toMatchObject({ type: 'WEBP', largeur: 300, hauteur: 200 });
    await sansTrace(gardee.octets, 3);
    expect(await memesPixels(recue, gardee.octets)).toBe(true);
  });

  test('un DICOM reste comme il est venu, sans le programme de son préambule', async () => {
    const recu = dicom();
    const garde = await garder(images, recu);
    expect(garde).toMatchObject({
      type: 'DICOM',
      largeur: 64,
      hauteur: 48,
      dicom: {
        modalite: 'IO',
        images: 1,
        patient: { nom: 'LEFEVRE', prenoms: 'JEANNE', naissance: null },
        texteIncruste: false,
      },
    });
    expect(Buffer.from(garde.octets.subarray(0, 128)).equals(Buffer.alloc(128))).toBe(true);
    expect(Buffer.from(garde.octets.subarray(128)).equals(recu.subarray(128))).toBe(true);
    const { lecture } = await deriver(images, garde.octets);
    expect([lecture.largeur, lecture.hauteur]).toEqual([64, 48]);
  });

  test('la source peut venir par morceaux', async () => {
    const recue = await photo(100, 80).jpeg().toBuffer();
    const source = async function* () {
      for (let i = 0; i < recue.length; i += 1_000) yield recue.subarray(i, i + 1_000);
    };
    expect(await images.ingerer(source())).toMatchObject({ accepte: true, empreinteRecue: sha256(recue) });
  });
});

describe('les dérivées', () => {
  test.each([
    [0, [320, 213]],
    [90, [213, 320]],
    [180, [320, 213]],
    [270, [213, 320]],
  ] as const)('tournées de %i° : %o', async (rotation, taille) => {
    const { vignette } = await deriver(images, await photo().jpeg().toBuffer(), rotation);
    expect([vignette.largeur, vignette.hauteur]).toEqual(taille);
  });

  test('tourner de 90° met le coin haut gauche en haut à droite, après l’orientation du fichier', async () => {
    const coin = { create: { width: 40, height: 40, channels: 3, background: '#fff' } } as const;
    const noire = sharp({ create: { width: 400, height: 200, channels: 3, background: '#000' } });
    const image = await noire
      .composite([{ input: await sharp(coin).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const couchee = await sharp(image).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const clarte = async (octets: Uint8Array, x: number, y: number) => {
      const { data, info } = await sharp(octets).raw().toBuffer({ resolveWithObject: true });
      return data[(y * info.width + x) * info.channels] ?? 0;
    };
    // Orientation 6: shown turned once, white corner at the top right; turned once more, at the bottom right.
    const { lecture } = await deriver(images, couchee, 90);
    expect([lecture.largeur, lecture.hauteur]).toEqual([400, 200]);
    expect(await clarte(lecture.octets, 394, 194)).toBeGreaterThan(200);
    expect(await clarte(lecture.octets, 5, 5)).toBeLessThan(50);
  });

  test('une image très bruitée tient quand même dans ses limites', async () => {
    await deriver(images, await photo(2_000, 1_500, 120).jpeg({ quality: 95 }).toBuffer());
  });

  test('une petite image n’est pas agrandie, un PNG 16 bits gris passe', async () => {
    const { lecture } = await deriver(images, await photo(120, 90).toColourspace('grey16').png().toBuffer());
    expect([lecture.largeur, lecture.hauteur]).toEqual([120, 90]);
  });

  test('ce qui n’est pas une image gardée est refusé', async () => {
    expect(await images.derivees(Buffer.from('rien'), { rotation: 0 })).toMatchObject({
      motif: 'FORMAT_INCONNU',
    });
  });
});
