import { expect, test } from 'vitest';
import { ConfigInvalide, lireConfig } from './config.ts';

test.each([
  [undefined, true],
  ['1', true],
  ['0', false],
] as const)('ORAPONT_DEMO=%s : démonstration %s', (valeur, demo) => {
  expect(lireConfig({ ORAPONT_DEMO: valeur }, 'donnees').demo).toBe(demo);
});

test.each(['', 'false', 'non', 'off'])('ORAPONT_DEMO=« %s » n’ouvre pas une démonstration', (valeur) => {
  expect(() => lireConfig({ ORAPONT_DEMO: valeur }, 'donnees')).toThrow(ConfigInvalide);
});
