import { expect, test } from 'vitest';
import { formaterDecimal, formaterEuros } from './montants.ts';

test.each([
  [2000, '20,00\u00a0€'],
  [2760, '27,60\u00a0€'],
  [5, '0,05\u00a0€'],
  [0, '0,00\u00a0€'],
  [-1250, '-12,50\u00a0€'],
  [123_456_789, '1\u202f234\u202f567,89\u00a0€'],
])('%i centimes s’écrivent %s', (montant, texte) => {
  expect(formaterEuros(montant)).toBe(texte);
});

test('un montant qui n’est pas en centimes entiers est refusé', () => {
  expect(() => formaterDecimal(20.5)).toThrow(RangeError);
});
