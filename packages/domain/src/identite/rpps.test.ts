import { expect, test } from 'vitest';
import { cleLuhn } from './luhn.ts';
import { verifierRpps } from './rpps.ts';

test.each(['10000001916', '10000005479', '10005173140', '100 0517 3140'])(
  'ID-RPPS : %s est juste',
  (rpps) => {
    expect(verifierRpps(rpps)).toEqual({ accord: true });
  },
);

test.each([
  ['1000517314', 'RPPS_FORME'],
  ['100051731400', 'RPPS_FORME'],
  ['1000517314A', 'RPPS_FORME'],
  ['10005173141', 'RPPS_CLE'],
])('ID-RPPS : %s est refusé (%s)', (rpps, motif) => {
  expect(verifierRpps(rpps)).toEqual({ accord: false, motifs: [motif] });
});

test('ID-RPPS : un numéro fictif se fabrique avec sa clé', () => {
  expect(verifierRpps(`9990000001${cleLuhn('9990000001')}`)).toEqual({ accord: true });
});
