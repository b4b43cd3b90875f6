import { expect, test } from 'vitest';
import { estNirDAutrui } from './assure.ts';

test('TE-15 : le NIR de facturation d’un ayant droit est celui d’un autre', () => {
  const nir = '279035121518989';
  expect(estNirDAutrui({ nir, ayantDroit: null })).toBe(false);
  expect(estNirDAutrui({ nir, ayantDroit: { dateNaissance: '2015-06-01', rangGemellaire: 1 } })).toBe(true);
});
