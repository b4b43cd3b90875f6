import { expect, test } from 'vitest';
import { domaineDe, estAdresse } from './adresse-stricte.ts';
import { ATTAQUES_ADRESSE } from './testing-attaques.ts';

test.each([
  'claire.dupuis@cabinet.mssante.fr',
  'ehpad_tilleuls+avis@chu-lille.mssante.fr',
  '279035121518989@patient.mssante.fr',
])('une adresse simple est acceptée : %s', (adresse) => {
  expect(estAdresse(adresse)).toBe(true);
});

test.each(ATTAQUES_ADRESSE.map((a) => [JSON.stringify(a), a] as const))(
  'une attaque est refusée : %s',
  (_nom, adresse) => {
    expect(estAdresse(adresse)).toBe(false);
  },
);

test('le domaine se compare en minuscules', () => {
  expect(domaineDe('A@Cabinet.MSSante.fr')).toBe('cabinet.mssante.fr');
});
