import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { racine } from '../e2e/outils/serveur.ts';
import { auPlus, ko, type Ligne, type Section } from './tableau.ts';

const Manifeste = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    dynamicImports: z.array(z.string()).optional(),
  }),
);
type Manifeste = z.infer<typeof Manifeste>;

/** Builds the pages into that folder, and weighs what a browser loads before it shows the first one. */
export function peserPages(dist: string): Section {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(racine, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'apps/web/vite.config.ts',
      '--outDir',
      dist,
      '--manifest',
      '--logLevel',
      'error',
    ],
    { cwd: racine, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Les pages ne se construisent pas : ${stderr}`);
  const manifeste = Manifeste.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const entree = fermeture(manifeste, ['index.html']);
  return {
    titre: 'Poids des pages (JavaScript, gzip)',
    lignes: [
      {
        quoi: 'Premier chargement, page de connexion',
        valeurs: [ko(peser(dist, entree))],
        seuils: [auPlus(peser(dist, entree), 250_000, '250 ko')],
      },
      ...ecrans(manifeste).map(({ nom, cle }): Ligne => {
        const tout = peser(dist, fermeture(manifeste, ['index.html', cle]));
        return { quoi: nom, valeurs: [ko(tout)], seuils: [auPlus(tout, 250_000, '250 ko')] };
      }),
    ],
  };
}

/** Where a nurse takes pictures: the first screen of the capture application. */
const ecrans = (manifeste: Manifeste) =>
  Object.keys(manifeste)
    .filter((cle) => /features\/demande\/EcranDemande\.tsx$/.test(cle))
    .map((cle) => ({ nom: 'Connexion puis demande, où se prennent les images', cle }));

/** A chunk and all that it imports at once. */
function fermeture(manifeste: Manifeste, cles: readonly string[]): ReadonlySet<string> {
  const vues = new Set<string>();
  const suivre = (cle: string) => {
    const morceau = manifeste[cle];
    if (!morceau || vues.has(cle)) return;
    vues.add(cle);
    for (const importe of morceau.imports ?? []) suivre(importe);
  };
  for (const cle of cles) suivre(cle);
  return new Set(
    [...vues].map((cle) => manifeste[cle]?.file ?? '').filter((fichier) => fichier.endsWith('.js')),
  );
}

const peser = (dist: string, fichiers: ReadonlySet<string>): number =>
  [...fichiers].reduce(
    (somme, fichier) => somme + gzipSync(readFileSync(join(dist, fichier)), { level: 9 }).length,
    0,
  );
