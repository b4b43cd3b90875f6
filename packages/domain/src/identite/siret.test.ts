import { expect, test } from 'vitest';
import { normaliserSiret, verifierSiret } from './siret.ts';

test.each(['40483304800022', '404 833 048 00022', '356 000 000 00048', '35600000049837'])(
  'ID-SIRET : %s est un numéro',
  (siret) => {
    expect(verifierSiret(siret)).toEqual({ accord: true });
  },
);

test.each([
  ['4048330480002', 'SIRET_FORME'],
  ['', 'SIRET_FORME'],
  ['4048330480002A', 'SIRET_FORME'],
  ['40483304800023', 'SIRET_CLE'],
  ['35600000049838', 'SIRET_CLE'],
])('ID-SIRET : %s est refusé, %s', (siret, motif) => {
  expect(verifierSiret(siret)).toEqual({ accord: false, motifs: [motif] });
});

test('ID-SIRET : les espaces de lecture s’enlèvent', () => {
  expect(normaliserSiret('404\u202f833\u00a0048 00022')).toBe('40483304800022');
});
