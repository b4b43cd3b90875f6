import { expect, test } from 'vitest';
import { comparer, type EnAttente, prochaine, rangDe } from './file-attente.ts';

const prise = (mediaId: string, reste: Partial<EnAttente> = {}): EnAttente => ({
  mediaId,
  rang: rangDe('BILAN'),
  gardeLe: 1,
  lectureDabord: false,
  pasAvant: 0,
  ...reste,
});

test('le plus urgent part d’abord, puis les tailles de lecture, puis dans l’ordre des prises', () => {
  const file = [
    prise('bilan-entiere', { gardeLe: 1 }),
    prise('bilan-lecture', { gardeLe: 5, lectureDabord: true }),
    prise('urgente', { rang: rangDe('URGENTE'), gardeLe: 9 }),
    prise('bilan-ensuite', { gardeLe: 2 }),
    prise('vitale', { rang: rangDe('VITALE'), gardeLe: 10 }),
  ];
  expect(file.toSorted(comparer).map(({ mediaId }) => mediaId)).toEqual([
    'vitale',
    'urgente',
    'bilan-lecture',
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
