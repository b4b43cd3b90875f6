import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { deriver, garder, memesPixels, sansTrace, sha256 } from './testing-attentes.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

const partage = process.env['ORAPONT_SHARED'] ?? join(import.meta.dirname, '../../../../../../shared');
const vraies = join(partage, 'data/images');

describe.skipIf(!existsSync(vraies))('les vraies images', () => {
  test.each([
    [
      'photos-derivees/photo-iphone.heic',
      { type: 'JPEG', convertie: 'HEIC', largeur: 1_761, hauteur: 1_256 },
    ],
    ['photos-derivees/cmyk.jpg', { type: 'JPEG', convertie: 'CMJN' }],
    ['photos-derivees/exif-orientation-6-gps.jpg', { type: 'JPEG', largeur: 1_808, hauteur: 778 }],
    ['photos-derivees/tronquee.jpg', { accepte: false, motif: 'TRONQUE' }],
    ['photos-derivees/faux.jpg', { accepte: false, motif: 'FORMAT_INCONNU' }],
    ['dicom/cornerstone/no-pixel-data.dcm', { accepte: false, motif: 'DICOM_SANS_IMAGE' }],
  ])('%s', async (nom, attendu) => {
    expect(await images.ingerer(readFileSync(join(vraies, nom)))).toMatchObject(attendu);
  });

  test('un HEIC se lit aussi sans le programme du système', async () => {
    const chemin = process.env['PATH'] ?? '';
    const sans = traitementImages({ delaiMs: 30_000 });
    const recue = await readFile(join(vraies, 'photos-derivees/photo-iphone.heic'));
    process.env['PATH'] = '';
    const resultat = await sans.ingerer(recue).finally(() => {
      process.env['PATH'] = chemin;
    });
    await sans.fermer();
    expect(resultat).toMatchObject({ type: 'JPEG', convertie: 'HEIC', largeur: 1_761, hauteur: 1_256 });
    if (resultat.accepte) await sansTrace(resultat.octets, undefined);
  });

  test.each(['photos-intraoral', 'photos-derivees', 'radiographs'])(
    '%s : dépouillées sans toucher un pixel, ou refusées',
    async (dossier) => {
      for (const nom of (await readdir(join(vraies, dossier))).filter((f) => /\.(jpg|png)$/.test(f))) {
        const recue = await readFile(join(vraies, dossier, nom));
        const resultat = await images.ingerer(recue);
        if (!resultat.accepte || resultat.convertie) continue;
        expect(await memesPixels(recue, resultat.octets), nom).toBe(true);
        const { orientation } = await sharp(recue).metadata();
        await sansTrace(resultat.octets, orientation === 1 ? undefined : orientation);
        await deriver(images, resultat.octets);
      }
    },
  );

  test('dicom/dental : toutes se lisent et se montrent', async () => {
    const dossier = join(vraies, 'dicom/dental');
    for (const nom of (await readdir(dossier)).filter((f) => f.endsWith('.dcm'))) {
      const { octets, dicom: resume } = await garder(images, await readFile(join(dossier, nom)));
      expect(resume?.modalite, nom).toMatch(/^(IO|PX|DX|XC)$/);
      await deriver(images, octets);
    }
  });

  test('le même cliché, quel que soit son codage sans perte, donne la même lecture', async () => {
    const lectures = ['8bit-explicite', 'bigendian', 'deflate', 'rle'].map(async (codage) => {
      const { octets } = await garder(
        images,
        await readFile(join(vraies, 'dicom/dental', `io-bitewing-${codage}.dcm`)),
      );
      return sha256((await deriver(images, octets)).lecture.octets);
    });
    expect(new Set(await Promise.all(lectures)).size).toBe(1);
  });

  test.each(['dicom/pydicom', 'dicom/cornerstone', 'dicom/d4o'])(
    '%s : un résultat ou un refus, jamais une panne',
    async (dossier) => {
      for (const nom of (await readdir(join(vraies, dossier))).filter((f) => f.endsWith('.dcm'))) {
        const resultat = await images.ingerer(await readFile(join(vraies, dossier, nom)));
        if (resultat.accepte) await deriver(images, resultat.octets);
        else expect(resultat.motif, nom).toMatch(/^(ILLISIBLE|TRONQUE|DICOM_SANS_IMAGE)$/);
      }
    },
  );
});
