import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  CINQ_VUES,
  envoyer,
  nouveauResident,
  preparerDemande,
  ouvrir as recevoir,
  repondre,
  resident,
} from './outils/acte.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours, SOIN } from './outils/parcours.ts';

const { ouvrir } = parcours();
let brouillon = '';
let envoyee = '';
let repondue = '';
let compteRenduId = '';

/** Three requests prepared without the pages: a draft, one that waits for its reader, one that is answered. */
beforeAll(async () => {
  const soignante = await client('emilie.roche');
  const dentiste = await client('claire.moreau');
  const images = await photos(CINQ_VUES.length);
  const preparer = async (nom: string) => {
    const dossierId = await nouveauResident(
      soignante,
      { nom, prenom: 'Odette', lieu: 'tilleuls' },
      'claire.moreau',
    );
    return preparerDemande(soignante, {
      dossierId,
      requis: 'claire.moreau',
      lieuDuRequis: 'port',
      question: 'Rougeur de la joue droite depuis dix jours : que faut-il faire ?',
      photos: images,
    });
  };
  brouillon = await preparer('Delattre');
  envoyee = await preparer('Vidal');
  repondue = await preparer('Rivière');
  await envoyer(soignante, envoyee);
  await envoyer(soignante, repondue);
  ({ compteRenduId } = await repondre(
    dentiste,
    'claire.moreau',
    repondue,
    'Aucune lésion vue sur ces images.',
  ));
  await recevoir(dentiste, envoyee);
}, 180_000);

type Ecran = readonly [nom: string, chemin: () => string];

const SOIGNANTE: readonly Ecran[] = [
  ['residents', () => '/residents'],
  ['resident-nouveau', () => '/dossiers/nouveau'],
  ['resident', () => `/dossiers/${resident('lefevre-jeanne')}`],
  ['resident-modifier', () => `/dossiers/${resident('lefevre-jeanne')}/modifier`],
  ['resident-sante', () => `/dossiers/${resident('lefevre-jeanne')}/sante`],
  ['resident-journal', () => `/dossiers/${resident('lefevre-jeanne')}/journal`],
  ['residents-importer', () => '/residents/importer'],
  ['demandes', () => '/demandes'],
  ['demande-nouvelle', () => '/demandes/nouvelle'],
  ['demande-pourquoi', () => `/demandes/${brouillon}/pourquoi`],
  ['demande-qui', () => `/demandes/${brouillon}/qui`],
  ['demande-consentement', () => `/demandes/${brouillon}/consentement`],
  ['demande-questions', () => `/demandes/${brouillon}/questions`],
  ['demande-images', () => `/demandes/${brouillon}/images`],
  ['demande-relire', () => `/demandes/${brouillon}/relire`],
  ['demande-envoyee', () => `/demandes/${envoyee}`],
  ['demande-repondue', () => `/demandes/${repondue}`],
  ['compte-rendu-requerant', () => `/comptes-rendus/${compteRenduId}`],
  ['courrier', () => `/actes/${repondue}/courrier`],
];

const DENTISTE: readonly Ecran[] = [
  ['lectures', () => '/lectures'],
  ['lecture', () => `/lectures/${envoyee}`],
  ['compte-rendu', () => `/comptes-rendus/${compteRenduId}`],
  ['patients', () => '/residents'],
  ['facturation', () => '/facturation'],
];

const PUBLICS: readonly Ecran[] = [
  ['bac-a-sable', () => '/bac-a-sable/courrier'],
  ['bac-a-sable-boite', () => '/bac-a-sable/courrier/emilie.roche%40demo.mssante.fr'],
  ['galerie', () => '/galerie'],
];

async function regarder(page: Page, [nom, chemin]: Ecran, largeurs?: readonly number[]): Promise<void> {
  await page.goto(chemin());
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText('Cette page n’existe pas').count()).toBe(0);
  await capture(page, nom, largeurs);
  await axe(page);
}

test.each(SOIGNANTE)('la soignante : %s', async (...ecran) => {
  await regarder(await ouvrir('emilie.roche'), ecran, SOIN);
});

test.each(DENTISTE)('la dentiste : %s', async (...ecran) => {
  await regarder(await ouvrir('claire.moreau'), ecran);
});

test.each(PUBLICS)('sans session : %s', async (...ecran) => {
  await regarder(await ouvrir(), ecran);
});
