import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demarrerEmbarque, dossierJetable } from '../apps/server/src/adapters/postgres/embarque.ts';
import { migrer } from '../apps/server/src/adapters/postgres/migrer.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from '../apps/server/src/adapters/postgres/roles.ts';

/** Writes (or with `--verify` checks) `schema.ts` from the migrations, on a throw-away server. */
const verifier = process.argv.includes('--verify');
const sortie = resolve(import.meta.dirname, '../apps/server/src/adapters/postgres/schema.ts');
const dossier = dossierJetable();
const serveur = await demarrerEmbarque(join(dossier, 'pg'), false);
try {
  await preparerRoles(serveur.url('postgres', 'postgres'), 'orapont');
  await migrer(serveur.url(PROPRIETAIRE, 'orapont'), EXECUTION);
  const cible = verifier ? join(dossier, 'schema.ts') : sortie;
  const args = [
    '--dialect',
    'postgres',
    '--url',
    serveur.url('postgres', 'orapont'),
    '--default-schema',
    'app',
  ];
  args.push(
    '--include-pattern',
    'app.*',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"timestamptz":"string","int8":"number","jsonb":"unknown"}',
    '--out-file',
    cible,
  );
  execFileSync(resolve(import.meta.dirname, '../node_modules/.bin/kysely-codegen'), args, {
    stdio: 'inherit',
  });
  if (verifier && readFileSync(cible, 'utf8') !== readFileSync(sortie, 'utf8')) {
    console.error('schema.ts n’est plus celui des migrations : lancez npm run db:types.');
    process.exitCode = 1;
  }
} finally {
  await serveur.arreter();
  rmSync(dossier, { recursive: true, force: true });
}
