import { expect, test } from 'vitest';
import { phraseEcheance } from './echeance.ts';

test.each([
  ['10:59', 'reste 59\u00a0min'],
  ['11:00', 'reste 1\u00a0h'],
  ['09:01', 'en retard de 59\u00a0min'],
  ['09:00', 'en retard de 1\u00a0h'],
])('à dix heures, une échéance à %s se dit « %s »', (heure, phrase) => {
  expect(phraseEcheance(`2026-03-02T${heure}:00.000Z`, '2026-03-02T10:00:00.000Z')).toBe(phrase);
});
