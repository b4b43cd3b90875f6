import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Commande } from './scene.ts';

const ORIGINE = 'http://atelier.invalid/';
const PAGE = `<!doctype html><script type="importmap">{"imports":{"three":"${ORIGINE}three/three.module.js"}}</script>
<script type="module" src="${ORIGINE}scene.ts"></script>`;
const OPTIONS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  ...['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
];

async function source(chemin: string): Promise<string> {
  if (chemin === '') return PAGE;
  if (chemin.startsWith('three/')) {
    return readFile(fileURLToPath(import.meta.resolve('three')).replace(/[^/]*$/, chemin.slice(6)), 'utf8');
  }
  return stripTypeScriptTypes(await readFile(new URL(chemin, import.meta.url), 'utf8'));
}

export type Atelier = { photo: (k: Commande) => Promise<Buffer>; fermer: () => Promise<void> };

/** A headless page that draws mouths: the sources are served as they are, nothing leaves the machine. */
export async function ouvrirAtelier(executable: string): Promise<Atelier> {
  const navigateur: Browser = await chromium.launch({ executablePath: executable, args: OPTIONS });
  const page: Page = await navigateur.newPage();
  page.on('pageerror', (e) => console.error(e.message));
  page.on('console', (m) => {
    if (m.type() === 'error') console.error(m.text());
  });
  await page.route(`${ORIGINE}**`, async (route) => {
    const chemin = new URL(route.request().url()).pathname.slice(1);
    await route.fulfill({
      contentType: chemin === '' ? 'text/html' : 'text/javascript',
      body: await source(chemin),
    });
  });
  await page.goto(ORIGINE);
  await page.waitForFunction(() => window.prendre !== undefined);
  return {
    photo: async (k) => {
      const url = await page.evaluate((c) => window.prendre?.(c) ?? '', k);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    },
    fermer: () => navigateur.close(),
  };
}
