import type { RecueilSaisiT } from '@orapont/contract/demande';
import { expect, test } from 'vitest';
import { phrasesConsentement } from './phrases-consentement.ts';

const decision = (auteur: string, capacite: RecueilSaisiT['decision']['capacite']): RecueilSaisiT => ({
  requisId: '01970000-0000-7000-8000-000000000001',
  information: null,
  decision: { le: '2026-11-20T09:30:00.000Z', sens: 'CONSENT', capacite, auteur, mode: 'ORAL' },
  avisPersonne: null,
  consultes: [],
  consultationImpossible: '',
  motivation: '',
  desaccord: null,
  revenirLe: null,
});

test.each([
  ['la personne se nomme une fois', decision('La personne', 'PERSONNE'), 'par la personne elle-même, '],
  [
    'son nom dit que c’est elle',
    decision('Jeanne Lefèvre', 'PERSONNE'),
    'par Jeanne Lefèvre, la personne elle-même, ',
  ],
  ['un tuteur est nommé avec sa qualité', decision('Anne Roux', 'TUTEUR'), 'par Anne Roux (tuteur), '],
])('TE-08 : %s', (_titre, saisie, attendu) => {
  expect(phrasesConsentement(saisie, 'Claire Moreau')[1]).toContain(attendu);
});
