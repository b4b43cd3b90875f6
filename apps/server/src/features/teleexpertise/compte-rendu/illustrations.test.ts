import type { Trait } from '@orapont/domain/bouche/annotation';
import { expect, test } from 'vitest';
import { cleCoupe } from './coupes.ts';
import { illustrations } from './illustrations.ts';

const EXAMEN = 'examen';
const image = {
  mediaId: EXAMEN,
  octets: Buffer.from('milieu'),
  legende: 'Coupes',
  auteur: 'Émilie Roche',
  priseLe: null,
  reperes: [],
};
const longueur: Trait = {
  forme: 'LONGUEUR',
  vers: { x: 0.5, y: 0.5 },
  echelle: { largeur: 40, hauteur: 30, source: 'PATIENT' },
};
const repere = (rang: number | undefined, numero: number, mediaId = EXAMEN) => ({
  mediaId,
  x: 0.2,
  y: 0.5,
  numero,
  legende: `constat ${numero}`,
  ...(rang === undefined
    ? {}
    : {
        trait: longueur,
        coupe: { rang, total: 26, plan: 'AXIAL' as const, inclinaison: 0, position: rang / 2 },
      }),
});

test('LEC-01 : une mesure prise sur une coupe est dessinée sur cette coupe, qui suit son examen et dit où elle est', () => {
  const coupes = new Map([
    [cleCoupe(EXAMEN, 20), Buffer.from('vingt')],
    [cleCoupe(EXAMEN, 12), Buffer.from('douze')],
  ]);
  const pages = illustrations(
    image,
    [repere(20, 1), repere(12, 2), repere(undefined, 3), repere(12, 4), repere(12, 5, 'autre')],
    coupes,
  );
  expect(
    pages.map(({ octets, legende, reperes }) => [
      octets.toString(),
      legende,
      reperes.map(({ numero, mesure, ailleurs }) => [numero, mesure, ailleurs]),
    ]),
  ).toEqual([
    ['milieu', 'Coupes', [[3, null, false]]],
    [
      'douze',
      'Coupes, coupe 13 sur 26, axiale, à 6\u00a0mm de la première',
      [
        [2, '12,0\u00a0mm', false],
        [4, '12,0\u00a0mm', false],
      ],
    ],
    ['vingt', 'Coupes, coupe 21 sur 26, axiale, à 10\u00a0mm de la première', [[1, '12,0\u00a0mm', false]]],
  ]);
});

test('ce qui est sur une coupe qui ne s’imprime pas est dit près de l’examen, jamais dessiné sur une autre coupe', () => {
  const [seule, ...suite] = illustrations(image, [repere(3, 1)], new Map());
  expect(suite).toEqual([]);
  expect(seule?.reperes).toMatchObject([{ numero: 1, mesure: '12,0\u00a0mm', ailleurs: true }]);
});
