import { expect, test } from 'vitest';
import { instantDe, momentAvant } from './temps.ts';

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

test.each([
  ['2026-11-22T23:03:00Z', { jour: '2026-11-22', heure: '23:53' }],
  ['2026-11-22T23:10:00Z', { jour: '2026-11-23', heure: '00:00' }],
  ['2026-07-01T12:05:00Z', { jour: '2026-07-01', heure: '13:55' }],
])('dix minutes avant %s, à Paris, le jour change à minuit', (maintenant, attendu) => {
  expect(momentAvant(10, new Date(maintenant))).toEqual(attendu);
});
