import { expect, test } from 'vitest';
import { PROTOCOLES, vuesManquantes } from './protocoles.ts';
import { comparerVues } from './vue.ts';
import { CODES_VUE, VUES } from './vues.ts';

test('CAP-01 : le protocole rapide compte cinq vues, le complet douze', () => {
  expect(PROTOCOLES.RAPIDE_5.vues).toHaveLength(5);
  expect(new Set(PROTOCOLES.COMPLET_12.vues).size).toBe(12);
  expect(PROTOCOLES.RAPIDE_5.vues.map((vue) => VUES[vue].codeDentOip)).toEqual([
    'IV07',
    'IV01',
    'IV18',
    'IV25',
    'IV27',
  ]);
});

test('CAP-01 : les vues manquantes sortent dans l’ordre de la bouche', () => {
  expect(vuesManquantes(PROTOCOLES.RAPIDE_5, ['OCCLUSALE_SUPERIEURE', 'PLAINTE', 'FACE'])).toEqual([
    'VESTIBULAIRE_DROITE',
    'VESTIBULAIRE_GAUCHE',
    'OCCLUSALE_INFERIEURE',
  ]);
  expect(vuesManquantes(PROTOCOLES.COMPLET_12, CODES_VUE)).toEqual([]);
});

test('CAP-01 : la radiographie s’importe seulement', () => {
  expect(CODES_VUE.filter((vue) => VUES[vue].importSeul)).toEqual([
    'RADIO_BITEWING_DROITE',
    'RADIO_BITEWING_GAUCHE',
    'RADIO_PANORAMIQUE',
    'RADIO',
  ]);
});

test('CAP-01 : l’ordre des vues est sans doublon', () => {
  const vues = Object.values(VUES);
  expect(vues.toSorted(comparerVues)).toEqual(vues);
  expect(new Set(CODES_VUE.map((vue) => VUES[vue].ordre)).size).toBe(CODES_VUE.length);
});

test('CAP-02 : cinq vues ne montrent aucune face linguale ni palatine', () => {
  const montrees = PROTOCOLES.RAPIDE_5.vues.flatMap((vue) => [
    ...VUES[vue].montre.faces,
    ...VUES[vue].montre.facesPartielles,
  ]);
  expect(montrees.filter((cle) => cle.endsWith('-linguale'))).toEqual([]);
});

test('CAP-02 : le côté droit du patient est celui des quadrants 1, 4, 5 et 8', () => {
  const quadrants = new Set(VUES.VESTIBULAIRE_DROITE.montre.faces.map((cle) => cle[0]));
  expect(quadrants).toEqual(new Set(['1', '4', '5', '8']));
  const palatine = new Set(VUES.PALATINE_GAUCHE.montre.faces.map((cle) => cle[0]));
  expect(palatine).toEqual(new Set(['2', '6']));
});

test.each([
  ['PALATINE_DROITE', ['1', '5']],
  ['PALATINE_GAUCHE', ['2', '6']],
  ['LINGUALE_GAUCHE', ['3', '7']],
  ['LINGUALE_DROITE', ['4', '8']],
] as const)(
  'CAP-02 : la vue %s montre l’intérieur des dents des quadrants %s, et rien d’autre',
  (vue, quadrants) => {
    const { faces, facesPartielles, sites } = VUES[vue].montre;
    expect([...new Set(faces.map(([quadrant]) => quadrant))]).toEqual([...quadrants]);
    expect(faces.every((cle) => cle.endsWith('-linguale'))).toBe(true);
    expect([facesPartielles, sites]).toEqual([[], []]);
  },
);

test.each([
  ['VESTIBULAIRE_DROITE', ['1', '5', '8', '4'], ['18', '48']],
  ['VESTIBULAIRE_GAUCHE', ['2', '6', '3', '7'], ['28', '38']],
] as const)(
  'CAP-02 : la vue %s montre un côté, de la canine à la deuxième molaire',
  (vue, cotes, cachees) => {
    const { faces, facesPartielles } = VUES[vue].montre;
    expect(new Set(faces.map(([quadrant]) => quadrant))).toEqual(new Set(cotes));
    expect(new Set(faces.map((cle) => cle[1]))).toEqual(new Set(['3', '4', '5', '6', '7']));
    expect(facesPartielles).toEqual(cachees.map((dent) => `${dent}-vestibulaire`));
  },
);
