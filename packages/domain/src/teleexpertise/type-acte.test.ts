import { expect, test } from 'vitest';
import { typeActe } from './type-acte.ts';

test.each([
  ['40', 'un chirurgien-dentiste', 'TELEMEDECINE'],
  ['10', 'un médecin', 'TELEMEDECINE'],
  ['50', 'une sage-femme', 'TELEMEDECINE'],
  ['60', 'une infirmière seule', 'TELESOIN'],
  ['21', 'un pharmacien', 'TELESOIN'],
  ['35', 'une aide-soignante', undefined],
  ['31', 'une assistante dentaire', undefined],
  ['EDUC', 'un éducateur', undefined],
] as const)('ANS-01 : profession %s, %s fait : %s', (profession, _qui, type) => {
  expect(typeActe(profession, '2026-03-02')).toBe(type);
});

test('ANS-01 : le télésoin n’existe pas avant son arrêté, la télémédecine si', () => {
  expect([typeActe('60', '2021-06-04'), typeActe('60', '2021-06-05')]).toEqual([undefined, 'TELESOIN']);
  expect(typeActe('40', '2021-06-04')).toBe('TELEMEDECINE');
});
