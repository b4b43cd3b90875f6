import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { CODES_VUE } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { choixDeVues, proposerVues, tourner } from './vues.ts';

const RAPIDE = PROTOCOLES.RAPIDE_5;
const photos = (n: number) => Array.from({ length: n }, () => ({ dicom: false }));

test('CAP-01 : les fichiers prennent les vues manquantes, dans l’ordre de la bouche', () => {
  expect(proposerVues(RAPIDE, ['FACE'], { choisie: undefined, fichiers: photos(2) })).toEqual([
    'VESTIBULAIRE_DROITE',
    'VESTIBULAIRE_GAUCHE',
  ]);
});

test('CAP-01 : la vue montrée du doigt passe d’abord, une seule fois', () => {
  expect(proposerVues(RAPIDE, [], { choisie: 'OCCLUSALE_SUPERIEURE', fichiers: photos(5) })).toEqual([
    'OCCLUSALE_SUPERIEURE',
    'FACE',
    'VESTIBULAIRE_DROITE',
    'VESTIBULAIRE_GAUCHE',
    'OCCLUSALE_INFERIEURE',
  ]);
});

test('CAP-01 : quand rien ne manque, un gros plan ; un fichier DICOM est une radiographie', () => {
  expect(
    proposerVues(RAPIDE, ['FACE', 'VESTIBULAIRE_DROITE', 'VESTIBULAIRE_GAUCHE', 'OCCLUSALE_SUPERIEURE'], {
      choisie: undefined,
      fichiers: [{ dicom: true }, ...photos(2)],
    }),
  ).toEqual(['RADIO', 'OCCLUSALE_INFERIEURE', 'PLAINTE']);
});

test('CAP-01 : les vues du protocole ouvrent la liste', () => {
  const ids = choixDeVues(RAPIDE, []).map(({ id }) => id);
  expect(ids.slice(0, 6)).toEqual([
    'FACE',
    'VESTIBULAIRE_DROITE',
    'VESTIBULAIRE_GAUCHE',
    'OCCLUSALE_SUPERIEURE',
    'OCCLUSALE_INFERIEURE',
    'FACE_OUVERTE',
  ]);
  expect(new Set(ids).size).toBe(CODES_VUE.length);
});

test.each([
  [0, 'GAUCHE', 270],
  [270, 'DROITE', 0],
  [90, 'DROITE', 180],
] as const)('tourner de %s vers la %s donne %s', (depart, sens, arrivee) => {
  expect(tourner(depart, sens)).toBe(arrivee);
});
