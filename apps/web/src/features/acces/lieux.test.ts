import { expect, test } from 'vitest';
import { MONTREES, reduire } from './lieux.ts';

const lieux = Array.from({ length: 120 }, (_, rang) => ({
  id: `${rang}`,
  siteNom: rang === 77 ? 'EHPAD Les Cèdres' : `EHPAD ${rang}`,
  organisationNom: 'Association',
}));
const ids = (q: string, choisi: string) => reduire(lieux, q, choisi).montrees.map(({ id }) => id);

test('peu de lieux se montrent tous', () => {
  expect(reduire(lieux.slice(0, 3), '', '0')).toMatchObject({ montrees: { length: 3 }, autres: null });
});

test('beaucoup de lieux : les premiers, celui qui est choisi toujours, et le compte des autres', () => {
  expect(ids('', '3')).toHaveLength(MONTREES);
  expect(ids('', '99')[0]).toBe('99');
  expect(reduire(lieux, '', '3').autres).toBe(120 - MONTREES);
});

test('un lieu se trouve sans accents ; aucun ne s’appelle ainsi se dit', () => {
  expect(ids('cedres', '77')).toEqual(['77']);
  expect(reduire(lieux, 'introuvable', '3')).toMatchObject({ montrees: [{ id: '3' }], autres: 0 });
});
