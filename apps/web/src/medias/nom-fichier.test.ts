import { expect, test } from 'vitest';
import { nomLisible } from './nom-fichier.ts';

test.each([
  ['🦷 photo « face » d’œil "1".jpg', '🦷 photo « face » d’œil "1".jpg'],
  ['ligne\nretour.jpg', 'ligne retour.jpg'],
  ['صورة\u202egpj.exe', 'صورة gpj.exe'],
  ['e\u0301tage.png', 'étage.png'],
  ['', ''],
])('%j se lit %j', (nom, attendu) => {
  expect(nomLisible(nom)).toBe(attendu);
});

test('un nom de 300 signes garde son début et son extension', () => {
  const lisible = nomLisible(`${'a'.repeat(300)}.jpg`);
  expect(lisible).toHaveLength(60);
  expect(lisible).toMatch(/^a+…a+\.jpg$/);
});
