import { expect, test } from 'vitest';
import { etatAppareil, peutEffacer, peutFermer, peutRouvrir, type VieAppareil } from './vie.ts';

const vie: VieAppareil = {
  vuLe: '2026-03-01T08:00:00.000Z',
  fermeLe: null,
  effacerLe: null,
  effaceLe: null,
  structureOuverte: true,
};
const MAINTENANT = '2026-03-10T08:00:00.000Z';

test.each([
  ['en service', {}, 'ACTIF'],
  ['trente jours de silence, tout juste', { vuLe: '2026-02-08T08:00:00.000Z' }, 'ACTIF'],
  ['une seconde de plus', { vuLe: '2026-02-08T07:59:59.000Z' }, 'SILENCIEUX'],
  ['fermée par une personne', { fermeLe: MAINTENANT }, 'FERME'],
  ['structure fermée', { structureOuverte: false }, 'FERME'],
  ['effacement demandé après la fermeture', { fermeLe: MAINTENANT, effacerLe: MAINTENANT }, 'A_EFFACER'],
  ['effacement demandé, structure fermée', { effacerLe: MAINTENANT, structureOuverte: false }, 'A_EFFACER'],
  ['effacée', { effacerLe: MAINTENANT, effaceLe: MAINTENANT }, 'EFFACE'],
] as const)('une tablette %s', (_titre, change, etat) => {
  expect(etatAppareil({ ...vie, ...change }, MAINTENANT)).toBe(etat);
});

test('une fermeture se défait, un effacement jamais', () => {
  expect([peutRouvrir('FERME'), peutRouvrir('SILENCIEUX'), peutRouvrir('A_EFFACER')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([peutFermer('ACTIF'), peutFermer('FERME')]).toEqual([true, false]);
  expect([peutEffacer('FERME'), peutEffacer('EFFACE')]).toEqual([true, false]);
});
