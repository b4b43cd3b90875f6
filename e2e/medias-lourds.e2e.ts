import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lireDemande } from '@orapont/contract/demande';
import { listerMedias } from '@orapont/contract/media';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coupes, fabriquer } from '../apps/server/src/adapters/images/testing-dicom.ts';
import { plyTexte, sphere } from '../apps/server/src/adapters/images/testing-maillages.ts';
import { TEXTES_VISIONNEUSE as IMAGES } from '../apps/web/src/features/lecture/visionneuse/textes.ts';
import { TEXTES } from '../apps/web/src/medias/textes.ts';
import { TEXTES_VISIONNEUSES as T } from '../apps/web/src/medias/visionneuses/textes-visionneuses.ts';
import {
  CINQ_VUES,
  envoyer,
  nouveauResident,
  ouvrir as ouvrirLecture,
  preparerDemande,
} from './outils/acte.ts';
import { jusqua } from './outils/client.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';
import { deuxDoigts } from './outils/toucher.ts';

const { ouvrir } = parcours();

const fichier = (name: string, buffer: Buffer, mimeType = 'application/octet-stream') => ({
  name,
  mimeType,
  buffer,
});

/** A line on which a file takes long enough to lose the page meanwhile. */
const LENTE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 };
const LIBRE = { ...LENTE, uploadThroughput: -1 };

/** A tooth in grey, twelve bits, with the size of its points. */
function radiographie(): Buffer {
  const [lignes, colonnes] = [300, 400];
  const pixels = Buffer.alloc(lignes * colonnes * 2);
  for (let y = 0; y < lignes; y += 1)
    for (let x = 0; x < colonnes; x += 1) {
      const dent = Math.hypot((x - 200) / 70, (y - 150) / 120) < 1;
      pixels.writeUInt16LE(Math.round((dent ? 2_600 : 700) + 300 * Math.sin(x / 9)), 2 * (y * colonnes + x));
    }
  return fabriquer({
    lignes,
    colonnes,
    bits: 16,
    gardes: 12,
    modalite: 'IO',
    pixels,
    plus: [
      [0x0018, 0x1164, 'DS', '0.05\\0.05'],
      [0x0020, 0x000e, 'UI', '1.2.9.1'],
      [0x0028, 0x1050, 'DS', '1600'],
      [0x0028, 0x1051, 'DS', '3200'],
    ],
  });
}

/** A second and a half, filmed by the browser itself. */
async function filmer(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const toile = document.createElement('canvas');
    [toile.width, toile.height] = [320, 240];
    const dessin = toile.getContext('2d');
    const enregistreur = new MediaRecorder(toile.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
    const morceaux: Blob[] = [];
    enregistreur.ondataavailable = ({ data }) => morceaux.push(data);
    const fini = new Promise((suite) => {
      enregistreur.onstop = suite;
    });
    enregistreur.start(200);
    for (let image = 0; image < 40; image += 1) {
      if (dessin) {
        dessin.fillStyle = `hsl(${image * 9} 60% 45%)`;
        dessin.fillRect(0, 0, 320, 240);
        dessin.fillStyle = '#fff';
        dessin.fillRect(image * 7, 100, 40, 40);
      }
      await new Promise((suite) => setTimeout(suite, 40));
    }
    enregistreur.stop();
    await fini;
    const octets = new Uint8Array(await new Blob(morceaux).arrayBuffer());
    let texte = '';
    for (const octet of octets) texte += String.fromCharCode(octet);
    return btoa(texte);
  });
  return Buffer.from(base64, 'base64');
}

test('radiographie, examen en coupes, empreinte et vidéo : déposés, ouverts, envoyés, relus', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Lemoine', prenom: `Odette-${randomUUID().slice(0, 4)}`, lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que montrent la radiographie et l’examen en coupes ?',
    photos: await photos(CINQ_VUES.length),
  });

  const page = await ouvrir('emilie.roche');
  await page.goto(`/demandes/${acteId}/images`);
  await page.getByText(TEXTES.ajouter).waitFor();
  const video = await filmer(page);
  const ligne = await page.context().newCDPSession(page);
  await ligne.send('Network.enable');
  await ligne.send('Network.emulateNetworkConditions', LENTE);
  const enChemin = page.waitForRequest((requete) => requete.method() === 'PATCH');
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([
      fichier('cliche.dcm', radiographie(), 'application/dicom'),
      ...coupes(24).map(({ nom, octets }) => fichier(`${nom}.dcm`, octets, 'application/dicom')),
      fichier('arcade.ply', plyTexte(sphere(24))),
      fichier('balayage.webm', video, 'video/webm'),
    ]);
  // The page is lost while the first bytes travel: nothing is chosen again, each file has its line and goes on.
  await enChemin;
  await expect.poll(() => page.getByText(TEXTES.copie).count(), { timeout: 20_000 }).toBe(0);
  await page.reload();
  await page.getByRole('progressbar', { name: 'balayage.webm' }).waitFor();
  await capture(page, 'lourds-reprise', [1280, 390]);
  await ligne.send('Network.emulateNetworkConditions', LIBRE);
  const medias = await jusqua(
    async () => {
      const lus = (await soignante.appeler(listerMedias, { params: { id: acteId } })).medias;
      return lus.length === CINQ_VUES.length + 4 && lus.every(({ etat }) => etat === 'PRET')
        ? lus
        : undefined;
    },
    'les quatre fichiers préparés',
    60_000,
  );
  expect(
    medias
      .map(({ genre }) => genre)
      .filter((genre) => genre !== 'PHOTO')
      .toSorted(),
  ).toEqual(['RADIO', 'SCAN3D', 'VIDEO', 'VOLUME']);
  const film = medias.find(({ genre }) => genre === 'VIDEO');
  expect(film?.technique?.sorte === 'VIDEO' && film.technique.duree).toBeGreaterThan(1);

  await page.getByRole('button', { name: TEXTES.ouvrirMedia.RADIO }).click();
  const cadre = page.getByRole('application', { name: /radiographie à parcourir/ });
  await attendreDessin(page);
  await cadre.focus();
  await page.keyboard.press('i');
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await mesurer(page);
  await page
    .getByRole('list', { name: T.mesures })
    .getByText(/[\d,]+\s*mm, longueur projetée/)
    .waitFor();
  expect(await page.getByText(/projetées sur le capteur/).count()).toBe(1);
  await capture(page, 'lourds-radio', [1280, 820]);
  await axe(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: TEXTES.ouvrirMedia.VOLUME }).click();
  await attendreDessin(page);
  await page.getByRole('application', { name: /radiographie à parcourir/ }).focus();
  await page.keyboard.press('PageDown');
  await page.getByText(T.coupe(14, 24)).waitFor();
  await page.getByRole('button', { name: /^Coupe par coupe/ }).click();
  await page.getByRole('option', { name: T.vuePlans }).click();
  await page.getByText(/Point regardé/).waitFor();
  await page.locator('[data-plan=CORONALE] canvas').waitFor();
  const avant = await page.getByText(/Point regardé/).textContent();
  await page.locator('[data-plan=AXIALE]').focus();
  await page.keyboard.press('PageUp');
  await expect.poll(() => page.getByText(/Point regardé/).textContent()).not.toBe(avant);
  await capture(page, 'lourds-plans', [1280, 820]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: TEXTES.ouvrirMedia.SCAN3D }).click();
  await page
    .getByRole('application', { name: /empreinte à tourner/ })
    .locator('canvas')
    .waitFor();
  await page.getByRole('application', { name: /empreinte à tourner/ }).focus();
  await page.keyboard.press('ArrowRight');
  await capture(page, 'lourds-scan', [1280, 820]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: TEXTES.ouvrirMedia.VIDEO }).click();
  const lecteur = page.locator('video');
  await expect.poll(() => lecteur.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThan(1);
  await page.getByRole('slider', { name: T.position }).fill('0.8');
  await expect.poll(() => lecteur.evaluate((v: HTMLVideoElement) => v.currentTime)).toBeCloseTo(0.8, 1);
  await page.getByRole('button', { name: T.imageSuivante }).click();
  await page.getByRole('button', { name: T.marquer }).click();
  await page
    .getByRole('button', { name: /^Moment 1/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: T.capturer }).click();
  await capture(page, 'lourds-video', [1280, 820]);
  await page.keyboard.press('Escape');
  await jusqua(
    async () => {
      const lus = (await soignante.appeler(listerMedias, { params: { id: acteId } })).medias;
      const prete = lus.length === CINQ_VUES.length + 5 && lus.every(({ etat }) => etat === 'PRET');
      // A still knows the film that it was taken out of, and when.
      const tiree = lus.find(({ extrait }) => extrait?.mediaId === film?.id);
      const reperes = lus.find(({ genre }) => genre === 'VIDEO')?.reperes.length;
      return prete && tiree?.genre === 'PHOTO' && reperes === 2 ? true : undefined;
    },
    'l’image de la vidéo, son moment et celui que l’on a marqué',
    60_000,
  );

  await refuserUnFichier(page);

  expect((await soignante.appeler(lireDemande, { params: { id: acteId } })).version).toBeGreaterThan(0);
  await envoyer(soignante, acteId);
  const claire = await client('claire.moreau');
  await ouvrirLecture(claire, acteId);
  const auCabinet = await ouvrir('claire.moreau');
  await auCabinet.goto(`/lectures/${acteId}`);
  const radio = medias.find(({ genre }) => genre === 'RADIO');
  for (const [genre, role] of [
    ['RADIO', /radiographie à parcourir/],
    ['SCAN3D', /empreinte à tourner/],
  ] as const) {
    const media = medias.find((m) => m.genre === genre);
    await auCabinet.locator(`img[src*="${media?.id}"]`).first().click();
    await auCabinet.getByRole('application', { name: role }).locator('canvas').first().waitFor();
  }
  await capture(auCabinet, 'lourds-lecture', [1280, 820]);

  // Measured by the reader, it is an annotation: said in words, and there again when the page is opened anew.
  const ouvrirLaRadio = async () => {
    await auCabinet.locator(`img[src*="${radio?.id}"]`).first().click();
    await attendreDessin(auCabinet);
  };
  await ouvrirLaRadio();
  await auCabinet.getByRole('application', { name: /radiographie à parcourir/ }).focus();
  await auCabinet.keyboard.press('l');
  await auCabinet.getByText(IMAGES.consignes.LONGUEUR).waitFor();
  await auCabinet.keyboard.press('Enter');
  for (let i = 0; i < 8; i += 1) await auCabinet.keyboard.press('ArrowRight');
  await auCabinet.keyboard.press('Enter');
  const mesure = auCabinet.getByRole('button', { name: /[\d,]+\s*mm, longueur projetée/ });
  await mesure.waitFor();
  await jusqua(async () => {
    const { brouillon } = await ouvrirLecture(claire, acteId);
    return JSON.stringify(brouillon.contenu.chart).includes('LONGUEUR') || undefined;
  }, 'la mesure gardée');
  await auCabinet.reload();
  await auCabinet.locator('section[data-affichee]').first().waitFor();
  await ouvrirLaRadio();
  await mesure.waitFor();
  await pincerEtDeplacer(auCabinet);

  // A measure on a slice says which one, and the fingers move it as they move a radiograph.
  const volume = medias.find(({ genre }) => genre === 'VOLUME');
  await auCabinet.locator(`img[src*="${volume?.id}"]`).first().click();
  await attendreDessin(auCabinet);
  await auCabinet.keyboard.press('l');
  await auCabinet.getByText(IMAGES.consignes.LONGUEUR).waitFor();
  await auCabinet.keyboard.press('Enter');
  for (let i = 0; i < 8; i += 1) await auCabinet.keyboard.press('ArrowRight');
  await auCabinet.keyboard.press('Enter');
  const surLaCoupe = auCabinet.getByRole('button', {
    name: /mm, longueur dans le plan de la coupe.*coupe 13 sur 24/,
  });
  await surLaCoupe.waitFor();
  await pincerEtDeplacer(auCabinet);
  // Asked for again, even from the computed planes, it is seen on its slice.
  await surLaCoupe.click();
  await auCabinet.getByRole('button', { name: /^Coupe par coupe/ }).click();
  await auCabinet.getByRole('option', { name: T.vuePlans }).click();
  await auCabinet.getByText(/Point regardé/).waitFor();
  await surLaCoupe.click();
  await auCabinet.getByText(T.coupe(13, 24)).first().waitFor();
}, 240_000);

/** Where the measure is drawn follows the fingers: twice as far apart, twice as long; both moved, moved as much. */
async function pincerEtDeplacer(page: Page): Promise<void> {
  const cadre = page.getByRole('application', { name: /radiographie à parcourir/ });
  const trait = cadre.locator('svg g > path').first();
  const boite = async () => (await trait.boundingBox()) ?? { x: 0, width: 0 };
  await expect.poll(async () => (await boite()).width).toBeGreaterThan(10);
  const avant = await boite();
  await deuxDoigts(page, cadre, { ecart: [60, 120] });
  await expect.poll(async () => (await boite()).width / avant.width).toBeGreaterThan(1.7);
  const agrandie = await boite();
  await deuxDoigts(page, cadre, { ecart: [80, 80], deplacement: 40 });
  await expect.poll(async () => Math.round((await boite()).x - agrandie.x)).toBeGreaterThan(30);
}

/** The engine is fetched, the values too, and something else than black is on the screen. */
async function attendreDessin(page: Page): Promise<void> {
  await page
    .getByRole('application', { name: /radiographie à parcourir/ })
    .locator('canvas')
    .first()
    .waitFor();
  await expect.poll(() => page.getByText(T.chargement).count(), { timeout: 15_000 }).toBe(0);
}

/** Two points at the keyboard: the crosshair starts in the middle. */
async function mesurer(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await page.getByText(T.poserLongueur).waitFor();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** What the server does not keep is said under its name, across a reload, until someone has read it. */
async function refuserUnFichier(page: Page): Promise<void> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-refus-'));
  const chemin = join(dossier, 'arcade-abimee.stl');
  writeFileSync(chemin, 'solide qui n’en est pas un');
  await page.locator('input[type=file][multiple]').first().setInputFiles(chemin);
  const refuse = page.getByRole('listitem').filter({ hasText: 'arcade-abimee.stl' });
  await refuse.getByText(TEXTES.refuse, { exact: true }).waitFor();
  await page.reload();
  await refuse.getByText(TEXTES.refuse, { exact: true }).waitFor();
  await axe(page);
  await capture(page, 'lourds-refus', [1280, 390]);
  await refuse.getByRole('button', { name: /^Retirer de la liste/ }).click();
  await refuse.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(TEXTES.ajouter).waitFor();
  expect(await refuse.count()).toBe(0);
  rmSync(dossier, { recursive: true });
}
