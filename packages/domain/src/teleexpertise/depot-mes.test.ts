import { expect, test } from 'vitest';
import { alimenterMes, cacherAvantAnnonce } from './depot-mes.ts';

const ins = { matricule: '279035121518989' };

test.each([
  ['TE-11 : une identité qualifiée, personne ne s’oppose', { ins, oppositionMes: null }, { accord: true }],
  [
    'ID-INS : sans identité qualifiée, rien n’entre dans le DMP',
    { ins: null, oppositionMes: null },
    { accord: false, motifs: ['INS_NON_QUALIFIEE'] },
  ],
  [
    'TE-11 : une opposition, même sans ses mots, arrête le dépôt',
    { ins, oppositionMes: '' },
    { accord: false, motifs: ['OPPOSITION'] },
  ],
])('%s', (_titre, personne, attendu) => {
  expect(alimenterMes(personne)).toMatchObject(attendu);
});

test.each([
  ['CANCER_ORAL', false, true],
  ['CANCER_ORAL', true, false],
  ['AFFECTION_BUCCO_DENTAIRE', false, false],
])('TE-11 : motif %s, lettre au patient %s : caché avant l’annonce %s', (motif, auPatient, attendu) => {
  expect(cacherAvantAnnonce(motif, auPatient)).toBe(attendu);
});
