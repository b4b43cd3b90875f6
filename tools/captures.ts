import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { filmDe } from '../e2e/outils/camera.ts';
import { type Client, connecter } from '../e2e/outils/client.ts';
import { recevoirDesCourriers } from './captures-courriers.ts';
import { ADMIN, acte, CLAIRE, EMILIE, preparer, preparerLecture } from './captures-decor.ts';
import { exporter } from './captures-exports.ts';
import { ECRANS, type Prise, prises } from './captures-prises.ts';

/**
 * Takes the pictures of the user guide again, from a running demonstration:
 *
 *     npm start, then in another window: node tools/captures.ts [--origine http://localhost:3000] [--donnees .orapont] [names…]
 *
 * Prepares drafts, a round, an export and letters from outside, put in the boxes of the data folder, and takes one case over: start from a
 * demonstration just loaded (`npm run demo:reset`).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    origine: { type: 'string', default: 'http://localhost:3000' },
    donnees: { type: 'string', default: '.orapont' },
  },
});
const { origine, donnees } = values;
const racine = resolve(import.meta.dirname, '..');
const SORTIE = join(racine, 'docs/guide/images');

const ecranDe = ({ ecran, hauteur }: Prise) => ({
  ...ECRANS[ecran],
  viewport: { ...ECRANS[ecran].viewport, ...(hauteur === undefined ? {} : { height: hauteur }) },
});

async function prendre(
  navigateur: Browser,
  prise: Prise,
  clients: ReadonlyMap<string, Client>,
): Promise<void> {
  const fenetre = await navigateur.newContext({
    ...ecranDe(prise),
    baseURL: origine,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const client = prise.qui === undefined ? undefined : clients.get(prise.qui);
  if (client)
    await fenetre.addCookies([
      {
        name: '__Host-sid',
        value: client.jeton(),
        url: origine.replace('http:', 'https:'),
        secure: true,
        httpOnly: true,
      },
    ]);
  const page = await fenetre.newPage();
  try {
    await page.goto(prise.chemin);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await prise.geste?.(page);
    await page.waitForTimeout(600);
    const image = await page.screenshot();
    await sharp(image)
      .webp({ quality: 78, effort: 6 })
      .toFile(join(SORTIE, `${prise.nom}.webp`));
    console.log(prise.nom);
  } catch (cause) {
    console.error(`${prise.nom} : ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`);
    process.exitCode = 1;
  } finally {
    await fenetre.close();
  }
}

mkdirSync(SORTIE, { recursive: true });
const noms = [EMILIE, CLAIRE, ADMIN];
const ouverts = await Promise.all(noms.map(async (nom) => [nom, await connecter(origine, nom)] as const));
const clients = new Map(ouverts);
const [soignante, dentiste, admin] = [clients.get(EMILIE), clients.get(CLAIRE), clients.get(ADMIN)];
if (!soignante || !dentiste || !admin) throw new Error('Les comptes de la démonstration manquent.');
const compteRendu = await preparerLecture(dentiste);
const courriers = await recevoirDesCourriers(
  resolve(donnees),
  { soignante, dentiste, compteRendu },
  acte('lefevre-jeanne'),
);
await exporter(origine, admin);
const decor = { ...(await preparer(soignante)), ...courriers, compteRendu };
const navigateur = await chromium.launch({
  executablePath: process.env['ORAPONT_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${await filmDe(join(racine, 'apps/server/demo/images/couronnes-FACE.jpg'))}`,
  ],
});
for (const prise of prises(decor))
  if (positionals.length === 0 || positionals.includes(prise.nom)) await prendre(navigateur, prise, clients);
await navigateur.close();
