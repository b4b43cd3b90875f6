import { expect, test } from 'vitest';
import {
  estCodeLieuNaissance,
  estTransmissible,
  type IdentiteIns,
  OID_INS,
  statutIns,
  traitsManquants,
  verifierOid,
  verifierTransmission,
} from './ins.ts';

const production = { production: true };
const qualifiee: IdentiteIns = {
  statut: 'QUAL',
  attributs: [],
  matricule: '279035121518989',
  oid: OID_INS.NIR,
};

test('ID-INS : une identité qualifiée transmet son INS', () => {
  expect(verifierTransmission(qualifiee, production)).toEqual({ accord: true });
});

test.each(['PROV', 'RECUP', 'VALI'] as const)('ID-INS : une identité %s ne transmet pas d’INS', (statut) => {
  expect(estTransmissible({ ...qualifiee, statut }, production)).toBe(false);
});

test.each([
  ['douteuse', { ...qualifiee, attributs: ['DOUTEUSE'] }, ['IDENTITE_DOUTEUSE']],
  ['fictive', { ...qualifiee, attributs: ['FICTIVE'] }, ['IDENTITE_FICTIVE']],
  ['sans matricule', { ...qualifiee, matricule: null }, ['MATRICULE_ABSENT']],
  ['de test', { ...qualifiee, oid: OID_INS.TEST }, ['OID_DE_TEST_EN_PRODUCTION']],
] as const)('ID-INS : une identité %s ne transmet pas d’INS', (_titre, identite, motifs) => {
  expect(verifierTransmission(identite, production)).toEqual({ accord: false, motifs });
});

test('ID-INS : un homonyme reste transmissible', () => {
  expect(estTransmissible({ ...qualifiee, attributs: ['HOMONYME'] }, production)).toBe(true);
});

test.each([
  [OID_INS.NIR, { accord: true }],
  [OID_INS.NIA, { accord: true }],
  [OID_INS.TEST, { accord: false, motifs: ['OID_DE_TEST_EN_PRODUCTION'] }],
  [OID_INS.DEMO, { accord: false, motifs: ['OID_DE_TEST_EN_PRODUCTION'] }],
  ['1.2.250.1.213.1.4.2', { accord: false, motifs: ['OID_OBSOLETE'] }],
  ['1.2.3', { accord: false, motifs: ['OID_INCONNU'] }],
])('ID-INS : en production, l’OID %s', (oid, attendu) => {
  expect(verifierOid(oid, production)).toEqual(attendu);
});

test.each([OID_INS.TEST, OID_INS.DEMO])('ID-INS : hors production, l’OID %s est admis', (oid) => {
  expect(verifierOid(oid, { production: false })).toEqual({ accord: true });
});

test.each([
  [false, false, 'PROV'],
  [true, false, 'RECUP'],
  [false, true, 'VALI'],
  [true, true, 'QUAL'],
] as const)('ID-INS : INSi %s et pièce %s donnent le statut %s', (reponseInsi, pieceVerifiee, statut) => {
  expect(statutIns({ reponseInsi, pieceVerifiee, attributs: [] })).toBe(statut);
});

test.each(['DOUTEUSE', 'FICTIVE'] as const)('ID-INS : une identité %s ne se valide pas', (attribut) => {
  expect(statutIns({ reponseInsi: true, pieceVerifiee: true, attributs: [attribut] })).toBe('RECUP');
  expect(statutIns({ reponseInsi: false, pieceVerifiee: true, attributs: [attribut] })).toBe('PROV');
});

const traits = {
  nomNaissance: 'DESMAUX',
  prenoms: ['NATHALIE', 'AMELIE'],
  dateNaissance: '1979-03-25',
  sexe: 'F',
  codeLieuNaissance: '51215',
} as const;

test('ID-INS : les traits stricts complets ne laissent rien à demander', () => {
  expect(traitsManquants(traits)).toEqual([]);
});

test('ID-INS : chaque trait absent ou impossible est nommé', () => {
  expect(traitsManquants({})).toEqual([
    'nomNaissance',
    'prenoms',
    'dateNaissance',
    'sexe',
    'codeLieuNaissance',
  ]);
  expect(traitsManquants({ ...traits, nomNaissance: ' ', prenoms: [''] })).toEqual([
    'nomNaissance',
    'prenoms',
  ]);
  expect(traitsManquants({ ...traits, prenoms: ['NATHALIE'] })).toEqual([]);
  expect(traitsManquants({ ...traits, dateNaissance: '1979-02-30' })).toEqual(['dateNaissance']);
  expect(traitsManquants({ ...traits, codeLieuNaissance: 'Reims' })).toEqual(['codeLieuNaissance']);
});

test.each([
  ['2A004', true],
  ['2B033', true],
  ['97105', true],
  ['99350', true],
  ['20004', false],
  ['00123', false],
  ['5145', false],
])('ID-INS : le code de lieu de naissance %s est valide : %s', (code, attendu) => {
  expect(estCodeLieuNaissance(code)).toBe(attendu);
});
