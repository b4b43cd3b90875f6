import { expect, test } from 'vitest';
import {
  clePatient,
  type DossierCandidat,
  identitesContraires,
  memesTraits,
  type PatientRecu,
  proposer,
} from './rapprochement.ts';

const jeanne: DossierCandidat = {
  id: 'a',
  nomNaissance: 'Lefèvre',
  nomUtilise: 'Martin',
  prenoms: ['Jeanne', 'Marie'],
  prenomUtilise: null,
  dateNaissance: '1938-04-12',
  sexe: 'F',
};
const recu: PatientRecu = {
  nom: 'LEFEVRE',
  prenoms: 'JEANNE',
  naissance: '1938-04-12',
  sexe: 'F',
  identifiant: 'P-77',
  emetteur: 'CABINET',
};
const DEUX = ['IDENTIFIANT', 'TRAITS'] as const;

test('IMG-01 : nom, prénom, naissance et sexe égaux, une seule personne : proposée', () => {
  expect(proposer(recu, DEUX, { connu: null, candidats: [jeanne] })).toEqual({
    dossierId: 'a',
    regle: 'TRAITS',
  });
  expect(memesTraits({ ...recu, nom: 'Martin' }, jeanne)).toBe(true);
  expect(memesTraits({ ...recu, prenoms: 'Jeanne Marie' }, jeanne)).toBe(true);
});

test('IMG-01 : un trait qui manque ou qui diffère ne propose personne', () => {
  const autres: Partial<PatientRecu>[] = [
    { nom: 'LEFEVRES' },
    { nom: '' },
    { prenoms: '' },
    { prenoms: 'JEANNETTE' },
    { naissance: null },
    { naissance: '1938-04-13' },
    { sexe: null },
    { sexe: 'M' },
  ];
  for (const autre of autres)
    expect(proposer({ ...recu, ...autre }, DEUX, { connu: null, candidats: [jeanne] })).toBeNull();
});

test('IMG-01 : deux personnes aux mêmes traits ne sont pas départagées', () => {
  const candidats = [jeanne, { ...jeanne, id: 'b' }];
  expect(proposer(recu, DEUX, { connu: null, candidats })).toBeNull();
});

test('IMG-01 : un identifiant connu propose, sauf si le fichier dit une autre personne', () => {
  const nom = { ...recu, nom: '', prenoms: '', naissance: null, sexe: null };
  expect(proposer(nom, DEUX, { connu: jeanne, candidats: [] })).toEqual({
    dossierId: 'a',
    regle: 'IDENTIFIANT',
  });
  for (const autre of [
    { naissance: '1950-01-01' },
    { nom: 'DURAND' },
    { sexe: 'M' as const },
    { prenoms: 'Paul' },
  ])
    expect(proposer({ ...recu, ...autre }, DEUX, { connu: jeanne, candidats: [jeanne] })).toBeNull();
});

test('IMG-01 : l’organisation décide des règles ; aucune règle, aucune proposition', () => {
  expect(proposer(recu, [], { connu: jeanne, candidats: [jeanne] })).toBeNull();
  expect(proposer(recu, ['IDENTIFIANT'], { connu: null, candidats: [jeanne] })).toBeNull();
  expect(proposer(recu, ['TRAITS'], { connu: jeanne, candidats: [] })).toBeNull();
});

test('ce que le fichier ne dit pas n’accuse personne', () => {
  expect(identitesContraires({ ...recu, nom: '', prenoms: '', naissance: null, sexe: null }, jeanne)).toBe(
    false,
  );
  expect(identitesContraires({ ...recu, sexe: 'O' }, jeanne)).toBe(false);
});

test('une étude qui nomme deux personnes fait deux lignes', () => {
  expect(clePatient(recu)).toBe(clePatient({ ...recu, nom: 'Lefèvre', prenoms: 'jeanne' }));
  expect(clePatient(recu)).not.toBe(clePatient({ ...recu, nom: 'DURAND' }));
  expect(clePatient(recu)).not.toBe(clePatient({ ...recu, emetteur: 'AUTRE' }));
});
