import { expect, test } from 'vitest';
import { estUnAutrePatient } from './patient-image.ts';

const jeanne = {
  nomNaissance: 'Lefèvre',
  nomUtilise: 'Martin-Duval',
  prenoms: ['Jeanne', 'Marie'],
  prenomUtilise: null,
  dateNaissance: '1938-02-03',
};
const inscrit = (nom: string, prenoms = '', naissance: string | null = null) => ({ nom, prenoms, naissance });

test.each([
  ['son nom de naissance', inscrit('LEFEVRE', 'JEANNE', '1938-02-03')],
  ['son nom utilisé', inscrit('MARTIN DUVAL', 'Jeanne')],
  ['les deux noms à la fois', inscrit('LEFEVRE MARTIN DUVAL', 'JEANNE')],
  ['nom et prénom dans la même case', inscrit('Lefèvre Jeanne')],
  ['un second prénom', inscrit('LEFEVRE', 'MARIE')],
  ['un nom seul', inscrit('LEFEVRE')],
  ['une date seule', inscrit('', '', '1938-02-03')],
  ['rien', inscrit('')],
  ['un nom retiré exprès', inscrit('ANONYMOUS', 'PATIENT')],
])('la même personne : %s', (_quoi, patient) => {
  expect(estUnAutrePatient(patient, jeanne)).toBe(false);
});

test.each([
  ['un autre nom', inscrit('GARNIER', 'JEANNE')],
  ['la moitié d’un nom composé', inscrit('DUVAL', 'JEANNE')],
  ['un autre prénom : la sœur, le mari', inscrit('LEFEVRE', 'PAUL')],
  ['une autre date de naissance', inscrit('LEFEVRE', 'JEANNE', '1938-02-04')],
  ['une autre date, sans nom', inscrit('', '', '1940-05-06')],
])('une autre personne : %s', (_quoi, patient) => {
  expect(estUnAutrePatient(patient, jeanne)).toBe(true);
});

test('une autre personne : un autre nom, pour qui n’a pas de nom utilisé', () => {
  expect(estUnAutrePatient(inscrit('GARNIER'), { ...jeanne, nomUtilise: null })).toBe(true);
});
