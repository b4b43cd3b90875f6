import { expect, test } from 'vitest';
import { ajouterHeures } from '../dates.ts';
import { comparerUrgence, echeanceReponse, phraseEcheance, URGENCES } from './echeance.ts';

const envoyee = '2026-03-27T16:00:00.000Z';

test.each([
  ['URGENTE', '2026-03-28T16:00:00.000Z'],
  ['RAPIDE', '2026-03-30T16:00:00.000Z'],
  ['PROGRAMMEE', '2026-04-03T16:00:00.000Z'],
] as const)('une demande %s envoyée le vendredi est attendue le %s', (urgence, echeance) => {
  expect(echeanceReponse(envoyee, urgence)).toBe(echeance);
});

test('les délais se configurent', () => {
  const delais = { URGENTE: 2, RAPIDE: 12, PROGRAMMEE: 48 };
  expect(echeanceReponse(envoyee, 'URGENTE', delais)).toBe('2026-03-27T18:00:00.000Z');
});

test.each([
  [5.5, 'reste 5 h'],
  [0.5, 'reste 30 min'],
  [0, 'reste 0 min'],
  [47.9, 'reste 47 h'],
  [48, 'reste 2 jours'],
  [-3.2, 'en retard de 3 h'],
  [-0.1, 'en retard de 6 min'],
  [-72, 'en retard de 3 jours'],
])('à %d h de l’échéance : « %s »', (heures, phrase) => {
  expect(phraseEcheance(ajouterHeures(envoyee, heures), envoyee).replaceAll('\u00a0', ' ')).toBe(phrase);
});

test('la liste de travail met l’urgent devant, puis l’échéance la plus proche', () => {
  const demandes = URGENCES.toReversed().flatMap((urgence) => [
    { urgence, echeance: '2026-03-02T00:00:00Z' },
    { urgence, echeance: '2026-03-01T00:00:00Z' },
  ]);
  expect(
    demandes.toSorted(comparerUrgence).map(({ urgence, echeance }) => `${urgence} ${echeance.slice(9, 10)}`),
  ).toEqual(['URGENTE 1', 'URGENTE 2', 'RAPIDE 1', 'RAPIDE 2', 'PROGRAMMEE 1', 'PROGRAMMEE 2']);
});
