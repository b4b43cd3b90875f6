// Starts Orapont on a machine that has Node ≥ 20 and npm and nothing else. Plain JavaScript that Node 20 parses:
// installs what is missing, builds the pages when they changed, then runs the server on the project's own Node 24,
// as an unprivileged user when we are root.
import { spawn } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  construirePages,
  dire,
  echouer,
  empreinteDe,
  installer,
  lancer,
  NODE,
  racine,
} from './installation.mjs';

const NOBODY = 65534;
const root = process.getuid?.() === 0;
const demande = process.argv.slice(2);
/** `npm start -- --lan` names no command: options are the server's. */
const [commande, ...args] = demande[0]?.startsWith('--') === false ? demande : ['serveur', ...demande];

/** Whether this folder and all those above grant these rights to everybody (bits of the mode, `others`). */
function accordeATous(chemin, droits) {
  for (let ici = chemin; ; ici = dirname(ici)) {
    if ((statSync(ici).mode & droits) !== droits) return false;
    if (ici === dirname(ici)) return true;
  }
}

/** The folder the unprivileged user runs from: the checkout, or a copy when it cannot be entered (root's home folder). */
function lieuExecution(donnees) {
  if (!root || accordeATous(racine, 0o005)) return racine;
  const copie = join(donnees, 'application');
  const marque = join(copie, 'empreinte.txt');
  const empreinte = empreinteDe(['apps', 'packages', 'tools', 'e2e/outils'], ['package-lock.json']);
  if (existsSync(marque) && readFileSync(marque, 'utf8') === empreinte) return copie;
  dire('Copie de l’application dans le dossier de données (ce dossier-ci n’est ouvert qu’à root)…');
  rmSync(copie, { recursive: true, force: true });
  mkdirSync(copie, { recursive: true, mode: 0o755 });
  for (const nom of ['package.json', 'apps', 'packages', 'tools', 'e2e', 'node_modules'])
    cpSync(join(racine, nom), join(copie, nom), { recursive: true, verbatimSymlinks: true });
  lancer('chmod', ['-R', 'a+rX', copie], 'La copie de l’application n’a pas pu être ouverte.');
  writeFileSync(marque, empreinte);
  return copie;
}

const SCRIPTS = {
  serveur: 'apps/server/src/main.ts',
  admin: 'tools/admin.ts',
  audit: 'tools/audit-verify.ts',
  exemples: 'tools/examples.ts',
  demoReset: 'tools/demo-reset.ts',
};

const script = SCRIPTS[commande] ?? echouer(`Commande inconnue : ${commande}`);
const donnees = resolve(
  process.env['ORAPONT_DATA_DIR'] ?? (root ? '/var/lib/orapont' : join(racine, '.orapont')),
);
try {
  mkdirSync(donnees, { recursive: true });
} catch {
  echouer(
    `Le dossier de données ${donnees} n’est pas accessible en écriture. Choisissez-en un avec ORAPONT_DATA_DIR.`,
  );
}
if (root && !accordeATous(dirname(donnees), 0o001))
  echouer(
    `Le serveur ne tourne pas en root : le dossier de données ${donnees} est dans un dossier où lui n’entre pas. Choisissez-en un autre avec ORAPONT_DATA_DIR, ou n’en donnez pas (/var/lib/orapont).`,
  );
if (root) chownSync(donnees, NOBODY, NOBODY);
installer();
if (commande === 'serveur') construirePages();

/** A folder to write in, as it was asked for: from where the person stands, not from the checkout npm runs in. */
const rangSortie = args.indexOf('--out') + 1;
const sortie =
  rangSortie > 0 && args[rangSortie] ? resolve(process.env['INIT_CWD'] ?? '.', args[rangSortie]) : undefined;
// Root's folders stay root's: the unprivileged user writes in a folder of its own, and root files the result.
const depot = sortie && root ? mkdtempSync(join(tmpdir(), 'orapont-sortie-')) : sortie;
if (depot) args[rangSortie] = depot;
try {
  if (sortie) mkdirSync(sortie, { recursive: true });
} catch {
  echouer(`Le dossier ${sortie} n’est pas accessible en écriture. Choisissez-en un autre.`);
}
if (depot !== sortie) chownSync(depot, NOBODY, NOBODY);

function rangerSortie(reussi) {
  if (depot !== sortie) {
    if (reussi) cpSync(depot, sortie, { recursive: true });
    rmSync(depot, { recursive: true, force: true });
  }
  if (sortie && reussi) dire(`Écrit dans ${sortie}`);
}

// glibc otherwise keeps for itself what pictures took and gave back: hundreds of megabytes on a small server.
const MEMOIRE = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

const lieu = lieuExecution(donnees);
const privileges = root ? ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] : [];
const enfant = spawn(
  'setpriv',
  [...privileges, '--pdeathsig', 'TERM', '--', join(lieu, NODE), join(lieu, script), ...args],
  {
    stdio: 'inherit',
    cwd: root ? donnees : process.cwd(),
    env: {
      ...MEMOIRE,
      ...process.env,
      ORAPONT_DATA_DIR: donnees,
      HOME: root ? donnees : (process.env['HOME'] ?? donnees),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => enfant.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
enfant.on('error', () => echouer('La commande setpriv (paquet util-linux) manque sur cette machine.'));
enfant.on('exit', (code, signal) => {
  rangerSortie(code === 0);
  process.exit(code ?? (signal ? 1 : 0));
});
