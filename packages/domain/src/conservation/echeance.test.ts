import { expect, test } from 'vitest';
import { echeanceConservation, peutEtrePropose } from './echeance.ts';

test.each([
  ['adulte : vingt ans', '2026-03-01', { naissance: '1950-01-01' }, '2046-03-01'],
  ['enfant de 5 ans : vingt-huitième anniversaire', '2026-03-01', { naissance: '2021-06-15' }, '2049-06-15'],
  ['à 8 ans les deux termes se touchent', '2026-03-01', { naissance: '2018-03-01' }, '2046-03-01'],
  ['à 7 ans l’anniversaire l’emporte', '2026-03-01', { naissance: '2018-03-02' }, '2046-03-02'],
  [
    'décès à deux ans du dernier contact',
    '2026-03-01',
    { naissance: '1940-01-01', deces: '2028-02-29' },
    '2038-02-28',
  ],
  [
    'décès la veille des dix ans',
    '2026-03-01',
    { naissance: '1940-01-01', deces: '2036-02-29' },
    '2046-02-28',
  ],
  ['décès au jour des dix ans', '2026-03-01', { naissance: '1940-01-01', deces: '2036-03-01' }, '2046-03-01'],
  [
    'décès douze ans après le dernier contact : vingt ans après ce contact',
    '2026-03-01',
    { naissance: '1940-01-01', deces: '2038-06-01' },
    '2046-03-01',
  ],
  [
    'décès d’un enfant au jour des dix ans : ce n’est plus « moins de dix ans », l’anniversaire l’emporte',
    '2026-03-01',
    { naissance: '2020-01-01', deces: '2036-03-01' },
    '2048-01-01',
  ],
  ['décès d’un enfant', '2026-03-01', { naissance: '2020-01-01', deces: '2027-01-01' }, '2037-01-01'],
] as const)('DOS-14 : %s', (_titre, dernierContact, patient, fin) => {
  expect(echeanceConservation(dernierContact, patient)).toEqual({ suspendue: false, fin });
});

const adulte = { naissance: '1950-01-01' } as const;

test('DOS-14 : un litige ouvert suspend le terme', () => {
  const echeance = echeanceConservation('2026-03-01', adulte, [{ debut: '2040-01-01', fin: null }]);
  expect(echeance).toEqual({ suspendue: true, fin: null });
  expect(peutEtrePropose(echeance, '2099-01-01')).toBe(false);
});

test('DOS-14 : un litige clos rend le terme, jamais avant sa fin', () => {
  const avant = echeanceConservation('2026-03-01', adulte, [{ debut: '2030-01-01', fin: '2033-01-01' }]);
  const apres = echeanceConservation('2026-03-01', adulte, [{ debut: '2045-01-01', fin: '2050-01-01' }]);
  expect([avant.fin, apres.fin]).toEqual(['2046-03-01', '2050-01-01']);
});

test('DOS-14 : les durées se règlent', () => {
  const durees = { apresContact: 20, anniversaireMinimal: 38, apresDeces: 10 };
  expect(echeanceConservation('2026-03-01', { naissance: '2021-06-15' }, [], durees).fin).toBe('2059-06-15');
});

test('DOS-14 : la proposition vient le lendemain du terme', () => {
  const echeance = echeanceConservation('2026-03-01', adulte);
  expect(peutEtrePropose(echeance, '2046-03-01')).toBe(false);
  expect(peutEtrePropose(echeance, '2046-03-02')).toBe(true);
});
