import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { lireSession } from '@orapont/contract/acces';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { rendreLeCode } from './base.ts';
import { type Client, connecter, nouveauClient } from './client.ts';
import { seConnecter } from './connexion.ts';
import { ici } from './ici.ts';
import { artefacts } from './serveur.ts';

const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

export const BUREAU = { width: 1280, height: 800 };
const ECRANS: Readonly<Record<number, { width: number; height: number }>> = {
  1280: BUREAU,
  820: { width: 820, height: 1180 },
  390: { width: 390, height: 844 },
};
/** Widths of a screen that carers use: a desk, a tablet, a telephone. */
export const SOIN = [1280, 820, 390] as const;
const DELAI = 15_000;

export type Parcours = {
  /** A window of its own (cookies, storage), signed in as that person when one is named. */
  readonly ouvrir: (identifiant?: string, options?: { origine?: string }) => Promise<Page>;
};

/**
 * A browser for the tests of a file. After each test, whatever the pages complained of (console, exceptions, content policy)
 * fails it; a test that failed leaves its pages as pictures. `supplement`: options of the browser itself, such as a camera's film.
 * `garder`: one window for each person through the whole file, as somebody who goes from screen to screen.
 */
export function parcours(supplement: readonly string[] = [], { garder = false } = {}): Parcours {
  let navigateur: Browser;
  const fenetres: BrowserContext[] = [];
  const ouvertes = new Map<string, BrowserContext>();
  const gardees = new Map<string, Page>();
  const plaintes: string[] = [];

  beforeAll(async () => {
    navigateur = await chromium.launch({
      executablePath: process.env['ORAPONT_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [...OPTIONS, ...supplement],
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographier(fenetres, task.name);
    if (!garder) await quitter();
    expect(plaintes.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await quitter();
    await navigateur.close();
  });

  async function quitter() {
    // A signature changes the cookie: what is kept is the session as the test leaves it.
    for (const [fichier, fenetre] of ouvertes) await fenetre.storageState({ path: fichier });
    ouvertes.clear();
    await Promise.all(fenetres.splice(0).map((fenetre) => fenetre.close()));
  }

  return {
    async ouvrir(identifiant, { origine = ici().origine } = {}) {
      const gardee = gardees.get(identifiant ?? '');
      if (gardee) return gardee;
      const sessions = identifiant && fichierDeSession(identifiant, origine);
      const fenetre = await navigateur.newContext({
        baseURL: origine,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: BUREAU,
        reducedMotion: 'reduce',
        acceptDownloads: true,
        permissions: ['camera', 'clipboard-read', 'clipboard-write'],
        ...sessionEnregistree(sessions),
      });
      fenetre.setDefaultTimeout(DELAI);
      fenetres.push(fenetre);
      const page = await fenetre.newPage();
      ecouter(page, plaintes);
      if (identifiant && sessions) {
        await reprendreOuOuvrir(page, identifiant, sessions);
        ouvertes.set(sessions, fenetre);
      }
      if (garder) gardees.set(identifiant ?? '', page);
      return page;
    },
  };
}

/** A session belongs to one server: another one has a folder of its own. */
const fichierDeSession = (identifiant: string, origine = ici().origine) => {
  const dossier = join(ici().dossier, 'sessions-e2e', new URL(origine).host.replace(':', '-'));
  mkdirSync(dossier, { recursive: true });
  return join(dossier, `${identifiant}.json`);
};

const sessionEnregistree = (fichier: string | undefined) =>
  fichier && existsSync(fichier) ? { storageState: fichier } : {};

/** A code serves once: the session of a journey is taken up by the next one. */
async function reprendreOuOuvrir(page: Page, identifiant: string, fichier: string): Promise<void> {
  const { status } = existsSync(fichier)
    ? await page.request.get('/api/session').then((reponse) => ({ status: reponse.status() }))
    : { status: 401 };
  if (status === 200) {
    await page.goto('/');
    return;
  }
  await seConnecter(page, identifiant);
  await page.context().storageState({ path: fichier });
}

/** The same person without the pages, in the session that her last window left. */
export async function client(identifiant: string, origine = ici().origine): Promise<Client> {
  const fichier = fichierDeSession(identifiant, origine);
  await rendreLeCode(origine, identifiant);
  const garde = existsSync(fichier) ? jetonDe(readFileSync(fichier, 'utf8')) : undefined;
  if (garde) {
    const suite = nouveauClient(origine, garde);
    const valable = await suite.appeler(lireSession).then(
      () => true,
      () => false,
    );
    if (valable) return suite;
  }
  const neuf = await connecter(origine, identifiant);
  writeFileSync(fichier, etatDe(neuf.jeton()));
  return neuf;
}

/** Opening the period of signing renews the cookie: the windows of that person open with the new one. */
export function garderSession(identifiant: string, { jeton }: Client): void {
  writeFileSync(fichierDeSession(identifiant), etatDe(jeton()));
}

type Etat = { readonly cookies: readonly { readonly name: string; readonly value: string }[] };

const jetonDe = (texte: string) =>
  (JSON.parse(texte) as Etat).cookies.find(({ name }) => name === '__Host-sid')?.value;

const etatDe = (value: string) =>
  JSON.stringify({
    cookies: [
      {
        name: '__Host-sid',
        value,
        domain: 'localhost',
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      },
    ],
    origins: [],
  });

/** A refusal that the application handles is written in the console by the browser itself. */
const ATTENDUE =
  /Failed to load resource: the server responded with a status of (401|403|404|409|410|413|422|429|503)/;
const COUPURE = /Failed to load resource: net::ERR_/;

function ecouter(page: Page, plaintes: string[]): void {
  page.on('pageerror', (erreur) => plaintes.push(`exception : ${erreur.stack ?? erreur.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const texte = message.text();
    if (!ATTENDUE.test(texte) && !COUPURE.test(texte)) plaintes.push(`console : ${texte}`);
  });
}

async function photographier(fenetres: readonly BrowserContext[], titre: string): Promise<void> {
  const dossier = join(artefacts, 'echecs');
  mkdirSync(dossier, { recursive: true });
  const nom = titre.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  for (const [rang, page] of fenetres.flatMap((fenetre) => fenetre.pages()).entries())
    await page
      .screenshot({ path: join(dossier, `${nom}-${rang}.png`), fullPage: true })
      .catch(() => undefined);
}

/** Saves the screen at each width, then comes back to the one it had. */
export async function capture(page: Page, nom: string, largeurs: readonly number[] = [1280]): Promise<void> {
  const dossier = join(artefacts, 'captures');
  mkdirSync(dossier, { recursive: true });
  const avant = page.viewportSize() ?? BUREAU;
  await dessinee(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const largeur of largeurs) {
    await page.setViewportSize(ECRANS[largeur] ?? { ...BUREAU, width: largeur });
    await page.screenshot({ path: join(dossier, `${nom}-${largeur}.png`), fullPage: true });
    expect(await debordement(page), `${nom} déborde à ${largeur} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(avant);
}

/** A page that has not drawn anything yet has no fault, and no picture. */
const dessinee = (page: Page) =>
  expect.poll(async () => (await page.locator('body').innerText()).trim(), { timeout: 15_000 }).not.toBe('');

export const debordement = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What depends on colours and sizes; 7:1 for a text, as DESIGN asks (« The look »): the second rule says only what lies between 4.5 and 7. */
export const REGLES_D_ASPECT = [
  'color-contrast',
  'color-contrast-enhanced',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
] as const;

const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** With what is asked of a screen that is touched with gloves, in a badly lit room. */
export const AAA = [...AA, 'wcag2aaa', 'wcag21aaa', 'wcag22aaa'];

/** WCAG 2.2 AA or another level, without exception. */
export async function axe(page: Page, niveaux?: readonly string[]): Promise<void> {
  expect(await fautes(page, undefined, niveaux), `accessibilité de ${page.url()}`).toEqual([]);
}

/** One line for each rule that the page breaks, with where: the rules that are named, or those of these levels. */
export async function fautes(
  page: Page,
  regles?: readonly string[],
  niveaux = AA as readonly string[],
): Promise<string[]> {
  await dessinee(page);
  // Words that React Aria speaks and removes a few seconds later; they may outlive what they named.
  const outil = new AxeBuilder({ page })
    // The frames of these pages hold PDF files, that the browser draws itself.
    .setLegacyMode()
    .options({ iframes: false, resultTypes: ['violations'] })
    .exclude('[data-live-announcer]');
  const { violations } = await (regles
    ? outil.withRules([...regles])
    : outil.withTags([...niveaux])
  ).analyze();
  return violations.map(
    ({ id, nodes }) => `${id} : ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
