import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { MotifRejetImage } from '../../features/medias/ports.ts';
import { deriver } from './testing-attentes.ts';
import { dicom, photo, photoDeTelephone, pngEnorme } from './testing-images.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

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
    ['GIF', 'FORMAT_A_CONVERTIR', () => photo(50, 50).gif().toBuffer()],
    ['TIFF', 'FORMAT_A_CONVERTIR', () => photo(50, 50).tiff().toBuffer()],
    ['AVIF', 'FORMAT_A_CONVERTIR', () => photo(50, 50).avif({ effort: 0 }).toBuffer()],
    ['WebP animé', 'FORMAT_A_CONVERTIR', () => animation()],
    ['programme Windows', 'FORMAT_INCONNU', () => Buffer.from(`MZ${'\0'.repeat(500)}`)],
    ['JPEG d’un seul en-tête', 'TRONQUE', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    [
      'JPEG de bruit',
      'ILLISIBLE',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), Buffer.from([1, 0xff, 0xd9])]),
    ],
    ['PNG au bloc altéré', 'ILLISIBLE', () => pngAltere()],
    ['DICOM sans image', 'DICOM_SANS_IMAGE', () => dicom({ pixels: false })],
    ['DICOM qui annonce plus de points qu’il n’en a', 'TRONQUE', () => dicom({ lignes: 48, manque: 100 })],
    ['BMP', 'FORMAT_A_CONVERTIR', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['PDF', 'DOCUMENT', () => Buffer.from('%PDF-1.7\n%%EOF')],
    ['document Word', 'DOCUMENT', () => Buffer.from('PK\x03\x04............')],
    ['vidéo de téléphone', 'VIDEO', () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    [
      'JPEG progressif coupé sans fin',
      'TRONQUE',
      () => coupe(photo().jpeg({ progressive: true }).toBuffer(), 0.9),
    ],
    ['JPEG sans fin, une passe coupée', 'TRONQUE', () => coupe(photo().jpeg().toBuffer(), 0.97)],
    [
      'HEIC de bruit',
      'ILLISIBLE',
      () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(500, 7)]),
    ],
  ])('%s : %s', async (_nom, motif, fabriquer) => {
    const resultat = await images.ingerer(await fabriquer());
    expect(resultat).toMatchObject({ accepte: false, motif });
    if (!resultat.accepte) expect(PHRASES_REJET[resultat.motif]).toMatch(/^\p{Lu}.{30,}\.$/u);
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
          if (!resultat.accepte) expect(PHRASES_REJET).toHaveProperty(resultat.motif);
          else await deriver(images, resultat.octets);
        },
      ),
      { numRuns: 60 },
    );
  });
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
