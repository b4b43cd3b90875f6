import { expect, test } from 'vitest';
import { mesurer } from './qualite-mesures.ts';
import { meilleureTrame, type Trame, tramesProposees } from './qualite-rafale.ts';
import { bouche, flouter, parPoint } from './qualite-testing.ts';

const nette = mesurer(bouche(1, 384, 256));
const floue = mesurer(flouter(bouche(1, 384, 256), { rx: 3, ry: 3 }));
const brulee = mesurer(
  parPoint(bouche(1, 384, 256), ([r, g, b], x) => (x % 7 < 4 ? [255, 255, 255] : [r, g, b])),
);
const trame = (id: string, instant: number, mesure = nette, empreinte = id.repeat(64)): Trame => ({
  id,
  instant,
  mesure,
  empreinte,
});

test('CAP-01 : d’une rafale, la plus nette est gardée, même venue en dernier', () => {
  expect(meilleureTrame([{ mesure: floue }, { mesure: nette }])?.mesure).toBe(nette);
  expect(meilleureTrame([{ mesure: nette }, { mesure: floue }])?.mesure).toBe(nette);
  expect(meilleureTrame([])).toBeUndefined();
});

test('CAP-01 : des points brûlés ne sont pas de la netteté', () => {
  expect(brulee.nettete).toBeGreaterThan(nette.nettete);
  const presqueToutBrule = { ...brulee, brulees: 0.99 };
  expect(meilleureTrame([{ mesure: presqueToutBrule }, { mesure: nette }])?.mesure).toBe(nette);
});

test('CAP-01 : d’un balayage, une image par endroit, dans l’ordre du film, sans les moments flous', () => {
  const proposees = tramesProposees(
    [
      trame('a', 0),
      trame('a', 500),
      trame('5', 1_000, floue),
      trame('f', 1_500, { ...nette, nettete: nette.nettete * 1.1 }),
      trame('0', 2_000),
    ],
    6,
  );
  expect(proposees.map(({ id, instant }) => [id, instant])).toEqual([
    ['a', 0],
    ['f', 1_500],
    ['0', 2_000],
  ]);
});

test('CAP-01 : pas plus d’images que demandé, et rien d’un film vide', () => {
  expect(tramesProposees([trame('a', 0), trame('5', 500), trame('f', 1_000)], 2)).toHaveLength(2);
  expect(tramesProposees([], 6)).toEqual([]);
});
