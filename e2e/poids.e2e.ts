import { join } from 'node:path';
import { expect, test } from 'vitest';
import { peserEcrans } from '../bench/poids.ts';
import { racine } from './outils/serveur.ts';

/** Above its aim: what is told here is a library that came in by the front door, not a few sentences more. */
const PLAFOND = 1.1;

const ECRANS = peserEcrans(process.env['ORAPONT_WEB_DIST'] ?? join(racine, 'apps/web/dist'));

test.each(ECRANS)('le premier chargement reste léger : $nom', ({ octets, vise }) => {
  // React alone weighs more: a figure below would be that of a page that was not built.
  expect(octets).toBeGreaterThan(100_000);
  expect(octets).toBeLessThan(PLAFOND * vise);
});
