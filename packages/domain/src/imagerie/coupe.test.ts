import { expect, test } from 'vitest';
import { plageDeCoupe } from './coupe.ts';

const grille = { colonnes: 3, lignes: 1, images: 3, canaux: 1, bits: 8 } as const;

test.each([
  [0, 100, { debut: 90, fin: 93 }, 'première, un octet de bourrage à la fin'],
  [2, 100, { debut: 96, fin: 99 }, 'dernière'],
  [3, 100, undefined, 'une de trop'],
  [-1, 100, undefined, 'avant la première'],
  [0, 8, undefined, 'fichier trop court'],
])('la coupe %i d’une copie de %i octets (%#)', (numero, taille, attendue, _cas) => {
  expect(plageDeCoupe(grille, taille, numero)).toEqual(attendue);
});

test('deux octets par point à seize bits, trois en couleur', () => {
  expect(plageDeCoupe({ ...grille, bits: 16 }, 118, 2)).toEqual({ debut: 112, fin: 118 });
  expect(plageDeCoupe({ ...grille, canaux: 3 }, 128, 2)).toEqual({ debut: 118, fin: 127 });
});
