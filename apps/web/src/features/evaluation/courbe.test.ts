import { ALGOPLUS } from '@orapont/domain/evaluation/algoplus';
import { expect, test } from 'vitest';
import { pointsDe } from './courbe.ts';

const cadre = { largeur: 100, hauteur: 50 };
const faite = (id: string, jour: string, reponses: Record<string, number>) => ({
  id,
  faiteLe: `${jour}T10:00:00.000Z`,
  reponses,
});
const zero = { VISAGE: 0, REGARD: 0, PLAINTES: 0, CORPS: 0, COMPORTEMENTS: 0 };

test('le temps va de gauche à droite, l’échelle entière de bas en haut', () => {
  const points = pointsDe(
    ALGOPLUS,
    [
      faite('a', '2026-03-01', zero),
      faite('b', '2026-03-02', { ...zero, VISAGE: 1 }),
      faite('c', '2026-03-05', { VISAGE: 1, REGARD: 1, PLAINTES: 1, CORPS: 1, COMPORTEMENTS: 1 }),
    ],
    cadre,
  );
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, 50],
    [25, 40],
    [100, 0],
  ]);
});

test('un score partiel occupe tout l’intervalle où il peut être', () => {
  const [point] = pointsDe(ALGOPLUS, [faite('a', '2026-03-01', { VISAGE: 1 })], cadre);
  expect(point).toMatchObject({ x: 50, y: 40, yHaut: 0, complet: false });
});
