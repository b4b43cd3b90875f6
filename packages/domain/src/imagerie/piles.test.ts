import { expect, test } from 'vitest';
import { enPiles, IMAGES_PAR_DEMANDE } from './piles.ts';

const serie = (serieUid: string, modalite: string, nombre: number) =>
  Array.from({ length: nombre }, () => ({ serieUid, modalite }));

test('les coupes d’un scanner sont une pile, fût-elle d’une coupe ; les clichés d’un capteur, chacun le sien', () => {
  const tailles = (...series: readonly (readonly { serieUid: string; modalite: string }[])[]) =>
    enPiles(series.flat()).map(({ length }) => length);
  expect(tailles(serie('a', 'CT', 60), serie('b', 'CT', 1))).toEqual([60, 1]);
  expect(tailles(serie('a', 'IO', 3), serie('b', 'PX', 1))).toEqual([1, 1, 1, 1]);
});

test('à vingt-quatre images d’une autre sorte on les regarde une à une, à vingt-cinq on les parcourt', () => {
  expect(enPiles(serie('a', 'OT', IMAGES_PAR_DEMANDE))).toHaveLength(IMAGES_PAR_DEMANDE);
  expect(enPiles(serie('a', 'OT', IMAGES_PAR_DEMANDE + 1))).toHaveLength(1);
});
