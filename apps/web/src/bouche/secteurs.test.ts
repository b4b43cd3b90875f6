import { couvrir } from '@orapont/domain/bouche/couvrir';
import { cleSurface } from '@orapont/domain/bouche/surface';
import { expect, test } from 'vitest';
import { RANGEES, secteur, surfacesDe } from './secteurs.ts';
import { cellule } from './useGrille.ts';

const absente = (dents: readonly string[]) =>
  Object.fromEntries(dents.map((dent) => [dent, 'ABSENTE' as const]));
const dents = (cle: 'S1' | 'S2' | 'S6', denture: 'PERMANENTE' | 'MIXTE' | 'TEMPORAIRE', etats = {}) =>
  secteur(couvrir({ denture, etats }, [], []).surfaces, cle).dents.map(({ dent }) => dent);

test('CAP-02 : toute surface est dans une case et une seule', () => {
  const { surfaces } = couvrir({ denture: 'PERMANENTE', etats: {} }, [], []);
  const rangees = RANGEES.flat().flatMap((cle) => surfacesDe(secteur(surfaces, cle)).map(cleSurface));
  expect(rangees.toSorted()).toEqual(surfaces.map(cleSurface).toSorted());
});

test('les dents vont de la droite de la personne à sa gauche', () => {
  expect(dents('S1', 'PERMANENTE')).toEqual(['18', '17', '16', '15', '14']);
  expect(dents('S2', 'PERMANENTE')).toEqual(['13', '12', '11', '21', '22', '23']);
  expect(dents('S6', 'TEMPORAIRE')).toEqual(['85', '84']);
});

test('en denture mixte, chaque place montre la dent qu’on y attend', () => {
  expect(dents('S1', 'MIXTE')).toEqual(['16', '55', '54']);
  expect(dents('S1', 'MIXTE', { '15': 'PRESENTE', '55': 'PRESENTE' })).toEqual(['16', '15', '55', '54']);
});

test('une arcade édentée montre sa crête à la place de la gencive', () => {
  const haut = ['8', '7', '6', '5', '4', '3', '2', '1'].flatMap((rang) => [`1${rang}`, `2${rang}`]);
  const { surfaces } = couvrir({ denture: 'PERMANENTE', etats: absente(haut) }, [], []);
  expect(secteur(surfaces, 'S1').sites.map(({ site }) => site)).toEqual(['CRETE_MAXILLAIRE']);
  expect(secteur(surfaces, 'S6').sites.map(({ site }) => site)).toEqual(['GENCIVE_S6']);
});

test.each([
  ['a', 'ArrowRight', 'b'],
  ['b', 'ArrowRight', undefined],
  ['b', 'ArrowDown', 'c'],
  ['c', 'ArrowUp', 'a'],
  ['b', 'Home', 'a'],
  ['a', 'End', 'b'],
  ['a', 'x', undefined],
] as const)('de %s, la touche %s mène à %s', (de, touche, vers) => {
  expect(cellule([['a', 'b'], ['c']], de, touche)).toBe(vers);
});
