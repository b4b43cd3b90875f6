import { expect, test } from 'vitest';
import { CODES_QUALITE, type Contexte, jugerQualite, PHRASE_QUALITE } from './qualite.ts';
import { ecart, empreintePerceptuelle } from './qualite-empreinte.ts';
import { mesurer, type Plan } from './qualite-mesures.ts';
import { bouche, flouter, parPoint } from './qualite-testing.ts';

const petite = () => bouche(1, 512, 342);
const contexte: Contexte = {
  modalite: 'LUMIERE_BLANCHE',
  vue: 'FACE',
  reference: null,
  horizontale: true,
  empreinte: '0',
  voisines: [],
};
const juger = (plan: Plan, autre: Partial<Contexte> = {}) =>
  jugerQualite(mesurer(plan), { ...contexte, ...autre });

const assombrir = (plan: Plan, par: number) => parPoint(plan, ([r, g, b]) => [r * par, g * par, b * par]);

test('CAP-01 : une bonne image ne reçoit aucune remarque', () => {
  expect(juger(petite())).toEqual([]);
});

test.each([
  ['NOIRE', assombrir(petite(), 0.05)],
  ['SOMBRE', assombrir(petite(), 0.3)],
  ['CLAIRE', parPoint(petite(), ([r, g, b]) => [r * 2, g * 2, b * 2])],
  [
    'REFLETS',
    parPoint(petite(), (rvb, x, y) => ((x - 256) ** 2 + (y - 171) ** 2 < 1_500 ? [255, 255, 255] : rvb)),
  ],
  ['VOILE', parPoint(petite(), ([r, g, b]) => [150 + r / 7, 150 + g / 7, 150 + b / 7])],
  ['COULEUR', parPoint(petite(), ([r, g, b]) => [r, g, b * 0.45])],
  ['FLOUE', flouter(petite(), { rx: 4, ry: 4 })],
  ['BOUGEE', flouter(petite(), { rx: 12, ry: 0 })],
  ['TROP_PRES', flouter(petite(), { rx: 4, ry: 4, dans: (x, y) => x > 80 && x < 432 && y > 50 && y < 292 })],
  ['ORIENTATION', bouche(1, 342, 512)],
] as const)('CAP-01 : %s est dit, avec ce qu’il faut faire', (code, plan) => {
  expect(juger(plan)).toContain(code);
  expect(PHRASE_QUALITE[code].length).toBeGreaterThan(20);
});

test('CAP-01 : de ce qui n’est pas éclairé, on ne dit rien d’autre', () => {
  expect(juger(assombrir(flouter(petite(), { rx: 4, ry: 4 }), 0.05))).toEqual(['NOIRE']);
});

test('CAP-01 : une image sombre ou brûlée n’a pas de couleur à juger', () => {
  const jaune = parPoint(petite(), ([r, g, b]) => [r * 0.3, g * 0.3, b * 0.1]);
  expect(juger(jaune)).toEqual(['SOMBRE']);
});

test('CAP-01 : la netteté se compare au meilleur aperçu récent, à la même taille', () => {
  const { nettete } = mesurer(petite());
  expect(juger(petite(), { reference: nettete * 2 })).toEqual([]);
  expect(juger(petite(), { reference: nettete * 3 })).toEqual(['FLOUE']);
});

test('CAP-01 : la fluorescence, sombre et verte, n’est pas une mauvaise lumière blanche', () => {
  const verte = parPoint(petite(), ([r, g]) => [r * 0.08, g * 0.22, 6]);
  expect(juger(verte)).toContain('SOMBRE');
  expect(juger(verte, { modalite: 'FLUORESCENCE' })).toEqual([]);
});

test('CAP-01 : une radiographie importée ne reçoit pas de remarque', () => {
  expect(juger(assombrir(petite(), 0.05), { modalite: 'RADIO' })).toEqual([]);
});

test('CAP-01 : une vue qui peut être verticale l’est sans remarque', () => {
  expect(juger(bouche(1, 342, 512), { horizontale: false })).toEqual([]);
});

test('CAP-01 : la même image sous une autre vue est signalée, un second essai de la même vue non', () => {
  const empreinte = empreintePerceptuelle(petite());
  const voisines = [{ vue: 'VESTIBULAIRE_DROITE', empreinte }];
  expect(juger(petite(), { empreinte, voisines })).toEqual(['DOUBLON']);
  expect(juger(petite(), { empreinte, voisines, vue: 'VESTIBULAIRE_DROITE' })).toEqual([]);
  expect(juger(petite(), { empreinte, voisines: [] })).toEqual([]);
});

test('l’empreinte ne dépend ni de la taille ni de la lumière, elle change avec la scène', () => {
  const empreinte = empreintePerceptuelle(bouche(1));
  expect(empreinte).toHaveLength(64);
  expect(ecart(empreinte, empreintePerceptuelle(assombrir(bouche(1), 0.8)))).toBeLessThan(30);
  expect(ecart(empreinte, empreintePerceptuelle(bouche(5)))).toBeGreaterThan(30);
  expect(ecart('ff', '00')).toBe(8);
});

test('une image d’une seule couleur est lisse, sans rien diviser par zéro', () => {
  const grise = parPoint(petite(), () => [128, 128, 128]);
  const mesure = mesurer(grise);
  expect([mesure.flou, mesure.nettete, mesure.contraste]).toEqual([1, 0, 0]);
  expect(juger(grise)).toContain('FLOUE');
});

test('chaque remarque dit quoi faire, sans nommer de maladie', () => {
  for (const code of CODES_QUALITE) expect(PHRASE_QUALITE[code]).not.toMatch(/carie|lésion|maladie|sain/i);
});
