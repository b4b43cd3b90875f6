import { expect, test } from 'vitest';
import { caracteresDessinables, lirePolices } from './polices.ts';
import { texteSur } from './texte-sur.ts';

const dessinables = caracteresDessinables(lirePolices());

test.each([
  'd’Aubigné-Le Guéhennec de Kerangal',
  'Ÿ Œdipe, L’Haÿ-les-Roses',
  'NGUYỄN Thị Ánh Đặng Ữ',
  'Ḥusayn Ṭāriq',
  'Šťastný Żółć Łukasz İsmail',
])('un nom s’écrit avec ses lettres, jamais avec un code au milieu : %s', (nom) => {
  expect(texteSur(nom, dessinables)).toBe(nom);
  expect(texteSur(nom.normalize('NFD'), dessinables)).toBe(nom);
});

test('l’ʻeta polynésienne, le ʿayn et la hamza s’écrivent comme on les lit', () => {
  expect(texteSur('ʻEta Maʻohi, ʿAbd Allāh, ʼAlī', dessinables)).toBe('‘Eta Ma‘ohi, ‘Abd Allāh, ’Alī');
});
