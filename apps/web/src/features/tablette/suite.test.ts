import { expect, test } from 'vitest';
import { finDeVisite, suivantParmi } from './suite.ts';

const rien = { medias: [], recueil: null };
const photos = { medias: ['m'], recueil: null };
const dAccord = { medias: ['m'], recueil: {} as never };

test.each([
  ['toutes les vues, accord donné', 'COMPLETE', dAccord, true, { etat: 'VU', arret: null }],
  ['des vues manquent, accord donné', 'PARTIELLE', dAccord, true, { etat: 'PARTIEL', arret: null }],
  ['l’accord reste à recueillir ici', 'COMPLETE', photos, true, 'ACCORD'],
  ['l’accord est à une autre', 'COMPLETE', photos, false, { etat: 'VU', arret: null }],
  ['une pause se reprend', 'PAUSE', dAccord, true, 'PAUSE'],
  ['un refus sans image', 'REFUS', rien, true, { etat: 'REFUS', arret: 'REFUS_DU_JOUR' }],
  ['un refus après une image', 'REFUS', photos, true, { etat: 'PARTIEL', arret: 'REFUS_DU_JOUR' }],
  ['trop de fatigue', 'FATIGUE', rien, true, { etat: 'REPORTE', arret: 'FATIGUE' }],
] as const)('fin d’une prise de vues en tournée : %s', (_, issue, journal, accord, attendu) => {
  expect(finDeVisite(issue, journal, accord)).toEqual(attendu);
});

test('le résident suivant est celui d’après, puis ceux que l’on a laissés avant, jamais le même', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((dossierId, rang) => ({ dossierId, rang })) as [never, never, never];
  const restants = [c, a, b];
  expect(suivantParmi(restants, a)).toBe(b);
  expect(suivantParmi(restants, c)).toBe(a);
  expect(suivantParmi([a, c], { dossierId: 'b', rang: 1 })).toBe(c);
  expect(suivantParmi([a], a)).toBeUndefined();
});
