import { expect, test } from 'vitest';
import { CATEGORIES_ESMS, categorieA } from './categories.ts';

test.each([
  ['500', '6', false],
  ['354', '6', true],
  ['255', '7', false],
  ['448', '7', false],
  ['446', '7', true],
  ['183', '2', false],
  ['190', '3', false],
  ['246', '5', false],
  ['362', null, false],
] as const)('TE-01 : la catégorie %s relève du %s° (service : %s)', (code, alinea, service) => {
  expect(categorieA(code, '2026-03-01')).toMatchObject({ alinea, service, enVigueur: true });
});

test.each([
  ['382', '2018-10-26', true],
  ['382', '2018-10-27', false],
  ['449', '2017-05-31', false],
  ['449', '2017-06-01', true],
] as const)('TE-01 : le code %s au %s est en vigueur : %s', (code, date, enVigueur) => {
  expect(categorieA(code, date)).toMatchObject({ alinea: '7', enVigueur });
});

test('TE-01 : un code inconnu n’a pas de catégorie', () => {
  expect(categorieA('999', '2026-03-01')).toBeUndefined();
});

test('TE-01 : chaque code ne figure qu’une fois', () => {
  expect(new Set(CATEGORIES_ESMS.map(({ code }) => code)).size).toBe(CATEGORIES_ESMS.length);
});
