import { expect, test } from 'vitest';
import { LIBELLE_MOTIF_NON_VUE } from '../bouche/observation.ts';
import { ISSUES_CAPTATION, LIBELLE_VUE_PASSEE, MOTIF_DE_L_ISSUE, phraseIssue } from './issue.ts';
import { proposerTentative } from './tentative.ts';

test('CAP-02 : une prise complète ne dit rien, les autres disent pourquoi', () => {
  expect(phraseIssue('COMPLETE')).toBeNull();
  expect(phraseIssue(null)).toBeNull();
  expect(phraseIssue('REFUS')).toBe('Images partielles\u00a0: refus aujourd’hui');
  expect(phraseIssue('FATIGUE')).toBe('Images partielles\u00a0: trop de fatigue aujourd’hui');
});

test('CAP-02 : chaque raison de la chambre est une raison du lecteur', () => {
  for (const motif of [...Object.keys(LIBELLE_VUE_PASSEE), ...Object.values(MOTIF_DE_L_ISSUE)])
    expect(Object.keys(LIBELLE_MOTIF_NON_VUE)).toContain(motif);
});

const RESTANTES = ['A', 'B', 'C', 'D', 'E'];

test('CAP-02 : après une prise complète, rien n’est proposé', () => {
  expect(proposerTentative('COMPLETE', [])).toBeNull();
});

test('CAP-02 : une pause garde toutes les vues, un refus n’en propose que trois, plus tard', () => {
  expect(proposerTentative('PAUSE', RESTANTES)).toMatchObject({ moment: 'TOUT_A_L_HEURE', vues: RESTANTES });
  expect(proposerTentative('FATIGUE', RESTANTES)).toMatchObject({ moment: 'DEMAIN', vues: ['A', 'B', 'C'] });
  expect(proposerTentative('REFUS', RESTANTES)).toMatchObject({
    moment: 'SEMAINE',
    amenagements: expect.arrayContaining(['PERSONNE_PRESENTE', 'MONTRER_AVANT']),
    vues: ['A', 'B', 'C'],
  });
});

test('CAP-02 : la suite est proposée pour toute issue où des vues manquent', () => {
  expect(ISSUES_CAPTATION.filter((issue) => proposerTentative(issue, RESTANTES) === null)).toEqual([
    'COMPLETE',
  ]);
});
