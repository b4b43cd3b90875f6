import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { Derivees, ImageGardee, MotifRejetImage } from '../../features/medias/ports.ts';
import { blocPng, dicom, photo, photoDeTelephone, pngEnorme, segmentJpeg } from './testing-images.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

async function garder(octets: Uint8Array): Promise<ImageGardee> {
  const resultat = await images.ingerer(octets);
  if (!resultat.accepte) throw new Error(resultat.motif);
  expect(resultat.empreinteRecue).toBe(sha256(octets));
  expect(resultat.empreinteGardee).toBe(sha256(resultat.octets));
  return resultat;
}

async function deriver(octets: Uint8Array, rotation: 0 | 90 | 180 | 270 = 0): Promise<Derivees> {
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

async function memesPixels(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const [x, y] = await Promise.all([a, b].map((octets) => sharp(octets).raw().toBuffer()));
  return x !== undefined && y !== undefined && x.equals(y);
}

async function sansTrace(octets: Uint8Array, orientation: number | undefined): Promise<void> {
  const meta = await sharp(octets).metadata();
  expect([meta.xmp, meta.iptc, meta.comments]).toEqual([undefined, undefined, undefined]);
  expect(meta.orientation).toBe(orientation);
  // An orientation alone takes 26 bytes, and 6 of prefix.
  expect(meta.exif?.length ?? 0).toBeLessThanOrEqual(32);
  for (const mot of ['LEFEVRE', 'Telephone', '<script', 'http://ns.adobe.com'])
    expect(Buffer.from(octets).includes(mot)).toBe(false);
}

describe('ce qui est gardé', () => {
  test('une photo de téléphone perd le lieu et l’auteur, garde ses pixels, son profil et son sens', async () => {
    const recue = await photoDeTelephone();
    expect(recue.includes('LEFEVRE')).toBe(true);
    const gardee = await garder(recue);
    expect(gardee).toMatchObject({ type: 'JPEG', largeur: 600, hauteur: 900, convertie: null, dicom: null });
    await sansTrace(gardee.octets, 6);
    expect(await memesPixels(recue, gardee.octets)).toBe(true);
    expect((await sharp(gardee.octets).metadata()).icc).toEqual((await sharp(recue).metadata()).icc);
    const { vignette } = await deriver(gardee.octets);
    expect([vignette.largeur, vignette.hauteur]).toEqual([213, 320]);
  });

  test('dépouiller deux fois ne change plus rien : l’empreinte est stable', async () => {
    const une = await garder(await photoDeTelephone());
    expect((await garder(une.octets)).empreinteGardee).toBe(une.empreinteGardee);
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
    const gardee = await garder(chargee);
    await sansTrace(gardee.octets, undefined);
    expect(Buffer.from(gardee.octets).equals((await garder(saine)).octets as Buffer)).toBe(true);
    expect(await memesPixels(chargee, gardee.octets)).toBe(true);
  });

  test('un JPEG progressif garde ses pixels', async () => {
    const recue = await photo().jpeg({ progressive: true }).toBuffer();
    expect(await memesPixels(recue, (await garder(recue)).octets)).toBe(true);
  });

  test('un JPEG CMJN est converti une fois, en sRVB', async () => {
    const recue = await photo().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(recue).metadata()).space).toBe('cmyk');
    const gardee = await garder(recue);
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
    const gardee = await garder(chargee);
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
    const gardee = await garder(recue);
    expect(gardee).toMatchObject({ type: 'WEBP', largeur: 300, hauteur: 200 });
    await sansTrace(gardee.octets, 3);
    expect(await memesPixels(recue, gardee.octets)).toBe(true);
  });

  test('un DICOM reste comme il est venu, sans le programme de son préambule', async () => {
    const recu = dicom();
    const garde = await garder(recu);
    expect(garde).toMatchObject({
      type: 'DICOM',
      largeur: 64,
      hauteur: 48,
      dicom: { modalite: 'IO', images: 1, nomPatientPresent: true },
    });
    expect(Buffer.from(garde.octets.subarray(0, 128)).equals(Buffer.alloc(128))).toBe(true);
    expect(Buffer.from(garde.octets.subarray(128)).equals(recu.subarray(128))).toBe(true);
    const { lecture } = await deriver(garde.octets);
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
    const { vignette } = await deriver(await photo().jpeg().toBuffer(), rotation);
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
    const { lecture } = await deriver(couchee, 90);
    expect([lecture.largeur, lecture.hauteur]).toEqual([400, 200]);
    expect(await clarte(lecture.octets, 394, 194)).toBeGreaterThan(200);
    expect(await clarte(lecture.octets, 5, 5)).toBeLessThan(50);
  });

  test('une image très bruitée tient quand même dans ses limites', async () => {
    await deriver(await photo(2_000, 1_500, 120).jpeg({ quality: 95 }).toBuffer());
  });

  test('une petite image n’est pas agrandie, un PNG 16 bits gris passe', async () => {
    const { lecture } = await deriver(await photo(120, 90).toColourspace('grey16').png().toBuffer());
    expect([lecture.largeur, lecture.hauteur]).toEqual([120, 90]);
  });

  test('ce qui n’est pas une image gardée est refusé', async () => {
    expect(await images.derivees(Buffer.from('rien'), { rotation: 0 })).toMatchObject({
      motif: 'FORMAT_INCONNU',
    });
  });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
const coupe = async (image: Promise<Buffer>, part: number) => {
  const octets = await image;
  return octets.subarray(0, Math.floor(octets.length * part));
};

describe('ce qui est refusé, avec une phrase', () => {
  test.each<[string, MotifRejetImage, () => Uint8Array | Promise<Uint8Array>]>([
    ['0 octet', 'VIDE', () => Buffer.alloc(0)],
    ['65 Mo', 'TROP_LOURD', () => Buffer.alloc(65_000_000, 0xff)],
    ['PNG de 30 000 × 30 000', 'TROP_GRAND', () => pngEnorme(30_000)],
    ['DICOM de 65 000 × 65 000', 'TROP_GRAND', () => dicomAgrandi()],
    ['JPEG coupé', 'TRONQUE', () => coupe(photo().jpeg().toBuffer(), 0.6)],
    [
      'JPEG coupé puis refermé',
      'TRONQUE',
      async () => Buffer.concat([await coupe(photo().jpeg().toBuffer(), 0.6), Buffer.from([0, 0xff, 0xd9])]),
    ],
    ['JPEG coupé dans ses tables', 'TRONQUE', () => coupe(photo().jpeg().toBuffer(), 0.005)],
    ['PNG coupé', 'TRONQUE', () => coupe(photo().png().toBuffer(), 0.6)],
    ['WebP coupé', 'TRONQUE', () => coupe(photo().webp().toBuffer(), 0.6)],
    ['DICOM coupé', 'TRONQUE', () => dicom().subarray(0, 2_000)],
    ['SVG nommé .jpg', 'FORMAT_INCONNU', () => Buffer.from(SVG)],
    ['page HTML', 'FORMAT_INCONNU', () => Buffer.from('<!doctype html><script>1</script>')],
    ['texte', 'FORMAT_INCONNU', () => Buffer.from('pas une image\n')],
    ['un seul octet', 'FORMAT_INCONNU', () => Buffer.from([0xff])],
    ['GIF', 'FORMAT_INCONNU', () => photo(50, 50).gif().toBuffer()],
    ['TIFF', 'FORMAT_INCONNU', () => photo(50, 50).tiff().toBuffer()],
    ['AVIF', 'FORMAT_INCONNU', () => photo(50, 50).avif({ effort: 0 }).toBuffer()],
    ['WebP animé', 'FORMAT_INCONNU', () => animation()],
    ['programme Windows', 'FORMAT_INCONNU', () => Buffer.from(`MZ${'\0'.repeat(500)}`)],
    ['JPEG d’un seul en-tête', 'TRONQUE', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    [
      'JPEG de bruit',
      'ILLISIBLE',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), Buffer.from([1, 0xff, 0xd9])]),
    ],
    ['PNG au bloc altéré', 'ILLISIBLE', () => pngAltere()],
    ['DICOM sans image', 'ILLISIBLE', () => dicom({ pixels: false })],
    [
      'HEIC de bruit',
      'ILLISIBLE',
      () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(500, 7)]),
    ],
  ])('%s : %s', async (_nom, motif, fabriquer) => {
    const resultat = await images.ingerer(await fabriquer());
    expect(resultat).toMatchObject({ accepte: false, motif });
    if (!resultat.accepte) expect(resultat.phrase).toMatch(/^\p{Lu}.{30,}\.$/u);
  });

  test('un flux sans fin est arrêté à la limite', async () => {
    let envoyes = 0;
    const sansFin = async function* () {
      for (;;) {
        envoyes += 1_000_000;
        yield Buffer.alloc(1_000_000);
      }
    };
    expect(await images.ingerer(sansFin())).toMatchObject({ motif: 'TROP_LOURD' });
    expect(envoyes).toBeLessThan(70_000_000);
  });

  test('aucune suite d’octets ne fait tomber le traitement', async () => {
    const modeles = await Promise.all([
      photoDeTelephone(),
      photo(60, 40).png().toBuffer(),
      photo(60, 40).webp().toBuffer(),
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...modeles, dicom()),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.oneof(fc.constant(1), fc.double({ min: 0.3, max: 1, noNaN: true })),
        async (modele, changements, part) => {
          const octets = Buffer.from(modele.subarray(0, Math.ceil(modele.length * part)));
          for (const [ou, valeur] of changements) octets[ou % octets.length] = valeur;
          const resultat = await images.ingerer(octets);
          if (!resultat.accepte) expect(resultat.phrase).not.toBe('');
          else await deriver(resultat.octets);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('le processus qui décode', () => {
  test('tué au milieu d’une image, il coûte cette image et pas la suivante', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const create = { width: 5_000, height: 4_000, channels: 3, background: '#000', noise } as const;
    const lourde = await sharp({ create }).png({ compressionLevel: 1 }).toBuffer();
    await images.ingerer(await photo(50, 50).jpeg().toBuffer());
    const longue = images.ingerer(lourde);
    await attendre(60);
    for (const pid of await enfants()) process.kill(pid, 'SIGKILL');
    expect(await longue).toMatchObject({ accepte: false, motif: 'ILLISIBLE' });
    expect(await images.ingerer(await photo(50, 50).jpeg().toBuffer())).toMatchObject({ accepte: true });
  });

  test('trop long, il est arrêté', async () => {
    const presse = traitementImages({ delaiMs: 1 });
    expect(await presse.ingerer(await photo(50, 50).jpeg().toBuffer())).toMatchObject({ motif: 'ILLISIBLE' });
    await presse.fermer();
  });

  test('fermé, il ne reste aucun processus', async () => {
    const autres = await enfants();
    const passager = traitementImages({ delaiMs: 10_000 });
    await passager.ingerer(await photo(50, 50).jpeg().toBuffer());
    expect((await enfants()).length).toBe(autres.length + 1);
    await passager.fermer();
    expect(await enfants()).toEqual(autres);
  });
});

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
    ['dicom/cornerstone/no-pixel-data.dcm', { accepte: false, motif: 'ILLISIBLE' }],
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
        await deriver(resultat.octets);
      }
    },
  );

  test('dicom/dental : toutes se lisent et se montrent', async () => {
    const dossier = join(vraies, 'dicom/dental');
    for (const nom of (await readdir(dossier)).filter((f) => f.endsWith('.dcm'))) {
      const { octets, dicom: resume } = await garder(await readFile(join(dossier, nom)));
      expect(resume?.modalite, nom).toMatch(/^(IO|PX|DX|XC)$/);
      await deriver(octets);
    }
  });

  test('le même cliché, quel que soit son codage sans perte, donne la même lecture', async () => {
    const lectures = ['8bit-explicite', 'bigendian', 'deflate', 'rle'].map(async (codage) => {
      const { octets } = await garder(
        await readFile(join(vraies, 'dicom/dental', `io-bitewing-${codage}.dcm`)),
      );
      return sha256((await deriver(octets)).lecture.octets);
    });
    expect(new Set(await Promise.all(lectures)).size).toBe(1);
  });

  test.each(['dicom/pydicom', 'dicom/cornerstone', 'dicom/d4o'])(
    '%s : un résultat ou un refus, jamais une panne',
    async (dossier) => {
      for (const nom of (await readdir(join(vraies, dossier))).filter((f) => f.endsWith('.dcm'))) {
        const resultat = await images.ingerer(await readFile(join(vraies, dossier, nom)));
        if (resultat.accepte) await deriver(resultat.octets);
        else expect(resultat.motif, nom).toMatch(/^(ILLISIBLE|TRONQUE)$/);
      }
    },
  );
});

function dicomAgrandi(): Buffer {
  const octets = dicom();
  // Rows and columns: the two values that follow (0028,0010) and (0028,0011).
  for (const tag of ['2800100055530200', '2800110055530200']) {
    octets.writeUInt16LE(65_000, octets.indexOf(Buffer.from(tag, 'hex')) + 8);
  }
  return octets;
}

async function pngAltere(): Promise<Buffer> {
  const octets = await photo(60, 40).png().toBuffer();
  octets[octets.length - 40] = (octets[octets.length - 40] ?? 0) ^ 1;
  return octets;
}

async function animation(): Promise<Buffer> {
  const deux = await Promise.all([photo(40, 40).png().toBuffer(), photo(40, 40, 60).png().toBuffer()]);
  return sharp(deux, { join: { animated: true } })
    .webp()
    .toBuffer();
}

async function enfants(): Promise<number[]> {
  const taches = await readdir('/proc/self/task');
  const listes = taches.map((tache) => readFile(`/proc/self/task/${tache}/children`, 'utf8').catch(() => ''));
  const pids = (await Promise.all(listes)).join(' ').split(/\s+/).filter(Boolean).map(Number);
  const vivants: number[] = [];
  for (const pid of pids) {
    const commande = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (commande.includes('atelier-enfant')) vivants.push(pid);
  }
  return vivants;
}
