import { expect, test } from 'vitest';
import { remarquesDispositif } from './dispositif.ts';

const MIDI = '2026-11-22T12:00:00.000Z';

test('CAP-03 : un appareil vérifié dans l’année et désinfecté aujourd’hui n’appelle aucune remarque', () => {
  expect(
    remarquesDispositif(
      { verifieLe: '2025-11-22T09:00:00.000Z', desinfecteLe: '2026-11-21T23:30:00.000Z' },
      MIDI,
    ),
  ).toEqual([]);
});

test.each([
  ['rien de noté', null, null, ['JAMAIS_VERIFIE', 'DESINFECTION_NON_NOTEE']],
  ['plus d’un an', '2025-11-21T09:00:00.000Z', MIDI, ['VERIFICATION_ANCIENNE']],
  ['désinfecté hier', MIDI, '2026-11-21T22:30:00.000Z', ['DESINFECTION_NON_NOTEE']],
] as const)('CAP-03 : %s : dit, jamais interdit', (_, verifieLe, desinfecteLe, remarques) => {
  expect(remarquesDispositif({ verifieLe, desinfecteLe }, MIDI)).toEqual(remarques);
});
