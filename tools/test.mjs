// Everything that CI does. Plain JavaScript that Node 20 parses; the tests run on the project's own Node 24.

import { join } from 'node:path';
import { construirePages, installer, lancer, NODE, racine } from './installation.mjs';

installer();
construirePages();
lancer(
  join(racine, NODE),
  ['tools/test.ts', ...process.argv.slice(2)],
  'Des vérifications ont échoué : voir plus haut.',
);
