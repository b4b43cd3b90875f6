// Starts Orapont on a machine that has Node ≥ 20 and npm and nothing else. Plain JavaScript that Node 20 parses:
// installs what is missing, builds the pages when they changed, then runs the server on the project's own Node 24,
// as an unprivileged user when we are root.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NOBODY = 65534;
const racine = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = process.getuid?.() === 0;
const [, , commande = 'serveur', ...args] = process.argv;
const NODE = join('node_modules', `node-linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`, 'bin', 'node');

function dire(texte) {
  process.stdout.write(`${texte}\n`);
}

function echouer(texte) {
  process.stderr.write(`\n${texte}\n`);
  process.exit(1);
}

function lancer(programme, parametres, phrase, options = {}) {
  const { status } = spawnSync(programme, parametres, { cwd: racine, stdio: 'inherit', ...options });
  if (status !== 0) echouer(phrase);
}

function installer() {
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

function construirePages() {
  const condense = createHash('sha256');
  const sources = ['apps/web/src', 'apps/web/public', 'packages/domain/src', 'packages/contract/src'].flatMap(
    fichiersDe,
  );
  for (const fichier of [
    ...sources,
    join(racine, 'apps/web/vite.config.ts'),
    join(racine, 'apps/web/index.html'),
    join(racine, 'package-lock.json'),
  ])
    condense.update(fichier.slice(racine.length)).update(readFileSync(fichier));
  const empreinte = condense.digest('hex');
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

function ouvertATous(chemin) {
  for (let ici = chemin; ; ici = dirname(ici)) {
    if ((statSync(ici).mode & 0o005) !== 0o005) return false;
    if (ici === dirname(ici)) return true;
  }
}

/** The folder the unprivileged user runs from: the checkout, or a copy when it cannot be entered (root's home folder). */
function lieuExecution(donnees) {
  if (!root || ouvertATous(racine)) return racine;
  const copie = join(donnees, 'application');
  dire('Copie de l’application dans le dossier de données (ce dossier-ci n’est ouvert qu’à root)…');
  rmSync(copie, { recursive: true, force: true });
  mkdirSync(copie, { recursive: true, mode: 0o755 });
  for (const nom of ['package.json', 'apps', 'packages', 'tools', 'node_modules'])
    cpSync(join(racine, nom), join(copie, nom), { recursive: true, verbatimSymlinks: true });
  lancer('chmod', ['-R', 'a+rX', copie], 'La copie de l’application n’a pas pu être ouverte.');
  return copie;
}

const SCRIPTS = {
  serveur: 'apps/server/src/main.ts',
  admin: 'tools/admin.ts',
  audit: 'tools/audit-verify.ts',
  exemples: 'tools/examples.ts',
  demoReset: 'tools/demo-reset.ts',
};

installer();
if (commande === 'serveur') construirePages();
const script = SCRIPTS[commande] ?? echouer(`Commande inconnue : ${commande}`);
const donnees = resolve(
  process.env['ORAPONT_DATA_DIR'] ?? (root ? '/var/lib/orapont' : join(racine, '.orapont')),
);
try {
  mkdirSync(donnees, { recursive: true });
  if (root) chownSync(donnees, NOBODY, NOBODY);
} catch {
  echouer(
    `Le dossier de données ${donnees} n’est pas accessible en écriture. Choisissez-en un avec ORAPONT_DATA_DIR.`,
  );
}
const lieu = lieuExecution(donnees);
const privileges = root ? ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] : [];
const enfant = spawn(
  'setpriv',
  [...privileges, '--pdeathsig', 'TERM', '--', join(lieu, NODE), join(lieu, script), ...args],
  {
    stdio: 'inherit',
    cwd: root ? donnees : process.cwd(),
    env: {
      ...process.env,
      ORAPONT_DATA_DIR: donnees,
      HOME: root ? donnees : (process.env['HOME'] ?? donnees),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => enfant.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
enfant.on('error', () => echouer('La commande setpriv (paquet util-linux) manque sur cette machine.'));
enfant.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
