import { expect, test } from 'vitest';
import { compteDansTauxFse, MODES_SESAM, modeSesam } from './sesam.ts';

test.each([
  [true, true, 'SESAM_VITALE'],
  [true, false, 'SESAM_VITALE'],
  [false, true, 'SESAM_SANS_VITALE'],
  [false, false, 'SESAM_DEGRADE'],
] as const)(
  'TE-17 : carte lue %s et logiciel à jour %s donnent %s',
  (carteVitaleLue, logicielAJour, mode) => {
    expect(modeSesam({ carteVitaleLue, logicielAJour })).toBe(mode);
  },
);

test('TE-17 : seule une TE2 sans carte compte dans le taux de FSE', () => {
  expect(MODES_SESAM.filter((mode) => compteDansTauxFse('TE2', mode))).toEqual(['SESAM_SANS_VITALE']);
  expect(MODES_SESAM.some((mode) => compteDansTauxFse('RQD', mode))).toBe(false);
});
