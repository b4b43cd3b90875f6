import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteObject } from 'react-router';
import { beforeAll, expect, test } from 'vitest';
import { FONCTIONNALITES } from '../apps/web/src/app/fonctionnalites.ts';
import { routesPubliques } from '../apps/web/src/features/acces/routes.tsx';
import { routesBacASable } from '../apps/web/src/features/courrier/routes.tsx';
import { routesDmp } from '../apps/web/src/features/dmp/routes.tsx';
import { routesTablette } from '../apps/web/src/features/tablette/routes.tsx';
import { decor, ECRANS, regarder } from './outils/ecrans.ts';
import { axe, BUREAU, capture, parcours, SOIN } from './outils/parcours.ts';
import { artefacts } from './outils/serveur.ts';

const { ouvrir } = parcours([], { garder: true });

beforeAll(async () => {
  await decor();
}, 180_000);

test('la liste des écrans est complète : chaque route de l’application y est', () => {
  const chemins = (routes: readonly RouteObject[]) => routes.flatMap(({ path }) => (path ? [path] : []));
  const routes = [
    ...chemins(routesPubliques),
    ...chemins(routesBacASable),
    ...chemins(routesDmp),
    ...chemins(routesTablette(async () => ({}))),
    ...FONCTIONNALITES.flatMap((f) => chemins(f.routes)),
  ];
  expect(routes.length).toBeGreaterThan(25);
  const montrees = new Set(ECRANS.map(({ route }) => route));
  expect(routes.filter((route) => !montrees.has(route))).toEqual([]);
});

test.each(ECRANS.map((ecran) => [ecran.nom, ecran] as const))('écran %s', async (nom, ecran) => {
  const page = await ouvrir(ecran.qui);
  await regarder(page, ecran.chemin(await decor()));
  await capture(page, nom, SOIN);
  await axe(page);
  if (!ecran.imprime) return;
  const dossier = join(artefacts, 'impressions');
  mkdirSync(dossier, { recursive: true });
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path: join(dossier, `${nom}.pdf`), format: 'A4' });
  const avant = page.viewportSize() ?? BUREAU;
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: join(dossier, `${nom}.png`), fullPage: true });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(avant);
});
