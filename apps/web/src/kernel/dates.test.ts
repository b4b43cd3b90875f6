import { expect, test } from 'vitest';
import { quand, quandBref } from './dates.ts';

test('un instant s’écrit comme en français, à Paris', () => {
  expect(quand('2026-11-22T02:40:29.000Z')).toBe('22 novembre 2026 à 03\u00a0h\u00a040');
  expect(quand('2026-07-31T22:05:00.000Z')).toBe('1 août 2026 à 00\u00a0h\u00a005');
  expect(quandBref('2026-11-22T02:40:29.000Z')).toBe('22 nov. 2026 à 03\u00a0h\u00a040');
});
