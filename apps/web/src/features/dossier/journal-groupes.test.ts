import type { EntreeJournalT } from '@orapont/contract/journal';
import { PHRASES_JOURNAL, phraseJournal } from '@orapont/contract/journal';
import { expect, test } from 'vitest';
import { grouperParJour } from './journal-groupes.ts';

const entree = (le: string, action = 'DOSSIER_OUVERT', qui = 'Claire Moreau'): EntreeJournalT => ({
  id: le,
  le,
  action,
  qui,
  profession: 'Infirmier',
  structure: 'EHPAD Les Lilas',
  acteId: null,
});

test('une ouverture à 23 h 30 UTC est du lendemain à Paris', () => {
  const jours = grouperParJour([entree('2026-03-02T23:30:00.000Z'), entree('2026-03-02T21:00:00.000Z')]);
  expect(jours.map(({ jour }) => jour)).toEqual(['2026-03-03', '2026-03-02']);
});

test('la même personne qui recommence se dit une fois, avec toutes les heures', () => {
  const heures = ['2026-03-02T12:00:00.000Z', '2026-03-02T11:00:00.000Z', '2026-03-02T10:00:00.000Z'];
  const autre = entree('2026-03-02T09:00:00.000Z', 'DOSSIER_OUVERT', 'Paul Petit');
  const [jour] = grouperParJour([...heures.map((le) => entree(le)), autre]);
  expect(jour?.faits.map((fait) => fait.heures)).toEqual([heures, [autre.le]]);
});

test('aucune trace n’est cachée : une action inconnue se lit quand même', () => {
  expect(phraseJournal('PARTAGE_OUVERT').phrase).toBe('a agi sur le dossier (partage ouvert)');
  expect(Object.values(PHRASES_JOURNAL).every(({ phrase }) => /^a /.test(phrase))).toBe(true);
});
