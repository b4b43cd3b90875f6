import { expect, test } from 'vitest';
import { comparer, type EnAttente, prochaine, rangDe } from './file-attente.ts';

const prise = (mediaId: string, reste: Partial<EnAttente> = {}): EnAttente => ({
  mediaId,
  rang: rangDe('BILAN'),
  gardeLe: 1,
  dabord: false,
  pasAvant: 0,
  ...reste,
});

test('ce qui laisse voir une image part d’abord, puis les images entières ; chaque fois le plus urgent en tête', () => {
  const file = [
    prise('bilan-entiere', { gardeLe: 1 }),
    prise('bilan-lecture', { gardeLe: 5, dabord: true }),
    prise('urgente-entiere', { rang: rangDe('URGENTE'), gardeLe: 9 }),
    prise('urgente-lecture', { rang: rangDe('URGENTE'), gardeLe: 9, dabord: true }),
    prise('bilan-ensuite', { gardeLe: 2 }),
    prise('vitale-entiere', { rang: rangDe('VITALE'), gardeLe: 10 }),
  ];
  expect(file.toSorted(comparer).map(({ mediaId }) => mediaId)).toEqual([
    'urgente-lecture',
    'bilan-lecture',
    'vitale-entiere',
    'urgente-entiere',
    'bilan-entiere',
    'bilan-ensuite',
  ]);
});

test('celle qui doit attendre ne retient pas les suivantes', () => {
  const file = [prise('a', { pasAvant: 1_000 }), prise('b', { gardeLe: 2 })];
  expect(prochaine(file, 500)?.mediaId).toBe('b');
  expect(prochaine(file, 1_000)?.mediaId).toBe('a');
  expect(prochaine([], 0)).toBeUndefined();
});

test('sans urgence dite, une image passe avant celles des bilans', () => {
  expect(rangDe(undefined)).toBeLessThan(rangDe('BILAN'));
});
