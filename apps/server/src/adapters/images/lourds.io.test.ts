import { plageDeCoupe } from '@orapont/domain/imagerie/coupe';
import { afterAll, describe, expect, test } from 'vitest';
import { traitementLourds } from './lourds.ts';
import { coupes, fabriquer } from './testing-dicom.ts';
import { enMemoire, normaliser, tar, toutLire, zip } from './testing-lourds.ts';
import { plyTexte, sphere, stlBinaire, stlTexte } from './testing-maillages.ts';
import { mp4, webm } from './testing-videos.ts';

const lourds = traitementLourds({ delaiMs: 30_000 });
afterAll(() => lourds.fermer());

const flux = (octets: Buffer) => enMemoire(octets).lire(0, octets.length);
const video = (octets: Buffer) => lourds.video(flux(octets), octets.length);

async function gardee(octets: Buffer): Promise<Buffer> {
  const lue = await video(octets);
  if (!lue.accepte) throw new Error(lue.motif);
  return toutLire(lue.garder(flux(octets)));
}

describe('films', () => {
  test('un MP4 garde ses images à leur place et perd le lieu, l’appareil, les positions', async () => {
    const recu = mp4();
    expect(await video(recu)).toMatchObject({
      type: 'MP4',
      largeur: 640,
      hauteur: 480,
      technique: { sorte: 'VIDEO', duree: 4, codec: 'H.264' },
    });
    const garde = await gardee(recu);
    expect(garde.length).toBe(recu.length);
    for (const mot of ['+48.8584+002.2945', 'LEFEVRE', 'Telephone', 'GPS-48']) {
      expect(recu.includes(mot), mot).toBe(true);
      expect(garde.includes(mot), mot).toBe(false);
    }
    expect(garde.indexOf('IMAGES-DU-FILM')).toBe(recu.indexOf('IMAGES-DU-FILM'));
    expect(garde.includes('mdat') && garde.includes('moov') && garde.includes('avc1')).toBe(true);
  });

  test('un WebM de navigateur, sans durée ni index, en reçoit', async () => {
    const recu = webm();
    const lue = await video(recu);
    expect(lue).toMatchObject({ type: 'WEBM', largeur: 320, hauteur: 240, technique: { codec: 'VP8' } });
    expect(lue.accepte && lue.technique.sorte === 'VIDEO' && lue.technique.duree).toBeCloseTo(2.08, 1);
    const garde = await gardee(recu);
    expect(garde.includes('LEFEVRE')).toBe(false);
    for (const image of ['IMAGE-0', 'IMAGE-1', 'IMAGE-2']) expect(garde.includes(image), image).toBe(true);
    // Cues, then a duration in Info.
    expect(garde.includes(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]))).toBe(true);
    expect(garde.includes(Buffer.from([0x44, 0x89]))).toBe(true);
    // Read again, it is a film like another, which does not move any more.
    expect((await gardee(garde)).equals(garde)).toBe(true);
  });

  test('un film refusé avant sa fin laisse refermer son fichier', async () => {
    let ouvert = false;
    async function* fichier() {
      ouvert = true;
      try {
        for (let fois = 0; fois < 100; fois += 1) yield Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1');
      } finally {
        ouvert = false;
      }
    }
    expect([(await lourds.video(fichier(), 1_600)).accepte, ouvert]).toEqual([false, false]);
  });

  test.each([
    ['un MP4 coupé', () => mp4().subarray(0, -40), 'VIDEO_COUPEE'],
    ['un MP4 sans sa table', () => mp4({ table: false }), 'VIDEO_COUPEE'],
    ['un MP4 sans image', () => mp4({ codec: 'mp4v' }), 'VIDEO'],
    ['un WebM coupé dans un bloc', () => webm().subarray(0, -10), 'VIDEO_COUPEE'],
    ['un AVI', () => Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1'), 'VIDEO'],
    [
      'du bruit derrière une marque',
      () => Buffer.concat([mp4().subarray(0, 24), Buffer.alloc(500, 7)]),
      'VIDEO_COUPEE',
    ],
  ])('%s est refusé', async (_nom, faire, motif) => {
    expect(await video(faire())).toEqual({ accepte: false, motif });
  });

  test('aucune suite d’octets ne fait tomber la lecture d’un film', async () => {
    for (const modele of [mp4(), webm()])
      for (let i = 0; i < modele.length; i += Math.ceil(modele.length / 150)) {
        const abime = Buffer.from(modele);
        abime[i] = (abime[i] ?? 0) ^ 0xff;
        const lue = await video(abime);
        if (lue.accepte) await toutLire(lue.garder(flux(abime)));
        else expect(lue.motif).toMatch(/^(VIDEO|VIDEO_COUPEE|ILLISIBLE)$/);
      }
  });
});

describe('dossiers de coupes', () => {
  const examen = coupes(8).map(({ octets }) => octets);

  test('une archive ZIP donne le même volume qu’un dossier', async () => {
    const [a, b] = [await normaliser(lourds, tar(examen)), await normaliser(lourds, zip(examen))];
    expect(a.copie).toMatchObject({ accepte: true, technique: { images: 8, pas: 0.4 } });
    expect(a.fichier.equals(b.fichier)).toBe(true);
    expect(a.avances.length).toBeGreaterThan(0);
  });

  test('une coupe redevient une image : celle du milieu est l’image de l’examen, une autre ne l’est pas', async () => {
    const { copie, fichier } = await normaliser(lourds, tar(examen));
    if (!copie.accepte || copie.technique.sorte !== 'DICOM') throw new Error('L’examen est refusé.');
    const { technique, derivees } = copie;
    const rendue = async (rang: number, valeurs = (octets: Buffer) => octets) => {
      const plage = plageDeCoupe(technique, fichier.length, rang);
      return lourds.coupe(technique, valeurs(fichier.subarray(plage?.debut, plage?.fin)));
    };
    expect(await rendue(4)).toEqual(derivees);
    expect(await rendue(1, (octets) => Buffer.alloc(octets.length))).not.toEqual(derivees);
  });

  test.each([
    [
      'des coupes de deux tailles',
      () => tar([...examen, fabriquer({ modalite: 'CT', plus: [[0x0020, 0x000e, 'UI', '1.2.3.4']] })]),
      'SERIE_MELANGEE',
    ],
    [
      'autant d’autres images que de coupes',
      () =>
        tar([
          ...coupes(2).map(({ octets }) => octets),
          ...['1', '2', '3'].map((n) => fabriquer({ plus: [[0x0020, 0x000e, 'UI', `9.${n}`]] })),
        ]),
      'SERIE_MELANGEE',
    ],
    ['un dossier sans image', () => tar([Buffer.from('LISEZ-MOI'), Buffer.alloc(3_000)]), 'SERIE_SANS_IMAGE'],
    ['une archive qui ment sur ses tailles', () => zip(examen, { annonce: 1_000 }), 'ARCHIVE_PIEGEE'],
    ['une archive protégée', () => zip(examen, { protegee: true }), 'ARCHIVE_ILLISIBLE'],
    ['une archive coupée', () => zip(examen).subarray(0, -60), 'ARCHIVE_ILLISIBLE'],
    ['un dossier coupé', () => tar(examen).subarray(0, -5_000), 'ARCHIVE_ILLISIBLE'],
    [
      'une coupe tronquée',
      () => tar(examen.map((octets, rang) => (rang === 3 ? octets.subarray(0, -90) : octets))),
      'TRONQUE',
    ],
  ])('%s : refus', async (_nom, faire, motif) => {
    const { copie } = await normaliser(lourds, faire());
    expect(copie).toEqual({ accepte: false, motif });
  });
});

describe('empreintes 3D', () => {
  test.each([
    ['STL binaire', stlBinaire(sphere())],
    ['STL en texte', stlTexte(sphere())],
    ['PLY en texte', plyTexte(sphere())],
  ])('%s : la forme, sans le nom', async (_nom, octets) => {
    expect(lourds.reconnaitre(octets.subarray(0, 4_096), octets.length)).toMatch(/^(STL|PLY)$/);
    const { copie, fichier } = await normaliser(lourds, octets, 'scan');
    expect(copie).toMatchObject({
      accepte: true,
      technique: { sorte: 'SCAN', triangles: sphere().faces.length },
    });
    if (copie.accepte && copie.technique.sorte === 'SCAN') {
      // Points shared by neighbouring triangles are kept once.
      expect(copie.technique.sommets).toBe(sphere().sommets.length);
      for (const cote of copie.technique.taille) expect(cote).toBeCloseTo(20, 0);
    }
    expect(fichier.includes('LEFEVRE')).toBe(false);
    expect(fichier.toString('latin1', 0, 4)).toBe('ply\n');
  });

  test.each([
    ['un STL coupé', stlBinaire(sphere()).subarray(0, -30), 'MAILLAGE_TRONQUE'],
    ['un PLY coupé', plyTexte(sphere()).subarray(0, -300), 'MAILLAGE_TRONQUE'],
    [
      'un PLY qui annonce trop',
      Buffer.from('ply\nformat binary_little_endian 1.0\nelement vertex 4000000000\nend_header\n'),
      'MAILLAGE_ILLISIBLE',
    ],
    ['aucun triangle', Buffer.alloc(200), 'MAILLAGE_ILLISIBLE'],
  ])('%s : refus', async (_nom, octets, motif) => {
    const { copie } = await normaliser(lourds, octets, 'scan');
    expect(copie).toEqual({ accepte: false, motif });
  });
});
