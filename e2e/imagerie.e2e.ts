import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { listerEtudes, ouvrirPorte } from '@orapont/contract/imagerie';
import { suivreMedias } from '@orapont/contract/media';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TEXTES as RECUES } from '../apps/web/src/features/imagerie/textes.ts';
import { TEXTES as EXAMENS } from '../apps/web/src/imagerie/textes.ts';
import { CINQ_VUES, envoyer, nouveauResident, preparerDemande, site } from './outils/acte.ts';
import { type Client, jusqua } from './outils/client.ts';
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

  await jusqua(async () => {
    const { medias } = await soignante.appeler(suivreMedias, { params: { id: acteId } });
    return medias.every(({ etat }) => etat === 'PRET') || undefined;
  }, 'l’examen préparé dans la demande');
  await envoyer(soignante, acteId);
  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);
  const { medias } = await soignante.appeler(suivreMedias, { params: { id: acteId } });
  const volume = medias.find(({ technique }) => technique?.sorte === 'DICOM');
  expect(volume?.technique).toMatchObject({ images: COUPES });
  await auCabinet.locator(`img[src*="${volume?.id}"]`).first().click();
  await parcourir(auCabinet);
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
  await jusqua(async () => {
    const { attente } = await soignante.appeler(listerEtudes);
    const siennes = attente.find(({ patient }) => patient.nom === nom)?.instances ?? [];
    const pretes = siennes.filter(({ etat }) => etat === 'PRETE');
    return pretes.length === fichiers.length || undefined;
  }, 'les images reçues préparées');
}
