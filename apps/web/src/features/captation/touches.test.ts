import { expect, test } from 'vitest';
import { declenche } from './touches.ts';

const touche = (key: string, autre: Partial<Parameters<typeof declenche>[0]> = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...autre,
});

test.each([
  ' ',
  'Enter',
  'AudioVolumeUp',
  'VolumeDown',
  'PageDown',
  'MediaPlayPause',
  'Camera',
  'b',
  '.',
  'LaunchMail',
])('la touche « %s » d’un clavier, d’une télécommande ou d’une pédale déclenche', (key) => {
  expect(declenche(touche(key))).toBe(true);
});

test.each(['Tab', 'Escape', 'Shift', 'ArrowLeft', 'F5', 'Home'])('%s garde son sens', (key) => {
  expect(declenche(touche(key))).toBe(false);
});

test('une touche tenue ou un raccourci du navigateur ne déclenche pas', () => {
  expect(declenche(touche(' ', { repeat: true }))).toBe(false);
  expect(declenche(touche('r', { ctrlKey: true }))).toBe(false);
});
