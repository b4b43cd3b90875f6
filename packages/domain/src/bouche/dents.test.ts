import { expect, test } from 'vitest';
import {
  DENTS,
  DENTS_PERMANENTES,
  DENTS_TEMPORAIRES,
  dentsDe,
  estCodeFdi,
  nomDent,
  predecesseur,
  rangees,
} from './dents.ts';
import { facesDe, nomFace } from './faces.ts';

test('CAP-02 : une bouche compte 32 dents permanentes et 20 temporaires', () => {
  expect(new Set(DENTS_PERMANENTES).size).toBe(32);
  expect(new Set(DENTS_TEMPORAIRES).size).toBe(20);
  expect(new Set(DENTS).size).toBe(52);
  expect(['PERMANENTE', 'TEMPORAIRE', 'MIXTE'].map((d) => dentsDe(d as 'MIXTE').length)).toEqual([
    32, 20, 52,
  ]);
});

test.each(['10', '19', '50', '56', '86', '91', '1', '111', ''])(
  'CAP-02 : « %s » n’est pas une dent',
  (code) => {
    expect(estCodeFdi(code)).toBe(false);
  },
);

test.each([
  ['16', 'première molaire supérieure droite'],
  ['21', 'incisive centrale supérieure gauche'],
  ['34', 'première prémolaire inférieure gauche'],
  ['48', 'troisième molaire inférieure droite'],
  ['55', 'deuxième molaire temporaire supérieure droite'],
  ['83', 'canine temporaire inférieure droite'],
] as const)('CAP-02 : %s est la %s', (dent, nom) => {
  expect(nomDent(dent)).toBe(nom);
});

test('CAP-02 : chaque dent temporaire a un successeur, et les molaires permanentes aucun prédécesseur', () => {
  const remplacees = DENTS_PERMANENTES.flatMap((dent) => predecesseur(dent) ?? []);
  expect(remplacees.toSorted()).toEqual(DENTS_TEMPORAIRES.toSorted());
  expect([predecesseur('15'), predecesseur('44')]).toEqual(['55', '84']);
  expect(DENTS_PERMANENTES.filter((dent) => predecesseur(dent) === null)).toEqual([
    ...['18', '17', '16', '26', '27', '28', '38', '37', '36', '46', '47', '48'],
  ]);
});

test('CAP-02 : la droite du patient est à gauche de l’odontogramme', () => {
  expect(rangees('PERMANENTE').map((r) => [r[0], r[7], r[8], r[15]])).toEqual([
    ['18', '11', '21', '28'],
    ['48', '41', '31', '38'],
  ]);
  expect(rangees('MIXTE').map((r) => r[0])).toEqual(['18', '55', '85', '48']);
  expect(rangees('TEMPORAIRE').map((r) => r.at(-1))).toEqual(['65', '75']);
});

test('CAP-02 : l’ordre de lecture tourne autour de la bouche', () => {
  const rangs = (['15', '55', '11', '38', '48'] as const).map((dent) => DENTS.indexOf(dent));
  expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
});

test.each([
  ['16', 'linguale', 'palatine'],
  ['36', 'linguale', 'linguale'],
  ['11', 'occlusale', 'incisale'],
  ['83', 'occlusale', 'incisale'],
  ['54', 'occlusale', 'occlusale'],
  ['26', 'mesiale', 'mésiale'],
] as const)('CAP-02 : %s, la face %s se dit %s', (dent, face, nom) => {
  expect(nomFace(dent, face)).toBe(nom);
});

test('CAP-02 : une dent montre cinq faces', () => {
  expect(facesDe('11').map(({ nom }) => nom)).toEqual([
    'vestibulaire',
    'palatine',
    'mésiale',
    'distale',
    'incisale',
  ]);
});
