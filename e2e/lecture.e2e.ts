import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { T } from '../apps/web/src/features/lecture/textes.ts';
import { TEXTES_VISIONNEUSE as IMAGES } from '../apps/web/src/features/lecture/visionneuse/textes.ts';
import { LIBELLES_URGENCE_SOINS } from '../packages/contract/src/lecture.ts';
import { PROTOCOLES } from '../packages/domain/src/captation/protocoles.ts';
import { envoyer, nouveauResident, preparerDemande, ouvrir as recevoir } from './outils/acte.ts';
import {
  allerA,
  compterLePointeur,
  gestesAuPointeur,
  repondreAuGroupe,
  seConnecterAuClavier,
  taper,
} from './outils/clavier.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();
const QUI = 'claire.moreau';
const VUES = PROTOCOLES.COMPLET_12.vues.length;
/** 1 Mbit/s, and the way there and back of a line of the country. */
const LIGNE_LENTE = { offline: false, latency: 40, downloadThroughput: 125_000, uploadThroughput: 125_000 };
const LIGNE_LIBRE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

async function casDeDouzeVues(nom: string): Promise<string> {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(soignante, { nom, prenom: 'Odile', lieu: 'tilleuls' }, QUI);
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: QUI,
    lieuDuRequis: 'port',
    question: 'Toute la bouche : que soigner d’abord ?',
    champs: { protocole: 'COMPLET_12' },
    photos: await photos(VUES),
  });
  await envoyer(soignante, id);
  await recevoir(await client(QUI), id);
  return id;
}

const affichee = (page: Page) => page.locator('section[data-affichee] [role=application]').first().waitFor();
const chrono = () => {
  const debut = performance.now();
  return () => Math.round(performance.now() - debut);
};

/** From the key that opens the case to its first picture on the screen. */
async function ouvrirLeCas(page: Page, nom: RegExp) {
  const cas = page.getByRole('link', { name: nom });
  await cas.waitFor();
  await allerA(page, cas, 'j', 60);
  // The room comes while the list is read.
  await page.waitForLoadState('networkidle');
  const temps = chrono();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: T.onglets.reponse }).waitFor();
  const ouverte = temps();
  await affichee(page);
  return { ouverte, premiere: temps() };
}

/** What came over the line, compressed as it came. */
async function compterLesOctets(reseau: CDPSession) {
  const adresses = new Map<string, string>();
  const recus = { total: 0, images: 0 };
  await reseau.send('Network.enable');
  reseau.on('Network.responseReceived', ({ requestId, response }) => adresses.set(requestId, response.url));
  reseau.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    recus.total += encodedDataLength;
    if (adresses.get(requestId)?.includes('/api/medias/')) recus.images += encodedDataLength;
  });
  return recus;
}

test('douze vues lues au clavier : la première image vient tout de suite, même à 1 Mbit/s', async () => {
  await casDeDouzeVues('Yvernault');
  const lentId = await casDeDouzeVues('Ysengrin');
  const page = await ouvrir();
  await compterLePointeur(page);
  const reseau = await page.context().newCDPSession(page);
  const recus = await compterLesOctets(reseau);
  const mesures: Record<string, string> = {};

  await seConnecterAuClavier(page, QUI);
  await page.getByRole('heading', { name: T.titre, level: 1 }).waitFor();
  const liste = chrono();
  await page.reload();
  await page.getByRole('link', { name: /Yvernault/i }).waitFor();
  mesures['liste de travail'] = `${liste()} ms`;

  const avant = { ...recus };
  const chaud = await ouvrirLeCas(page, /Yvernault/i);
  mesures['ouverture du cas'] = `${chaud.ouverte} ms`;
  mesures['première image, à chaud'] = `${chaud.premiere} ms`;

  // Every view, one key each: the next one is there before it is asked for.
  const rang = page.getByRole('toolbar', { name: IMAGES.outils }).getByText(` / ${VUES}`);
  const pas: number[] = [];
  for (let vue = 2; vue <= VUES; vue++) {
    const temps = chrono();
    await page.keyboard.press('j');
    await expect.poll(() => rang.textContent(), { interval: 5 }).toBe(`${vue} / ${VUES}`);
    await affichee(page);
    pas.push(temps());
    await page.waitForLoadState('networkidle');
  }
  mesures['image suivante (médiane)'] = `${pas.toSorted((a, b) => a - b)[Math.floor(pas.length / 2)]} ms`;
  mesures['octets des douze vues, sans zoom'] = `${Math.round((recus.images - avant.images) / 1000)} ko`;
  mesures['octets du cas, sans zoom'] = `${Math.round((recus.total - avant.total) / 1000)} ko`;
  expect(recus.total - avant.total).toBeLessThan(1_700_000);

  await lireAuClavier(page);
  expect(await gestesAuPointeur(page)).toBe(0);

  // The other case, over a slow line, the room already there.
  await page.goto('/lectures');
  await page.getByRole('link', { name: /Ysengrin/i }).waitFor();
  await page.waitForLoadState('networkidle');
  await reseau.send('Network.emulateNetworkConditions', LIGNE_LENTE);
  const lent = await ouvrirLeCas(page, /Ysengrin/i);
  mesures['ouverture du cas, 1 Mbit/s'] = `${lent.ouverte} ms`;
  mesures['première image, 1 Mbit/s'] = `${lent.premiere} ms`;
  await reseau.send('Network.emulateNetworkConditions', LIGNE_LIBRE);
  expect(page.url()).toContain(lentId);
  expect(chaud.premiere).toBeLessThan(5_000);
  expect(lent.premiere).toBeLessThan(8_000);
  process.stdout.write(`\nLecture, douze vues\n${tableau(mesures)}\n`);
}, 240_000);

const tableau = (mesures: Readonly<Record<string, string>>) =>
  Object.entries(mesures)
    .map(([quoi, combien]) => `  ${quoi.padEnd(36)}${combien.padStart(10)}`)
    .join('\n');

/** Lamp, glass, grid, comparison, a drawing on the tooth that it belongs to, the answer, and the pixel behind a sentence. */
async function lireAuClavier(page: Page): Promise<void> {
  const cadre = page.getByRole('application').first();
  for (const touche of ['+', 'r', '0', 'b', 'Shift+B', 'c', '0']) await page.keyboard.press(touche);
  await page.keyboard.press('w');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByText(IMAGES.modifieALAffichage).waitFor();
  await page.keyboard.press('0');
  await page.getByText(IMAGES.modifieALAffichage).waitFor({ state: 'detached' });
  await page.keyboard.press('h');
  for (const touche of ['ArrowRight', 'ArrowDown', 'Shift+ArrowUp']) await page.keyboard.press(touche);
  await capture(page, 'lecture-loupe');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.getByRole('region', { name: IMAGES.droite }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('q');
  const grille = page.getByRole('region', { name: IMAGES.grille });
  await grille.waitFor();
  await page.keyboard.press('ArrowUp');
  await capture(page, 'lecture-grille');
  await axe(page);
  await page.keyboard.press('Escape');
  await grille.waitFor({ state: 'detached' });

  // A tooth lights the pictures that show it, and J goes through these alone.
  const dent = (fdi: number) => page.locator(`[data-dent="${fdi}"]`);
  await allerA(page, dent(18), 'F6', 4);
  await allerA(page, dent(11), 'ArrowRight', 8);
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  const allumees = page.locator('[data-lueur="true"]');
  expect(await allumees.count()).toBeGreaterThan(0);
  expect(await allumees.count()).toBeLessThan(VUES);
  await page.keyboard.press('k');
  await expect.poll(() => page.locator('[data-lueur="true"][aria-current]').count()).toBe(1);

  // An arrow from there to the tooth, taken back, put again.
  await page.keyboard.press('p');
  await page.getByText(/Le repère sera attaché à.*11.*vestibulaire/i).waitFor();
  await page.keyboard.press('2');
  await allerA(page, cadre, 'Shift+F6', 3);
  await page.keyboard.press('Enter');
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dessin = page.getByRole('button', { name: /lésion flèche/i });
  await dessin.waitFor();
  await page.keyboard.press('Control+z');
  await dessin.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await dessin.waitFor();
  await axe(page);
  for (const [width, height] of [
    [1280, 800],
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await capture(page, `lecture-salle-${width}`, [width]);
  }

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await allerA(page, page.getByRole('tab', { name: T.onglets.dossier }));
  await page.keyboard.press('ArrowRight');
  await taper(
    page,
    page.getByRole('textbox', { name: new RegExp(`^${T.conclusion}`) }),
    'Lésion vestibulaire de la 11, à revoir au cabinet.',
  );
  await repondreAuGroupe(page, page.getByRole('radio', { name: LIBELLES_URGENCE_SOINS.PROGRAMMEE }));
  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: T.relire }).waitFor();
  await page.getByText(T.enregistre).first().waitFor();
  await allerA(page, cadre, 'Shift+F6', 3);
  await page.keyboard.press('Shift+S');
  await page.getByRole('heading', { name: T.relectureTitre }).waitFor();
  await page.getByTitle(T.apercu).waitFor();

  // The sentence leads to its pixel.
  await allerA(page, page.getByRole('link', { name: /11 face vestibulaire/i }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: T.constatsEtImages }).waitFor();
  await affichee(page);
  await page.getByRole('button', { name: /lésion flèche/i }).waitFor();
  await axe(page);
  await capture(page, 'lecture-constats');
}
