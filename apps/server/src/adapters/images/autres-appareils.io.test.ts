import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { deriver, garder, memesPixels, sansTrace, sha256 } from './testing-attentes.ts';
import { blocPng, dicom, dicomRle, photo, segmentJpeg, trame } from './testing-images.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

/** Whole, but for the envelope: 132 bytes of preamble and mark, then the meta group. */
const debutDuJeu = (octets: Buffer) => octets.indexOf(Buffer.from('0800600043530200', 'hex'));

describe('ce qu’écrivent d’autres appareils', () => {
  test('une photo sans marque de fin se garde ; coupée, elle se refuse', async () => {
    const entiere = await photo(300, 200).jpeg().toBuffer();
    const gardee = await garder(images, entiere.subarray(0, -2));
    expect(await memesPixels(entiere, gardee.octets)).toBe(true);
    for (const manque of [4, 20, 200])
      expect(await images.ingerer(entiere.subarray(0, -manque)), `${manque} octets`).toMatchObject({
        motif: 'TRONQUE',
      });
  });

  test('seconde image d’un MPO, film d’une photo animée, vignette : rien ne suit la photo', async () => {
    const saine = await photo(300, 200).jpeg().toBuffer();
    const seconde = await photo(60, 40)
      .withExif({ IFD0: { Copyright: 'LEFEVRE' } })
      .jpeg()
      .toBuffer();
    const recue = Buffer.concat([
      saine.subarray(0, 2),
      segmentJpeg(0xe2, 'MPF\0LEFEVRE'),
      segmentJpeg(0xe0, Buffer.concat([Buffer.from('JFXX\0\x10'), seconde])),
      saine.subarray(2),
      seconde,
      Buffer.from('\0\0\0\x18ftypmp42LEFEVRE'),
    ]);
    const gardee = await garder(images, recue);
    expect(Buffer.from(gardee.octets).equals((await garder(images, saine)).octets as Buffer)).toBe(true);
    await sansTrace(gardee.octets, undefined);
  });

  test('un PNG au texte abîmé se garde ; le nom de son profil de couleur s’en va', async () => {
    const saine = await photo(60, 40).png().toBuffer();
    const texte = blocPng('tEXt', Buffer.from('Author\0LEFEVRE'));
    texte[texte.length - 1] = (texte.at(-1) ?? 0) ^ 1;
    const { icc = Buffer.alloc(0) } = await sharp(
      await photo(60, 40).withIccProfile('p3').png().toBuffer(),
    ).metadata();
    const profil = blocPng('iCCP', Buffer.concat([Buffer.from('LEFEVRE JEANNE\0\0'), deflateSync(icc)]));
    const recue = Buffer.concat([saine.subarray(0, 33), texte, profil, saine.subarray(33)]);
    const gardee = await garder(images, recue);
    await sansTrace(gardee.octets, undefined);
    expect(await memesPixels(recue, gardee.octets)).toBe(true);
    expect((await sharp(gardee.octets).metadata()).icc).toEqual(icc);
  });

  test.each([
    ['sans préambule', (octets: Buffer) => octets.subarray(128)],
    ['sans marque', (octets: Buffer) => octets.subarray(132)],
    ['sans groupe méta', (octets: Buffer) => octets.subarray(debutDuJeu(octets))],
    ['complété de zéros', (octets: Buffer) => Buffer.concat([octets, Buffer.alloc(700)])],
  ])('un DICOM %s se lit comme les autres', async (_nom, changer) => {
    const attendue = await deriver(images, (await garder(images, dicom())).octets);
    const { octets, type } = await garder(images, changer(dicom()));
    expect(type).toBe('DICOM');
    expect(sha256((await deriver(images, octets)).lecture.octets)).toBe(sha256(attendue.lecture.octets));
    // Kept with its envelope, so that other software reads it too.
    expect(Buffer.from(octets).toString('latin1', 128, 132)).toBe('DICM');
  });

  test('les couleurs d’un DICOM codé par plages sont à leur place', async () => {
    const rgb = trame(96, 64, 0);
    const { octets } = await garder(images, dicomRle(rgb, 96, 64));
    const { lecture } = await deriver(images, octets);
    const rendue = await sharp(lecture.octets).removeAlpha().raw().toBuffer();
    const ecarts = [...rendue].map((valeur, i) => Math.abs(valeur - (rgb[i] ?? 0)));
    expect(ecarts.reduce((a, b) => a + b, 0) / ecarts.length).toBeLessThan(8);
  });

  test('le nom et la naissance se lisent dans leur jeu de caractères', async () => {
    const latin = dicom({ naissance: '19380203' });
    const nom = Buffer.from('LEF\xc8VRE^JEANNE', 'latin1');
    nom.copy(latin, latin.indexOf('LEFEVRE^JEANNE'));
    expect((await garder(images, latin)).dicom?.patient).toEqual({
      nom: 'LEFÈVRE',
      prenoms: 'JEANNE',
      naissance: '1938-02-03',
    });
  });
});
