import { expect, test } from 'vitest';
import { alimenterMes, arretLegal, cacherAvantAnnonce, OBSTACLES_DEPOT, phraseArret } from './depot-mes.ts';

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

test.each([
  ['MES_NON_OUVERT', '', { motif: 'MES_NON_OUVERT', texte: '' }],
  ['OPPOSITION', 'Sa tutrice, le 3 mars', { motif: 'OPPOSITION', texte: 'Sa tutrice, le 3 mars' }],
  ['OPPOSITION', ' ', { motif: null, texte: 'OPPOSITION' }],
  ['DEPOT_REFUSE', '', { motif: null, texte: 'DEPOT_REFUSE' }],
])('TE-11 : un dépôt arrêté par %s (« %s »)', (code, opposition, attendu) => {
  expect(arretLegal(code, opposition)).toEqual(attendu);
});

test('chaque arrêt sans motif légal dit quoi faire', () => {
  for (const code of [...OBSTACLES_DEPOT, 'OPPOSITION', 'SANS_OBJET', 'CONNEXION_IMPOSSIBLE'])
    expect([code, phraseArret(code)]).toEqual([code, expect.any(String)]);
  expect(phraseArret('')).toBeNull();
});
