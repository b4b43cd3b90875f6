// What every command needs before Node 24 is there. Plain JavaScript that Node 20 parses.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const racine = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const NODE = join(
  'node_modules',
  `node-linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`,
  'bin',
  'node',
);

export function dire(texte) {
  process.stdout.write(`${texte}\n`);
}

export function echouer(texte) {
  process.stderr.write(`\n${texte}\n`);
  process.exit(1);
}

export function lancer(programme, parametres, phrase, options = {}) {
  const { status } = spawnSync(programme, parametres, { cwd: racine, stdio: 'inherit', ...options });
  if (status !== 0) echouer(phrase);
}

/** `npm ci` when the lockfile is not the one that was installed. */
export function installer() {
  const empreinte = createHash('sha256')
    .update(readFileSync(join(racine, 'package-lock.json')))
    .digest('hex');
  const marque = join(racine, 'node_modules', '.orapont-installe');
  if (existsSync(marque) && readFileSync(marque, 'utf8') === empreinte && existsSync(join(racine, NODE)))
    return;
  dire('Installation de ce qui manque (une minute environ, la première fois seulement)…');
  lancer(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'L’installation n’a pas abouti. Vérifiez le réseau et la place sur le disque, puis relancez npm start.',
  );
  if (!existsSync(join(racine, NODE)))
    echouer('Cette machine n’est pas prise en charge : il faut Linux, x64 ou arm64.');
  writeFileSync(marque, empreinte);
}

function fichiersDe(dossier) {
  return readdirSync(join(racine, dossier), { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile() && !entree.parentPath.includes('/dist'))
    .map((entree) => join(entree.parentPath, entree.name))
    .sort();
}

/** Digest of the files of these folders and of these files, to know whether what was made from them is still theirs. */
export function empreinteDe(dossiers, fichiers = []) {
  const condense = createHash('sha256');
  for (const fichier of [...dossiers.flatMap(fichiersDe), ...fichiers.map((nom) => join(racine, nom))])
    condense.update(fichier.slice(racine.length)).update(readFileSync(fichier));
  return condense.digest('hex');
}

/** The web application, when its sources changed. */
export function construirePages() {
  const empreinte = empreinteDe(
    ['apps/web/src', 'apps/web/public', 'packages/domain/src', 'packages/contract/src'],
    ['apps/web/vite.config.ts', 'apps/web/index.html', 'package-lock.json'],
  );
  const marque = join(racine, 'apps/web/dist', 'empreinte.txt');
  if (existsSync(marque) && readFileSync(marque, 'utf8') === empreinte) return;
  dire('Construction des pages…');
  lancer(
    join(racine, NODE),
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
    'Les pages n’ont pas pu être construites.',
  );
  writeFileSync(marque, empreinte);
}
