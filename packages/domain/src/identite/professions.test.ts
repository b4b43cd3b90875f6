import { expect, test } from 'vitest';
import { estCodeProfession, estProfessionnelDeSante, estSpecialisteRequis } from './professions.ts';

test.each([
  ['40', 'SCD02', true],
  ['40', null, false],
  ['40', 'SM56', false],
  ['10', 'SM15', true],
  ['10', 'SM56', true],
  ['10', 'SM04', true],
  ['10', null, false],
  ['10', 'SM26', false],
  ['10', 'SM53', false],
  ['10', 'SM54', false],
  ['60', 'SM15', false],
] as const)(
  'TE-02 : profession %s, savoir-faire %s, spécialiste : %s',
  (profession, savoirFaire, attendu) => {
    expect(estSpecialisteRequis(profession, savoirFaire)).toBe(attendu);
  },
);

test('TE-02 : un administrateur peut admettre les généralistes', () => {
  expect(estSpecialisteRequis('10', 'SM54', { generalistesAdmis: true })).toBe(true);
  expect(estSpecialisteRequis('40', null, { generalistesAdmis: true })).toBe(false);
});

test.each([
  ['60', true],
  ['35', true],
  ['31', true],
  ['EDUC', false],
  ['AES', false],
  ['COORD', false],
] as const)('TE-02 : la profession %s est celle d’un professionnel de santé : %s', (profession, attendu) => {
  expect(estProfessionnelDeSante(profession)).toBe(attendu);
});

test('ANS-01 : seuls les codes de la table sont des professions', () => {
  expect(estCodeProfession('60')).toBe(true);
  expect(estCodeProfession('toString')).toBe(false);
});
