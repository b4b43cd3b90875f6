import { expect, test } from 'vitest';
import { MOTIFS_REFUS } from './motifs.ts';
import { verifierRefus } from './refus.ts';

test.each(MOTIFS_REFUS)('TE-06 : le motif %s suffit, sauf « autre »', (motif) => {
  expect(verifierRefus({ motif, precision: ' ' }).accord).toBe(motif !== 'AUTRE');
  expect(verifierRefus({ motif, precision: 'Patient suivi ailleurs.' })).toEqual({ accord: true });
});
