import { describe, expect, test } from 'vitest';
import { croix, geometrieDe, type PlanDeCoupe, type Vecteur } from './geometrie.ts';

const pile = (
  ligne: Vecteur,
  colonne: Vecteur,
  hauteurs: readonly number[] = [0, 0.4, 0.8, 1.2],
  decalage = 0,
): PlanDeCoupe[] => {
  const [a, b, c] = croix(ligne, colonne);
  return hauteurs.map((h) => ({ ligne, colonne, origine: [a * h + decalage * h, b * h, c * h] }));
};
const AXIALE = [
  [1, 0, 0],
  [0, 1, 0],
] as const;
const cos = Math.cos(Math.PI / 15);
const sin = Math.sin(Math.PI / 15);

describe('LEC-02 : les trois plans suivent l’orientation écrite dans les coupes', () => {
  test.each([
    ['axiales, des pieds vers la tête', pile(...AXIALE), { sens: 1, pas: 0.4, inclinaison: 0 }],
    ['axiales, de la tête vers les pieds', pile(...AXIALE).toReversed(), { sens: -1, inclinaison: 0 }],
    ['coronales', pile([1, 0, 0], [0, 0, -1]), { sens: 1, inclinaison: 0 }],
    ['sagittales', pile([0, 1, 0], [0, 0, -1]), { sens: 1, inclinaison: 0 }],
    ['obliques de 12°', pile([1, 0, 0], [0, cos, sin]), { sens: 1, inclinaison: 12 }],
    [
      'écrites avec peu de décimales',
      pile([0.999, 0.01, 0], [-0.01, 0.999, 0], [0, 0.4, 0.8, 1.21]),
      { etat: 'PLANS' },
    ],
  ])('coupes %s : plans proposés', (_titre, plans, attendu) => {
    expect(geometrieDe(plans)).toMatchObject({ etat: 'PLANS', ...attendu });
  });

  test.each([
    ['une coupe ne dit pas où elle est', [...pile(...AXIALE), null], 'ORIENTATION_ABSENTE'],
    ['une direction est impossible', pile([1, 0, 0], [1, 0, 0]), 'ORIENTATION_ABSENTE'],
    ['une seule coupe', pile(...AXIALE, [0]), 'ORIENTATION_ABSENTE'],
    [
      'des coupes en éventail',
      [...pile(...AXIALE), { ligne: [1, 0, 0], colonne: [0, cos, sin], origine: [0, 0, 1.6] } as const],
      'ORIENTATION_VARIABLE',
    ],
    ['une coupe manque', pile(...AXIALE, [0, 0.4, 1.2, 1.6]), 'ECARTS_IRREGULIERS'],
    ['deux coupes au même endroit', pile(...AXIALE, [0, 0, 0, 0]), 'ECARTS_IRREGULIERS'],
    ['un statif incliné', pile(...AXIALE, [0, 0.4, 0.8], 0.3), 'COUPES_DECALEES'],
  ])('%s : plans refusés, et la raison est dite', (_titre, plans, motif) => {
    expect(geometrieDe(plans)).toEqual({ etat: 'SANS_PLANS', motif });
  });
});
