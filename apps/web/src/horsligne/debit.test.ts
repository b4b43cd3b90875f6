import { expect, test } from 'vitest';
import { debitApres, faitAttendre } from './debit.ts';

test('une ligne jamais mesurée est tenue pour lente', () => {
  expect(faitAttendre(1, undefined)).toBe(true);
});

test('à 50 ko/s une tournée attend, à 5 Mo/s elle part entière', () => {
  const tournee = 144 * 500_000;
  expect(faitAttendre(tournee, debitApres(undefined, { octets: 500_000, ms: 10_000 }))).toBe(true);
  expect(faitAttendre(tournee, debitApres(undefined, { octets: 500_000, ms: 100 }))).toBe(false);
});

test('un petit message ne mesure que la distance ; les mesures se mêlent', () => {
  expect(debitApres(80_000, { octets: 2_000, ms: 400 })).toBe(80_000);
  expect(debitApres(80_000, { octets: 100_000, ms: 2_500 })).toBe(60_000);
});
