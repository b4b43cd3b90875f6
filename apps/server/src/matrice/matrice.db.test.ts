import { beforeAll, expect, test } from 'vitest';
import { type ApplicationDeTest, applicationDeTest } from './application.ts';
import { ATTENTES } from './attentes.ts';
import { parcourir } from './matrice.ts';

let application: ApplicationDeTest;
beforeAll(async () => {
  application = await applicationDeTest();
}, 120_000);

test('DOS-12 : chaque porte, pour chaque personne, sur chaque dossier, répond ce qui est déclaré', async () => {
  const { cellules, nonDeclarees, fausses } = await parcourir(application, ATTENTES);
  const reussies = cellules.filter(({ statut }) => statut >= 200 && statut < 300).length;
  process.stdout.write(
    `\nMatrice d’autorisation : ${cellules.length} cells, ${nonDeclarees.length} undeclared, ${fausses.length} wrong (${reussies} passages)\n`,
  );
  expect(nonDeclarees).toEqual([]);
  expect(fausses).toEqual([]);
  expect(cellules.length).toBeGreaterThan(500);
}, 300_000);
