import { expect, test } from 'vitest';
import { TARIFS, tarifApplicable, zoneTarifaire } from './tarifs.ts';

const te2 = { code: 'TE2', zone: 'METROPOLE', profession: '40' } as const;

test.each([
  ['TE2', 'METROPOLE', '2025-01-31', undefined],
  ['TE2', 'METROPOLE', '2025-02-01', 2000],
  ['TE2', 'DROM', '2025-02-01', 2400],
  ['RQD', 'METROPOLE', '2025-02-01', 1000],
  ['RQD', 'DROM', '2026-06-01', 1200],
  ['TE2', 'METROPOLE', '2026-01-01', 2000],
] as const)('TE-12 : %s en %s le %s vaut %s centimes', (code, zone, dateActe, montant) => {
  expect(tarifApplicable({ code, zone, profession: '40', dateActe })?.montant).toBe(montant);
});

test.each([
  ['METROPOLE', '2025-12-31', 2000],
  ['METROPOLE', '2026-01-01', 2300],
  ['DROM', '2026-01-01', 2760],
] as const)(
  'TE-12 : le tarif à vérifier, une fois activé, vaut en %s le %s %i centimes',
  (zone, dateActe, montant) => {
    expect(tarifApplicable({ ...te2, zone, dateActe }, { tarifsAVerifier: true })?.montant).toBe(montant);
  },
);

test('TE-13 : la RQD n’a pas d’autre tarif à vérifier', () => {
  const acte = { ...te2, code: 'RQD', dateActe: '2026-06-01' } as const;
  expect(tarifApplicable(acte, { tarifsAVerifier: true })?.montant).toBe(1000);
});

test('TE-12 : un médecin n’a pas de tarif dans cette convention', () => {
  expect(tarifApplicable({ ...te2, profession: '10', dateActe: '2026-03-02' })).toBeUndefined();
});

test('TE-12 : tout tarif est en centimes entiers et dit sa source', () => {
  for (const { montant, source } of TARIFS) {
    expect(Number.isSafeInteger(montant)).toBe(true);
    expect(source).not.toBe('');
  }
});

test.each([
  ['75013', 'METROPOLE'],
  ['2A004', 'METROPOLE'],
  ['97400', 'DROM'],
  ['976', 'DROM'],
  ['975', 'METROPOLE'],
])('la zone de %s est %s', (code, zone) => {
  expect(zoneTarifaire(code)).toBe(zone);
});
