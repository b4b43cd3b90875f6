import { expect, test } from 'vitest';
import { peutCreerLogiciel } from './logiciel.ts';

const logiciel = { organisationId: 'o1', sites: ['s1', 's2'], cree: ['Patient'] };
const dossier = { organisationId: 'o1', sites: ['s2', 's9'] };

test('DOS-12 : un logiciel crée ce qu’on lui a ouvert, pour qui est suivi sur ses sites', () => {
  expect(peutCreerLogiciel(logiciel, 'Patient', dossier).accord).toBe(true);
  expect(peutCreerLogiciel(logiciel, 'Patient', null).accord).toBe(true);
});

test.each([
  ['AUTRE_ORGANISATION', logiciel, 'Patient', { ...dossier, organisationId: 'o2' }],
  ['SANS_RELATION_DE_SOIN', logiciel, 'Patient', { ...dossier, sites: ['s9'] }],
  ['SANS_RELATION_DE_SOIN', logiciel, 'Patient', { ...dossier, sites: [] }],
  ['ROLE_INSUFFISANT', logiciel, 'DocumentReference', dossier],
  ['ROLE_INSUFFISANT', { ...logiciel, cree: [] }, 'Patient', null],
  ['ROLE_INSUFFISANT', { ...logiciel, cree: ['*'] }, 'Patient', dossier],
] as const)('DOS-12 : %s', (motif, qui, type, quoi) => {
  expect(peutCreerLogiciel(qui, type, quoi)).toEqual({ accord: false, motifs: [motif] });
});
