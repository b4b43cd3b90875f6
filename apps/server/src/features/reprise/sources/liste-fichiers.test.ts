import { expect, test } from 'vitest';
import { chercheur, estDuSysteme, estListe, genreDe, nomComparable } from './liste-fichiers.ts';
import { proprietaires } from './liste-mentions.ts';

const FICHIERS = ['reprise/images/Arcade.JPG', 'reprise/R-001/dent.jpg', 'reprise/R-002/dent.jpg'];
const chercher = chercheur(FICHIERS);

test.each([
  ['arcade.jpg', 'par son nom seul'],
  ['images\\Arcade.jpg', 'depuis le dossier de la liste, avec les barres de Windows'],
  ['./reprise/images/Arcade.JPG', 'par son chemin entier'],
])('« %s » se trouve %s', (nom) => {
  expect(chercher(nom, 'reprise/images.csv')).toEqual({ chemin: FICHIERS[0] });
});

test('un nom que deux fichiers portent demande le chemin entier ; un nom que personne ne porte est dit', () => {
  expect(chercher('dent.jpg', 'reprise/images.csv')).toEqual({
    motif: expect.stringMatching(/chemin entier/),
  });
  expect(chercher('R-002/dent.jpg', 'reprise/images.csv')).toEqual({ chemin: FICHIERS[2] });
  expect(chercher('02/dent.jpg', 'reprise/images.csv')).toEqual({ motif: expect.stringMatching(/pas dans/) });
});

test('un fichier est à qui son dossier le plus proche, son nom ou une liste le donne ; à deux personnes, à aucune', () => {
  const numeros = new Map(['r-001', 'r-002'].map((numero) => [numero, numero.toUpperCase()]));
  const deListe = [{ chemin: '', numero: 'R-002', titre: '' }];
  expect(proprietaires('R-002/R-001/a.jpg', [], numeros)).toEqual(['r-001']);
  expect(proprietaires('images/r-001.jpg', [], numeros)).toEqual(['r-001']);
  expect(proprietaires('images/R-0011.jpg', [], numeros)).toEqual([]);
  expect(proprietaires('R-001/a.jpg', deListe, numeros)).toEqual(['r-002', 'r-001']);
  expect(proprietaires('R-002/a.jpg', deListe, numeros)).toEqual(['r-002']);
});

test('un accent en deux morceaux est le même accent ; ce que laissent les ordinateurs n’est ni liste ni image', () => {
  expect(nomComparable('abi\u0302me\u0301e.jpg')).toBe('abîmée.jpg');
  expect(['__MACOSX/a.csv', 'a/.DS_Store', 'Thumbs.db', 'a/desktop.ini'].map(estDuSysteme)).toEqual(
    Array.from({ length: 4 }, () => true),
  );
  expect([estListe('__MACOSX/._a.csv'), estListe('a.CSV'), genreDe('a.exe'), genreDe('constructor')]).toEqual(
    [false, true, undefined, undefined],
  );
});
