import { expect, test } from 'vitest';
import { lireRetour } from './retour.ts';

test.each([
  ['', '/'],
  ['?retour=%2Fdossiers%3Fq%3Dabc', '/dossiers?q=abc'],
  ['?retour=https%3A%2F%2Failleurs.exemple', '/'],
  ['?retour=%2F%2Failleurs.exemple', '/'],
  ['?retour=%2F%5Cailleurs.exemple', '/'],
  ['?retour=javascript%3Aalert(1)', '/'],
  ['?retour=%2Fconnexion', '/'],
])('après la connexion, « %s » mène à %s', (recherche, chemin) => {
  expect(lireRetour(recherche)).toBe(chemin);
});
