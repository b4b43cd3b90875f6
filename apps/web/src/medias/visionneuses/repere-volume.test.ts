import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { expect, test } from 'vitest';
import { dansLExamen, enMonde, enPoints, milieuDe, pasLeLong } from './repere-volume.ts';

const technique = (geometrie: Partial<NonNullable<TechniqueDicomT['geometrie']>>) =>
  ({
    colonnes: 100,
    lignes: 80,
    images: 40,
    espacement: { x: 0.2, y: 0.3, source: 'PATIENT' },
    pas: 0.4,
    geometrie: { etat: 'PLANS', pas: 0.4, inclinaison: 0, sens: 1, ...geometrie },
  }) as TechniqueDicomT;
const sagittales = technique({ ligne: [0, 1, 0], colonne: [0, 0, -1], sens: -1 });

test('un examen pris de côté se recoupe dans les axes de la personne', () => {
  // Rows go to her back, columns to her feet; slices come from her left (normal -x, against it).
  const [gauche, dos, tete] = enMonde(sagittales, [10, 10, 10]);
  expect(gauche).toBeCloseTo(4);
  expect(dos).toBeCloseTo(2);
  expect(tete).toBeCloseTo(-3);
  expect(enPoints(sagittales, [gauche, dos, tete]).map(Math.round)).toEqual([10, 10, 10]);
  expect(pasLeLong(sagittales, 0)).toBeCloseTo(0.4);
  expect(pasLeLong(sagittales, 2)).toBeCloseTo(0.3);
});

test('on ne regarde jamais hors de l’examen', () => {
  const lieu = dansLExamen(sagittales, [500, -500, 500]);
  const [i, j, k] = enPoints(sagittales, lieu);
  expect([i, j, k].map((n) => Math.round(n))).toEqual([0, 0, 39]);
  expect(enPoints(sagittales, milieuDe(sagittales)).map(Math.round)).toEqual([50, 40, 20]);
});
