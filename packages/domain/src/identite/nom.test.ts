import { expect, test } from 'vitest';
import { normaliserNom, sontHomonymes } from './nom.ts';

test.each([
  ['Lefèvre', 'lefevre'],
  ['LEFÈVRE', 'lefevre'],
  ['Œuvrard-Cœur', 'oeuvrard coeur'],
  ['Læticia', 'laeticia'],
  ['d’Ornano', 'd ornano'],
  ["D'ORNANO", 'd ornano'],
  ['  Jean -  Pierre ', 'jean pierre'],
  ['Nguyễn', 'nguyen'],
  ['Đặng Thị Ánh', 'dang thi anh'],
  ['ʻEta Maʻohi', 'eta ma ohi'],
  ["'Eta Ma'ohi", 'eta ma ohi'],
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ['Łukasz Sørensen', 'lukasz sorensen'],
  ['D’Aubigné-Le Guéhennec de Kerangal', 'd aubigne le guehennec de kerangal'],
  ['O', 'o'],
])('ID-INS : « %s » se compare comme « %s »', (nom, attendu) => {
  expect(normaliserNom(nom)).toBe(attendu);
});

const lefevre = { nomNaissance: 'Lefèvre', premierPrenom: 'Jeanne', dateNaissance: '1938-04-12' } as const;

test.each([
  ['même nom et même prénom', { ...lefevre, nomNaissance: 'LEFEVRE', dateNaissance: '1951-11-30' }, true],
  [
    'même nom et date à un chiffre près',
    { ...lefevre, premierPrenom: 'Odette', dateNaissance: '1938-04-13' },
    true,
  ],
  [
    'même nom et date à deux chiffres près',
    { ...lefevre, premierPrenom: 'Odette', dateNaissance: '1938-05-13' },
    false,
  ],
  [
    'même nom, jour et mois inversés',
    { ...lefevre, premierPrenom: 'Odette', dateNaissance: '1938-12-04' },
    true,
  ],
  ['même nom seulement', { ...lefevre, premierPrenom: 'Odette', dateNaissance: '1951-11-30' }, false],
  ['même prénom et même date seulement', { ...lefevre, nomNaissance: 'Martin' }, false],
] as const)('ID-INS : homonymes, %s', (_titre, autre, attendu) => {
  expect(sontHomonymes(lefevre, autre)).toBe(attendu);
  expect(sontHomonymes(autre, lefevre)).toBe(attendu);
});
