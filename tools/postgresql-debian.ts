import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';
const NOBODY = 65534;

/** A throw-away cluster of Debian's PostgreSQL 15 on a unix socket, or undefined when the package is not installed. */
export async function postgresqlDebian(): Promise<{ url: string; arreter(): Promise<void> } | undefined> {
  if (!existsSync(join(BIN, 'postgres'))) return undefined;
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-debian-pg-'));
  const racine = process.getuid?.() === 0;
  if (racine) chownSync(dossier, NOBODY, NOBODY);
  const privileges = racine ? ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] : [];
  const donnees = join(dossier, 'pg');
  execFileSync(
    'setpriv',
    [
      ...privileges,
      join(BIN, 'initdb'),
      '-D',
      donnees,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ],
    { cwd: '/', stdio: 'ignore' },
  );
  const options = [
    '-D',
    donnees,
    '-k',
    dossier,
    '-c',
    'listen_addresses=',
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ];
  const serveur = spawn('setpriv', [...privileges, '--pdeathsig', 'INT', join(BIN, 'postgres'), ...options], {
    cwd: '/',
    stdio: 'ignore',
  });
  for (let essai = 0; essai < 200 && !existsSync(join(dossier, '.s.PGSQL.5432')); essai++)
    await new Promise((suite) => setTimeout(suite, 50));
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dossier)}`,
    async arreter() {
      serveur.kill('SIGINT');
      if (serveur.exitCode === null) await once(serveur, 'exit');
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}
