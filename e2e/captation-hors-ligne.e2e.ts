import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listerDossiers } from '@orapont/contract/dossier';
import { listerMedias } from '@orapont/contract/media';
import { creerTournee, lireTournee } from '@orapont/contract/tournee';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { T as CAMERA } from '../apps/web/src/features/captation/textes.ts';
import { T } from '../apps/web/src/features/tablette/textes.ts';
import { TEXTES as COFFRE } from '../apps/web/src/horsligne/textes.ts';
import { TEXTES_PERSONNE } from '../apps/web/src/personne/textes.ts';
import { professionnel, site } from './outils/acte.ts';
import { demander, urlProprietaire } from './outils/base.ts';
import { type Client, connecter, jusqua } from './outils/client.ts';
import { empreintesGardees, enSouffrance, lisibles } from './outils/coffre.ts';
import { axe, capture } from './outils/parcours.ts';
import { attendre, lancerServeur, racine, type ServeurLance } from './outils/serveur.ts';

const CODE = '480915';
const VUES_PRISES = PROTOCOLES.COMPLET_12.vues;
const RESIDENTS = 12;
const IMAGES = RESIDENTS * VUES_PRISES.length;
/** 50 kB/s up and down, a fifth of a second away. */
const LENTE = { offline: false, latency: 200, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const LIBRE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

let dossier: string;
/** The program that the server gives: a new version of it comes out meanwhile. */
let pages: string;
let profil: string;
let serveur: ServeurLance;
let soignante: Client;
let fenetre: BrowserContext;
let page: Page;

/** A server of its own: it is going to be killed. */
beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'orapont-hors-ligne-'));
  profil = mkdtempSync(join(tmpdir(), 'orapont-profil-'));
  chmodSync(dossier, 0o755);
  pages = join(dossier, 'pages');
  cpSync(process.env['ORAPONT_WEB_DIST'] ?? join(racine, 'apps/web/dist'), pages, { recursive: true });
  await relancer();
  soignante = await connecter(serveur.origine, 'emilie.roche');
});

afterAll(async () => {
  await fenetre?.close();
  await serveur.arreter();
  for (const reste of [dossier, profil]) rmSync(reste, { recursive: true, force: true });
});

/**
 * In place of the camera, squares of light drawn by lot twenty times a second: as a mouth, it never gives the same picture twice. `grande`: of a finer
 * sensor, whose pictures are seen by their reading size first.
 */
function filmer(): void {
  const { mediaDevices } = navigator;
  mediaDevices.getUserMedia = async () => {
    const grande = localStorage.getItem('grande') !== null;
    const [width, height, cote] = grande ? [2_000, 1_500, 10] : [640, 480, 32];
    const toile = Object.assign(document.createElement('canvas'), { width, height });
    const dessin = toile.getContext('2d');
    const colonnes = width / cote;
    const peindre = (n: number) => {
      if (!dessin) return;
      dessin.fillStyle = `hsl(${Math.random() * 30} 50% ${30 + Math.random() * 40}%)`;
      dessin.fillRect((n % colonnes) * cote, Math.floor(n / colonnes) * cote, cote, cote);
    };
    for (let n = 0; n < (width * height) / cote ** 2; n++) peindre(n);
    setInterval(() => {
      for (let n = 0; n < 300; n++) peindre(grande ? Math.floor(Math.random() * 30_000) : n);
    }, 50);
    return toile.captureStream(20);
  };
}

/** The same tablet each time: what it keeps is in its profile. */
async function allumer(offline: boolean): Promise<void> {
  fenetre = await chromium.launchPersistentContext(profil, {
    executablePath: process.env['ORAPONT_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
    baseURL: serveur.origine,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 820, height: 1180 },
    reducedMotion: 'reduce',
    offline,
  });
  fenetre.setDefaultTimeout(15_000);
  await fenetre.addInitScript(filmer);
  page = fenetre.pages()[0] ?? (await fenetre.newPage());
}

async function taperLeCode(): Promise<void> {
  await page.getByLabel(T.code, { exact: true }).fill(CODE);
  await page.getByRole('button', { name: T.ouvrir, exact: true }).click();
  await page.getByRole('button', { name: T.verrouiller }).waitFor();
}

async function planifier(): Promise<string> {
  const id = crypto.randomUUID();
  const { dossiers } = await soignante.appeler(listerDossiers, { query: {} });
  const residents = dossiers.slice(0, RESIDENTS).map((ligne) => ({ dossierId: ligne.id }));
  expect(residents).toHaveLength(RESIDENTS);
  await soignante.appeler(creerTournee, {
    body: {
      id,
      siteId: site('tilleuls'),
      nom: 'Les Tilleuls, premier étage',
      jour: new Date().toISOString().slice(0, 10) as '2026-1-1',
      protocole: 'COMPLET_12',
      requisId: professionnel('claire.moreau'),
      requisSiteId: site('port'),
      residents,
    },
  });
  return id;
}

async function preparerLaTablette(): Promise<void> {
  await fenetre.addCookies([
    {
      name: '__Host-sid',
      value: soignante.jeton(),
      domain: 'localhost',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ]);
  await page.goto('/tablette');
  await page.getByLabel(T.nomTablette).fill('Tablette Tilleuls 1');
  await page.getByLabel(T.codeChoisir).fill(CODE);
  await page.getByLabel(T.codeEncore).fill(CODE);
  await axe(page);
  await page.getByRole('button', { name: T.enroler }).click();
  await page.getByRole('button', { name: T.emporterCelle('Les Tilleuls, premier étage') }).click();
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).waitFor();
  // The program is on the device before the line goes away.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await jusqua(
    () => page.evaluate(() => caches.keys().then((noms) => (noms.length > 0 ? true : undefined))),
    'le programme gardé',
  );
}

const residentsAVoir = () => page.getByRole('region', { name: T.aVoir }).getByRole('link');

async function ouvrirLeProchain(): Promise<void> {
  await residentsAVoir().first().click();
  await page.getByRole('button', { name: TEXTES_PERSONNE.oui }).click();
  await page.getByRole('heading', { name: T.etapes }).waitFor();
}

/** Every view of the protocol: one press to take it, one to keep it, whatever the verdict; then back to the person. */
async function photographier(): Promise<void> {
  await page.getByRole('link', { name: T.prendre }).click();
  await page.getByRole('button', { name: CAMERA.declencher }).waitFor();
  await page.evaluate(
    async ({ gestes, fin }) => {
      async function bouton(noms: readonly string[]): Promise<HTMLButtonElement> {
        for (;;) {
          const pret = [...document.querySelectorAll('button')].find(
            (b) =>
              noms.includes((b.ariaLabel ?? b.textContent ?? '').trim()) &&
              b.ariaDisabled !== 'true' &&
              !b.disabled,
          );
          if (pret) return pret;
          await new Promise((suite) => setTimeout(suite, 20));
        }
      }
      for (let presses = 0; presses < 24; presses++) {
        const vise = await bouton(gestes[presses % 2] ?? []);
        vise.click();
      }
      await bouton([fin]);
    },
    { gestes: [[CAMERA.declencher], [CAMERA.garder, CAMERA.garderQuandMeme]], fin: T.finPhotos },
  );
  await page.getByRole('button', { name: T.finPhotos }).click();
}

async function recueillirLAccord(): Promise<void> {
  await page.getByRole('link', { name: T.recueillir }).click();
  await page.getByText(T.oui, { exact: true }).click();
  await axe(page);
  await page.getByRole('button', { name: T.enregistrer }).click();
  await page.getByText(T.accordGarde).first().waitFor();
}

async function terminer(): Promise<void> {
  await page.getByRole('button', { name: T.vu, exact: true }).click();
  await page.getByRole('progressbar', { name: T.faits }).waitFor();
}

async function relancer(port?: number): Promise<void> {
  const env = { ORAPONT_DEMO_ACTES: '0', ORAPONT_WEB_DIST: pages };
  serveur = await lancerServeur({ dossier, env, ...(port ? { port } : {}) });
}

/** A page that says its version, and a service worker that keeps another page than before. */
function sortirUneVersion(): void {
  const [page, service] = [join(pages, 'index.html'), join(pages, 'service-worker.js')];
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', '<head><meta name="essai" content="2">'));
  const avant = readFileSync(service, 'utf8');
  const apres = avant.replace(/"revision":"[0-9a-f]+","url":"\/"/, '"revision":"2","url":"/"');
  expect(apres).not.toBe(avant);
  writeFileSync(service, apres);
}

const versionAffichee = () =>
  page.evaluate(() => document.querySelector('meta[name=essai]')?.getAttribute('content') ?? '1');

/** It waits while pictures leave, takes its place when a person says so, and everything that was on the tablet is still there. */
async function passerALaNouvelleVersion(): Promise<void> {
  await page.goto('/tablette');
  await taperLeCode();
  await page.getByRole('button', { name: T.passer }).click();
  await page.getByLabel(T.code, { exact: true }).waitFor();
  await taperLeCode();
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).waitFor();
  expect(await page.getByRole('button', { name: T.passer }).count()).toBe(0);
}

/** kill -9 while bytes of a picture are on their way. */
async function tuerEnPleinEnvoi(): Promise<void> {
  await page.waitForRequest(
    (requete) => requete.method() === 'PATCH' && requete.url().includes('/livraison/'),
    // The letters of the round go first: a minute at 50 kB/s.
    { timeout: 90_000 },
  );
  await serveur.tuer();
  await attendre(300);
  await relancer(serveur.port);
}

const recues = (): Promise<number> =>
  demander<{ n: number }>(urlProprietaire(dossier), 'select count(*)::int as n from app.media').then(
    ([ligne]) => ligne?.n ?? 0,
  );

async function ilReste(combien: number, timeout: number): Promise<void> {
  const etat = page.getByText(COFFRE.etat(combien), { exact: true }).first();
  await etat.waitFor({ timeout }).catch(async (cause: unknown) => {
    throw new Error(`Pas ${combien} : ${JSON.stringify(await enSouffrance(page))}`, { cause });
  });
}

const auMoins = (combien: number) =>
  jusqua(async () => ((await recues()) >= combien ? true : undefined), `${combien} images reçues`, 60_000);

test('une tournée entière sans réseau : coupures, arrêts, redémarrages, et chaque image sur le serveur une fois', async () => {
  const tourneeId = await planifier();
  await allumer(false);
  await preparerLaTablette();
  await capture(page, 'tablette-accueil', [820, 390]);

  // No network from here on.
  await fenetre.setOffline(true);
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).click();
  await residentsAVoir()
    .nth(RESIDENTS - 1)
    .waitFor();
  await axe(page);
  await capture(page, 'tablette-tournee', [820, 390]);
  for (let n = 0; n < RESIDENTS; n++) {
    if (n === 3) {
      await page.reload();
      await taperLeCode();
    }
    if (n === 6) {
      // Out of battery.
      await fenetre.close();
      await allumer(true);
      await page.goto(`/tablette/tournees/${tourneeId}`);
      await taperLeCode();
    }
    await ouvrirLeProchain();
    if (n === 0) {
      await recueillirLAccord();
      await capture(page, 'tablette-resident', [820, 390]);
    }
    if (n === 0) await page.evaluate(() => localStorage.setItem('grande', ''));
    await photographier();
    if (n === 0) await page.evaluate(() => localStorage.removeItem('grande'));
    await terminer();
  }
  await ilReste(IMAGES, 15_000);
  const gardees = await empreintesGardees(page);
  expect(new Set(gardees).size).toBe(IMAGES);
  expect(
    await lisibles(page, [
      'Les Tilleuls, premier',
      'Lefebvre',
      'nomNaissance',
      'OCCLUSALE_SUPERIEURE',
      'CONSENT"',
    ]),
  ).toEqual([]);

  // The session of the morning is over: the tablet delivers by itself.
  await demander(urlProprietaire(dossier), `update app.session set expire_le = now() - interval '1 second'`);
  const reseau: CDPSession = await fenetre.newCDPSession(page);
  await reseau.send('Network.enable');
  await reseau.send('Network.emulateNetworkConditions', LENTE);
  await fenetre.setOffline(false);
  await reseau.send('Network.emulateNetworkConditions', LENTE);
  sortirUneVersion();
  await tuerEnPleinEnvoi();
  await auMoins(10);
  await passerALaNouvelleVersion();
  // Without a line, the kept page is the new one: it asks for the code and has the round.
  await fenetre.setOffline(true);
  await page.reload();
  await taperLeCode();
  expect(await versionAffichee()).toBe('2');
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).waitFor();
  await fenetre.setOffline(false);
  await reseau.send('Network.emulateNetworkConditions', LENTE);
  await tuerEnPleinEnvoi();
  await auMoins(25);
  await reseau.send('Network.emulateNetworkConditions', LIBRE);
  await tuerEnPleinEnvoi();
  await ilReste(0, 180_000);

  soignante = await connecter(serveur.origine, 'emilie.roche');
  const tournee = await jusqua(async () => {
    const lue = await soignante.appeler(lireTournee, { params: { id: tourneeId } });
    return lue.avancement.VU === RESIDENTS ? lue : undefined;
  }, 'douze personnes vues');
  const listes = await Promise.all(
    tournee.residents.map(({ acteId }) => soignante.appeler(listerMedias, { params: { id: acteId ?? '' } })),
  );
  const medias = listes.flatMap((liste) => liste.medias);
  expect(listes.map((liste) => liste.medias.length)).toEqual(Array.from({ length: RESIDENTS }, () => 12));
  expect(medias.map(({ empreinteRecue }) => empreinteRecue).toSorted()).toEqual(gardees.toSorted());
  for (const liste of listes)
    expect(liste.medias.map(({ vue }) => vue).toSorted()).toEqual([...VUES_PRISES].toSorted());
  expect(await empreintesGardees(page)).toEqual([]);
  // Large pictures were seen small before they came whole; nothing of them is left small.
  const petites = await jusqua(async () => {
    const [ligne] = await demander<{ venues: number; restent: number }>(
      urlProprietaire(dossier),
      'select count(apercu_empreinte)::int as venues, count(*) filter (where sur_apercu)::int as restent from app.media',
    );
    return ligne?.restent === 0 ? ligne : undefined;
  }, 'les images entières préparées');
  expect(petites.venues).toBe(VUES_PRISES.length);
  const decisions = await demander<{ decision: string }>(
    urlProprietaire(dossier),
    'select decision from app.consentement where acte_id = any($1)',
    [tournee.residents.map(({ acteId }) => acteId)],
  );
  expect(decisions).toEqual([{ decision: 'CONSENTEMENT' }]);
}, 480_000);
