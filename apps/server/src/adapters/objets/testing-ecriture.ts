import { setTimeout } from 'node:timers/promises';
import { ouvrirTrousseau } from '../trousseau/fichiers.ts';
import { fichiersObjets } from './fichiers.ts';

/** A process that tests kill in the middle of a write: `node testing-ecriture.ts <data> <reference as JSON>`. */
const [donnees = '', reference = '{}'] = process.argv.slice(2);

async function* sansFin() {
  for (let i = 0; ; i += 1) {
    yield Buffer.alloc(100_000, i);
    if (i === 20) process.stdout.write('EN COURS\n');
    await setTimeout(1);
  }
}

const objets = fichiersObjets(donnees, await ouvrirTrousseau({ donnees }));
await objets.ecrire(JSON.parse(reference), sansFin());
