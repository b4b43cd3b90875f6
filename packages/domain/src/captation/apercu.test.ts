import { expect, test } from 'vitest';
import { direApercu, etatApercu } from './apercu.ts';

const LE = '2026-11-22T23:30:00.000Z';

test.each([
  ['entière', { surApercu: false, attendue: true, perdueLe: LE }, null],
  ['annoncée', { surApercu: true, attendue: true }, 'EN_ROUTE'],
  ['sa tablette fermée', { surApercu: true, attendue: true, perdueLe: LE }, 'PERDU'],
  ['refusée à l’arrivée', { surApercu: true, attendue: false, perdueLe: LE }, 'SEUL'],
] as const)('%s : ce qui est dit de l’originale', (_, media, etat) => {
  expect(etatApercu(media)).toBe(etat);
});

test('le jour où la tablette fut fermée est dit à l’heure de Paris', () => {
  expect(direApercu('PERDU', LE)).toBe(
    'Image d’aperçu, l’originale ne viendra plus\u00a0: tablette fermée le 23/11/2026',
  );
  expect(direApercu('EN_ROUTE', null)).toBe('Image d’aperçu, l’originale est en route');
});
