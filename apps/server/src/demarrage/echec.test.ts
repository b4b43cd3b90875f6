import { expect, test } from 'vitest';
import { ConfigInvalide } from '../kernel/config-invalide.ts';
import { direEchec } from './echec.ts';

const avecCode = (code: string) => Object.assign(new Error('détail'), { code });

test('une configuration fausse est dite telle quelle', () => {
  expect(direEchec(new ConfigInvalide('PORT doit être un nombre'))).toBe('PORT doit être un nombre');
});

test.each([
  ['EADDRINUSE', 'PORT=3001'],
  ['28P01', 'mot de passe'],
  ['3D000', 'createdb'],
])('%s dit quoi faire, sans pile', (code, mot) => {
  const phrase = direEchec(avecCode(code));
  expect(phrase).toContain(mot);
  expect(phrase).not.toContain('    at ');
});

test('localhost refusé en IPv4 et en IPv6 se dit comme un refus', () => {
  const cause = new AggregateError([avecCode('ECONNREFUSED'), avecCode('ECONNREFUSED')]);
  expect(direEchec(cause)).toContain('PostgreSQL ne répond pas');
});

test('une cause inconnue garde sa pile', () => {
  expect(direEchec(new Error('inattendu'))).toContain('    at ');
});
