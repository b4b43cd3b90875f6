import { expect, test } from 'vitest';
import { enPhrases } from './phrases.ts';

test.each([
  ['deux morceaux', ['Douleur', 'Depuis hier, à droite'], 'Douleur. Depuis hier, à droite.'],
  [
    'un point déjà écrit n’est pas doublé',
    ['Suivi', 'Faut-il revenir\u202f?'],
    'Suivi. Faut-il revenir\u202f?',
  ],
  ['rien n’a été écrit', ['Suivi', '  '], 'Suivi.'],
  ['rien du tout', ['', ''], ''],
])('%s', (_titre, morceaux, phrase) => {
  expect(enPhrases(...morceaux)).toBe(phrase);
});
