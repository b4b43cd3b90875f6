import { describe, expect, test } from 'vitest';
import { RefusFhir } from './ports.ts';
import { choix, lireJeton, lireJour, lireMoment, lireReference } from './valeurs.ts';

describe('une date de recherche couvre le temps que son écriture couvre', () => {
  test.each([
    ['2026-11-22', 'eq', '2026-11-21T23:00:00.000000Z', '2026-11-22T23:00:00.000000Z'],
    ['ge2026-07', 'ge', '2026-06-30T22:00:00.000000Z', '2026-07-31T22:00:00.000000Z'],
    ['lt2026', 'lt', '2025-12-31T23:00:00.000000Z', '2026-12-31T23:00:00.000000Z'],
    ['2026-11-22T10:00:00Z', 'eq', '2026-11-22T10:00:00.000000Z', '2026-11-22T10:00:01.000000Z'],
    ['2026-11-22T10:00', 'eq', '2026-11-22T09:00:00.000000Z', '2026-11-22T09:01:00.000000Z'],
    ['gt2026-11-22T10:00:00.123Z', 'gt', '2026-11-22T10:00:00.123000Z', '2026-11-22T10:00:00.124000Z'],
    ['2026-11-22T10:00:00.123456Z', 'eq', '2026-11-22T10:00:00.123456Z', '2026-11-22T10:00:00.123457Z'],
    ['2026-11-22T10:00:00.999999Z', 'eq', '2026-11-22T10:00:00.999999Z', '2026-11-22T10:00:01.000000Z'],
    ['2026-11-22T10:00:00 01:00', 'eq', '2026-11-22T09:00:00.000000Z', '2026-11-22T09:00:01.000000Z'],
    ['9999-12-31T23:59:59Z', 'eq', '9999-12-31T23:59:59.000000Z', 'infinity'],
    ['9999-12-31', 'eq', '9999-12-30T23:00:00.000000Z', 'infinity'],
  ])('%s', (texte, prefixe, debut, fin) => {
    expect(lireMoment('_lastUpdated', texte)).toEqual({ prefixe, debut, fin });
  });

  test.each(['hier', '2026-13', '2026-02-30', 'ap2026', '2026-11-22T25:00', '0000', '', 'ge'])(
    '%j est refusé',
    (texte) => {
      expect(() => lireMoment('_lastUpdated', texte)).toThrow(RefusFhir);
      expect(() => lireJour('birthdate', texte)).toThrow(RefusFhir);
    },
  );
});

test('plusieurs valeurs, leur système, et à qui elles renvoient', () => {
  expect(choix('a,b\\,c')).toEqual(['a', 'b,c']);
  expect(lireJeton('urn:oid:1.2|x|y')).toEqual({ systeme: 'urn:oid:1.2', code: 'x|y' });
  expect(lireJeton('|x')).toEqual({ systeme: '', code: 'x' });
  expect(lireJeton('x')).toEqual({ systeme: undefined, code: 'x' });
  const racine = 'https://orapont.test/fhir';
  for (const texte of ['Patient/12', `${racine}/Patient/12`])
    expect(lireReference(texte, racine)).toEqual({ type: 'Patient', id: '12' });
  expect(lireReference('12', racine)).toEqual({ type: null, id: '12' });
});
