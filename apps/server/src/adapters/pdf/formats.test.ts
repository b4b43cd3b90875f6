import { expect, test } from 'vitest';
import { dateEtHeure, jour, matriculeLisible } from './formats.ts';

test.each([
  ['2026-11-21T13:30:00Z', '21/11/2026 à 14\u00a0h\u00a030'],
  ['2026-07-01T22:05:00Z', '02/07/2026 à 0\u00a0h\u00a005'],
  ['2026-10-25T00:30:00Z', '25/10/2026 à 2\u00a0h\u00a030'],
  ['2026-10-25T01:30:00Z', '25/10/2026 à 2\u00a0h\u00a030'],
])('ANS-02 : %s s’écrit « %s » à l’heure de Paris', (instant, ecrit) => {
  expect(dateEtHeure(instant)).toBe(ecrit);
});

test('une date civile reste ce jour-là', () => {
  expect(jour('1938-03-28')).toBe('28/03/1938');
});

test.each([
  ['2380359512042', '61', '2 38 03 59 512 042 61'],
  ['155052A012345', '94', '1 55 05 2A 012 345 94'],
])('le matricule %s se lit par groupes', (matricule, cle, lisible) => {
  expect(matriculeLisible(matricule, cle).replaceAll('\u00a0', ' ')).toBe(lisible);
});
