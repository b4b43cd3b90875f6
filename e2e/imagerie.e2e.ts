import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { listerEtudes, ouvrirPorte } from '@orapont/contract/imagerie';
import { suivreMedias } from '@orapont/contract/media';
import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TEXTES as APP } from '../apps/web/src/app/textes.ts';
import { TEXTES as RECUES } from '../apps/web/src/features/imagerie/textes.ts';
import { TEXTES as COFFRE } from '../apps/web/src/horsligne/textes.ts';
import { TEXTES as EXAMENS } from '../apps/web/src/imagerie/textes.ts';
import { TEXTES as UI } from '../apps/web/src/ui/textes.ts';
import { CINQ_VUES, envoyer, nouveauResident, preparerDemande, site } from './outils/acte.ts';
import { ATELIER_OCCUPE, type Client, jusqua } from './outils/client.ts';
import { contenuDuCoffre, empreintesGardees, lisibles } from './outils/coffre.ts';
import { ouvrirLeCas } from './outils/gestes.ts';
import { ici } from './outils/ici.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';
import { avecDcmtk, deposerParLeWeb, examenEnCoupes, panoramique, storescu } from './outils/radio.ts';

const { ouvrir } = parcours();
const COUPES = 26;

test('un scanner part de sa machine, une personne dit de qui il est, le dentiste le parcourt, il sort sans identité', async () => {
  const soignante = await client('emilie.roche');
  const nom = `Lemaire${randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .slice(0, 5)}`;
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Odette', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que montre l’examen en coupes ?',
    photos: await photos(CINQ_VUES.length),
  });
  const elle = { nom: nom.toUpperCase(), prenom: 'ODETTE', naissance: '19410304' };
  // Other journeys leave received pictures on this server.
  const inconnue = `INCONNUE ${nom.slice(-5).toUpperCase()}`;
  await recevoir(elle.nom, examenEnCoupes(elle, COUPES));
  await recevoir(inconnue, [panoramique({ ...elle, nom: inconnue }, { incruste: true })]);

  const page = await ouvrir('emilie.roche');
  await page.goto('/imagerie');
  const carte = (texte: string) => page.getByRole('listitem').filter({ hasText: texte });
  await carte(inconnue).getByRole('button', { name: RECUES.refuser }).click();
  await page.getByRole('dialog').getByRole('radio').first().check({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: RECUES.refuser }).click();
  await page.getByRole('tab', { name: RECUES.decidees }).click();
  await carte(inconnue).getByRole('button', { name: RECUES.annulerDecision }).click();
  await page.getByRole('tab', { name: RECUES.attente }).click();
  await carte(inconnue).getByText(RECUES.texteIncruste).waitFor();
  await capture(page, 'imagerie-a-rapprocher', [1280, 390]);
  await axe(page);

  await carte(elle.nom)
    .getByRole('button', { name: RECUES.rattacherA(`${elle.nom} Odette`) })
    .click();
  const dialogue = page.getByRole('dialog', { name: RECUES.dialogueRattacher });
  await dialogue.getByText(RECUES.identique).waitFor();
  await dialogue.getByRole('radio', { name: /et dans la demande/ }).check({ force: true });
  await dialogue.getByRole('button', { name: RECUES.rattacher }).click();
  await page.getByText(RECUES.rattachee).first().waitFor();

  await page.goto(`/dossiers/${dossierId}`);
  await page
    .getByRole('button', { name: EXAMENS.ouvrirPile(`Coupes axiales, ${EXAMENS.coupes(COUPES)}`) })
    .click();
  await parcourir(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: EXAMENS.exporter }).first().click();
  await page.getByRole('dialog', { name: EXAMENS.exporterTitre }).getByText(EXAMENS.ote).waitFor();
  const [telechargement] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: EXAMENS.exporterOui }).click(),
  ]);
  const archive = readFileSync(await telechargement.path(), 'latin1');
  expect(archive.startsWith('PK')).toBe(true);
  expect(archive.match(/DICM/g)).toHaveLength(COUPES);
  expect(archive.toUpperCase()).not.toContain(elle.nom);
  await capture(page, 'imagerie-dossier', [1280, 820, 390]);
  await axe(page);

  await jusqua(
    async () => {
      const { medias } = await soignante.appeler(suivreMedias, { params: { id: acteId } });
      return medias.every(({ etat }) => etat === 'PRET') || undefined;
    },
    'l’examen préparé dans la demande',
    ATELIER_OCCUPE,
  );
  await envoyer(soignante, acteId);
  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);
  const { medias } = await soignante.appeler(suivreMedias, { params: { id: acteId } });
  const volume = medias.find(({ technique }) => technique?.sorte === 'DICOM');
  expect(volume?.technique).toMatchObject({ images: COUPES });
  await auCabinet.locator(`img[src*="${volume?.id}"]`).first().click();
  await parcourir(auCabinet);
});

/** A line on which a lot takes long enough to lose the page meanwhile. */
const LENTE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
const LIBRE = { ...LENTE, uploadThroughput: -1 };
/** One more than a lot takes. */
const SUR_LE_DISQUE = 51;

test('un disque part par lots : la page rechargée en route, rien à choisir de nouveau, chaque image reçue une fois, le refus nommé', async () => {
  const nom = `DISQUE ${randomUUID().slice(0, 5)}`.toUpperCase();
  const disque = mkdtempSync(join(tmpdir(), 'orapont-disque-'));
  const coupes = examenEnCoupes({ nom, prenom: 'ODETTE', naissance: '19410304' }, SUR_LE_DISQUE);
  for (const [rang, octets] of coupes.entries()) writeFileSync(join(disque, `IM${rang}`), octets);
  const [premiere] = coupes;
  writeFileSync(join(disque, 'IM_COUPE'), premiere?.subarray(0, premiere.length - 500) ?? '');

  const page = await ouvrir('emilie.roche');
  const depots: string[] = [];
  page.on('response', (reponse) => {
    if (/lots\/\w+\/depot$/.test(reponse.url())) depots.push(`${reponse.status()}`);
  });
  await page.goto('/imagerie');
  await page.getByRole('button', { name: EXAMENS.importer }).waitFor();
  const ligne = await page.context().newCDPSession(page);
  await ligne.send('Network.enable');
  await ligne.send('Network.emulateNetworkConditions', LENTE);
  const enChemin = page.waitForRequest((requete) => requete.method() === 'PATCH');
  await page.locator('input[type=file][webkitdirectory]').setInputFiles(disque);
  await enChemin;
  await page.getByText(EXAMENS.enChemin).waitFor();
  await page.reload();
  const importe = page.getByRole('article', { name: basename(disque) });
  await importe.getByText(EXAMENS.lots(2)).waitFor();
  // A second window of the same person does not send beside the first one.
  const seconde = await page.context().newPage();
  seconde.on('response', (reponse) => {
    if (/lots\/\w+\/depot$/.test(reponse.url())) depots.push(`${reponse.status()}`);
  });
  await seconde.goto('/imagerie');
  await seconde.getByRole('article', { name: basename(disque) }).waitFor();
  await capture(page, 'imagerie-disque-en-route', [1280, 390]);
  await ligne.send('Network.emulateNetworkConditions', LIBRE);
  await importe.getByText(EXAMENS.recus(SUR_LE_DISQUE, SUR_LE_DISQUE + 1)).waitFor({ timeout: 60_000 });
  expect(depots).toEqual(['200', '200']);
  const soignante = await client('emilie.roche');
  const { attente } = await soignante.appeler(listerEtudes);
  expect(attente.find(({ patient }) => patient.nom === nom)?.instances).toHaveLength(SUR_LE_DISQUE);

  await page.reload();
  await importe.getByText(EXAMENS.finiSauf(1)).waitFor();
  await importe.getByText(REFUS_RECEPTION.TRONQUE.phrase).waitFor();
  expect(await importe.getByText(`${basename(disque)}/IM_COUPE`).count()).toBe(1);
  await axe(page);
  await capture(page, 'imagerie-disque-recu', [1280, 390]);
  await importe.getByRole('button', { name: EXAMENS.oublierImport(basename(disque)) }).click();
  await importe.waitFor({ state: 'detached' });
  expect(await empreintesGardees(page)).toEqual([]);
  rmSync(disque, { recursive: true });
});

const HEURE = 3_600_000;

test('le coffre : une copie part au bout de trois jours, ou avec la personne ; sans place, la page doit rester ouverte', async () => {
  const elle = {
    nom: `COFFRE ${randomUUID().slice(0, 5)}`.toUpperCase(),
    prenom: 'ODETTE',
    naissance: '19410304',
  };
  const disque = mkdtempSync(join(tmpdir(), 'orapont-coffre-'));
  for (const [rang, octets] of examenEnCoupes(elle, 2).entries())
    writeFileSync(join(disque, `IM${rang}`), octets);
  const page = await ouvrir('emilie.roche');
  page.on('dialog', (dialogue) => void dialogue.accept());
  const choisir = () => page.locator('input[type=file][webkitdirectory]').setInputFiles(disque);
  const importe = page.getByRole('article', { name: basename(disque) });
  // Nothing can leave.
  await page.route('**/api/imagerie/lots', (route) => route.abort());
  await page.goto('/imagerie');
  await page.getByRole('button', { name: EXAMENS.importer }).waitFor();
  await choisir();
  await importe.getByText(EXAMENS.lots(1)).waitFor();
  expect(await contenuDuCoffre(page)).toEqual({ prises: 2, morceaux: 1, cles: 1 });
  expect(await lisibles(page, [elle.nom, basename(disque), 'IM0'])).toEqual([]);

  const maintenant = Date.now();
  await page.clock.setFixedTime(maintenant + 71 * HEURE);
  await page.reload();
  await importe.getByText(EXAMENS.lots(1)).waitFor();
  await page.clock.setFixedTime(maintenant + 73 * HEURE);
  await page.reload();
  await importe.getByText(COFFRE.expiree).first().waitFor();
  expect(await contenuDuCoffre(page)).toMatchObject({ prises: 1, morceaux: 0 });
  await page.clock.setFixedTime(maintenant + 146 * HEURE);
  await page.reload();
  await page.getByRole('button', { name: EXAMENS.importer }).waitFor();
  await expect.poll(() => contenuDuCoffre(page)).toEqual({ prises: 0, morceaux: 0, cles: 0 });

  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 60_000_000, usage: 20_000_000 });
  });
  await choisir();
  await importe.getByText(COFFRE.pageOuverte).waitFor();
  await capture(page, 'imagerie-disque-sans-place', [1280, 390]);
  expect(await contenuDuCoffre(page)).toMatchObject({ prises: 2, morceaux: 0 });
  await page.reload();
  await importe.getByText(COFFRE.aRechoisir('ce disque')).waitFor();
  await page.unroute('**/api/imagerie/lots');
  await choisir();
  await importe.getByText(EXAMENS.recus(2, 2)).waitFor();
  expect(await importe.count()).toBe(1);
  await importe.getByRole('button', { name: EXAMENS.oublierImport(basename(disque)) }).click();

  await page.route('**/api/imagerie/lots', (route) => route.abort());
  await choisir();
  await importe.getByText(EXAMENS.lots(1)).waitFor();
  await page.getByRole('button', { name: /Émilie Roche/ }).click();
  await page.getByRole('button', { name: UI.seDeconnecter }).click();
  const sortie = page.getByRole('alertdialog', { name: APP.sortieTitre(2) });
  await sortie.getByRole('button', { name: APP.sortir }).click();
  await page.waitForURL('**/connexion*');
  expect(await contenuDuCoffre(page)).toEqual({ prises: 0, morceaux: 0, cles: 0 });
  rmSync(disque, { recursive: true });
});

/** Something is drawn, and the next slice is reached from the keyboard. */
async function parcourir(page: Page): Promise<void> {
  const cadre = page.getByRole('application', { name: /radiographie à parcourir/ });
  await cadre.locator('canvas').first().waitFor();
  const coupe = page.getByText(new RegExp(`Coupe \\d+ sur ${COUPES}`)).first();
  const avant = await coupe.textContent();
  await cadre.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => coupe.textContent()).not.toBe(avant);
}

/** By the DICOM port where `storescu` is there, by the web where it is not: the same files, the same list. */
async function recevoir(nom: string, fichiers: readonly Buffer[]): Promise<void> {
  const administration: Client = await client('administration');
  const commune = {
    nom: `Salle ${randomUUID().slice(0, 4)}`,
    siteId: site('tilleuls'),
    regles: ['TRAITS' as const],
  };
  const params = { id: randomUUID() };
  if (avecDcmtk) {
    const appelant = `PANO${params.id.slice(0, 4)}`.toUpperCase();
    await administration.appeler(ouvrirPorte, {
      params,
      body: { type: 'DIMSE', ...commune, aeAppele: 'ORAPONT', aeAppelant: appelant, adresse: '127.0.0.1' },
    });
    await storescu({ appelant, port: ici().portDicom }, fichiers);
  } else {
    const { jeton } = await administration.appeler(ouvrirPorte, {
      params,
      body: { type: 'STOW', ...commune },
    });
    await deposerParLeWeb(ici().origine, jeton ?? '', fichiers);
  }
  const soignante = await client('emilie.roche');
  await jusqua(
    async () => {
      const { attente } = await soignante.appeler(listerEtudes);
      const siennes = attente.find(({ patient }) => patient.nom === nom)?.instances ?? [];
      const pretes = siennes.filter(({ etat }) => etat === 'PRETE');
      return pretes.length === fichiers.length || undefined;
    },
    'les images reçues préparées',
    ATELIER_OCCUPE,
  );
}
