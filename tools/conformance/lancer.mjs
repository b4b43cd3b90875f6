// Runs the command on a machine that has Node ≥ 20 and npm and nothing else. Plain JavaScript that Node 20 parses.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installer, NODE, racine } from '../installation.mjs';

installer();
const { status } = spawnSync(
  join(racine, NODE),
  [join(racine, 'tools/conformance/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 2);
