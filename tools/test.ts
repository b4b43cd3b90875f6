import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { postgresqlDebian } from './postgresql-debian.ts';

/**
 * Every check, one after the other, and a line of totals at the end. `--rapide` stops after what needs no browser and no
 * database.
 */
const racine = resolve(import.meta.dirname, '..');
const bin = (nom: string) => join(racine, 'node_modules', '.bin', nom);
const rapports = join(racine, 'e2e', '.artefacts', 'rapports');
const rapide = process.argv.includes('--rapide');
const chemin = {
  ...process.env,
  NO_COLOR: '1',
  PATH: `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}`,
};

type Bilan = { nom: string; secondes: number; reussis: number; echoues: number; ignores: number };
const bilans: Bilan[] = [];

const PAQUETS = [
  ['/usr/bin/chromium', 'chromium fonts-liberation'],
  ['/usr/bin/pdfinfo', 'poppler-utils'],
  ['/usr/bin/qpdf', 'qpdf'],
  ['/usr/bin/storescu', 'dcmtk'],
  ['/usr/lib/postgresql/15/bin/postgres', 'postgresql-15'],
] as const;
/** The operator of health mail, that only root may start. */
const PAQUETS_ROOT = [
  ['/usr/sbin/postfix', 'postfix'],
  ['/usr/lib/dovecot/lmtp', 'dovecot-core dovecot-lmtpd'],
  ['/usr/lib/dovecot/imap', 'dovecot-imapd'],
] as const;

function paquetsDebian() {
  const root = process.getuid?.() === 0;
  if (!root) console.log('Sans root, le contrat de messagerie ne passe pas sur Postfix : sudo npm test');
  const noms = [...PAQUETS, ...(root ? PAQUETS_ROOT : [])]
    .filter(([fichier]) => !existsSync(fichier))
    .flatMap(([, paquets]) => paquets.split(' '));
  if (noms.length === 0) return;
  if (!root) {
    console.error(`Il manque des paquets Debian. Tapez : sudo apt-get install -y ${noms.join(' ')}`);
    process.exit(1);
  }
  // RUNLEVEL: what is installed for the tests does not start as a service of this machine.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const verrou = ['-o', 'DPkg::Lock::Timeout=900'];
  spawnSync('apt-get', [...verrou, 'update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', [...verrou, 'install', '-y', '-qq', '--no-install-recommends', ...noms], {
    stdio: 'inherit',
    env,
  });
}

function executer(commande: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((fini) => {
    const enfant = spawn(commande, args, { cwd: racine, stdio: 'inherit', env: { ...chemin, ...env } });
    enfant.on('exit', (code) => fini(code ?? 1));
  });
}

/** A check that passes or fails as a whole counts for one. */
async function verifier(nom: string, commande: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const debut = performance.now();
  console.log(`\n── ${nom}`);
  const code = await executer(commande, args, env);
  bilans.push({
    nom,
    secondes: (performance.now() - debut) / 1000,
    reussis: code === 0 ? 1 : 0,
    echoues: code === 0 ? 0 : 1,
    ignores: 0,
  });
}

type RapportVitest = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
};

async function vitest(nom: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const fichier = join(rapports, `${nom.replaceAll(/\W+/g, '-')}.json`);
  rmSync(fichier, { force: true });
  const debut = performance.now();
  console.log(`\n── ${nom}`);
  const code = await executer(
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${fichier}`],
    env,
  );
  const lu = existsSync(fichier) ? (JSON.parse(readFileSync(fichier, 'utf8')) as RapportVitest) : undefined;
  const echoues = lu ? lu.numFailedTests : 1;
  bilans.push({
    nom,
    secondes: (performance.now() - debut) / 1000,
    reussis: lu?.numPassedTests ?? 0,
    echoues: code !== 0 && echoues === 0 ? 1 : echoues,
    ignores: lu?.numPendingTests ?? 0,
  });
}

mkdirSync(rapports, { recursive: true });
if (!rapide) paquetsDebian();
await verifier('style et erreurs (Biome)', bin('biome'), ['ci', '.', '--diagnostic-level=error']);
await verifier('types', bin('tsc'), ['-p', '.']);
await verifier('table des règles', process.execPath, ['tools/rules-table.ts', '--verifier']);
await vitest('unité, propriétés, architecture', ['--project', 'unit']);
if (!rapide) {
  await verifier('types de la base', process.execPath, ['tools/db-types.ts', '--verify']);
  await vitest('disque et programmes', ['--project', 'io']);
  await vitest('base embarquée', ['--project', 'db']);
  const debian = await postgresqlDebian();
  if (debian) {
    await vitest('base PostgreSQL 15 de Debian', ['--project', 'db'], {
      ORAPONT_TEST_DATABASE_URL: debian.url,
    });
    await debian.arreter();
  } else console.log('\nPostgreSQL 15 de Debian absent : ces tests n’ont tourné que sur la base embarquée.');
  if (existsSync(join(racine, 'e2e', 'vitest.config.ts')))
    await vitest('parcours dans Chromium', ['--config', 'e2e/vitest.config.ts']);
}

console.log('');
for (const { nom, secondes, reussis, echoues, ignores } of bilans)
  console.log(
    `${echoues === 0 ? '✔' : '✘'} ${nom} : ${reussis} réussis, ${echoues} échoués, ${ignores} ignorés (${secondes.toFixed(1)} s)`,
  );
const total = (champ: 'reussis' | 'echoues' | 'ignores') =>
  bilans.reduce((somme, bilan) => somme + bilan[champ], 0);
console.log(`${total('reussis')} passed, ${total('echoues')} failed, ${total('ignores')} skipped`);
process.exitCode = total('echoues') === 0 ? 0 : 1;
