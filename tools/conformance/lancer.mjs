// Runs the command on a machine that has Node ≥ 20 and npm and nothing else. Plain JavaScript that Node 20 parses.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installer, NODE, racine } from '../installation.mjs';

// Of what the project installs, the command uses Node 24 only: an installation that is there is left as it is.
if (!existsSync(join(racine, NODE))) installer();
const { status } = spawnSync(
  join(racine, NODE),
  [join(racine, 'tools/conformance/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 2);
