import { expect, test } from 'vitest';
import { instantDe } from './temps.ts';

test.each([
  ['14:30', 14, 30],
  ['9 h', 9, 0],
  ['9h05', 9, 5],
])('l’heure « %s » se lit %i h %i', (heure, h, min) => {
  const lu = new Date(instantDe('2026-11-22', heure) ?? '');
  expect([lu.getHours(), lu.getMinutes()]).toEqual([h, min]);
});

test.each(['', '25:00', '14', 'midi'])('l’heure « %s » ne se lit pas', (heure) => {
  expect(instantDe('2026-11-22', heure)).toBeUndefined();
});
