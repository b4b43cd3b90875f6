import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { enMarche } from '../apps/server/src/demarrage/base.ts';
import { lireConfig } from '../apps/server/src/kernel/config.ts';

/** Forgets the demonstration: the next `npm start` loads it anew. Refuses while the server runs and outside the demonstration. */
const A_OUBLIER = [
  'postgres',
  'postgres.adresse',
  'objets',
  'trousseau',
  'televersements',
  'bac-a-sable',
  'ancres',
  'secrets',
];

const config = lireConfig(process.env, resolve('.orapont'));
if (!config.demo || config.baseUrl) {
  console.error('Seule la démonstration sur la base embarquée peut être remise à zéro.');
  process.exitCode = 1;
} else if (await enMarche(config.dossier)) {
  console.error('Orapont est en marche : arrêtez-le, puis relancez npm run demo:reset.');
  process.exitCode = 1;
} else {
  for (const nom of A_OUBLIER) rmSync(join(config.dossier, nom), { recursive: true, force: true });
  console.log('La démonstration est oubliée. npm start la recharge.');
}
