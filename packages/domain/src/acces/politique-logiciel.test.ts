import { expect, test } from 'vitest';
import { peutEcrireLogiciel, peutLireLogiciel } from './politique.ts';

const logiciel = { organisationId: 'o1', sites: ['s1', 's2'], portees: ['Patient'] };
const dossier = { organisationId: 'o1', sites: ['s2', 's9'] };

test('DOS-12 : un logiciel lit ce qu’on lui a ouvert des personnes suivies sur ses sites', () => {
  expect(peutLireLogiciel(logiciel, 'Patient', dossier).accord).toBe(true);
  expect(peutLireLogiciel({ ...logiciel, portees: ['*'] }, 'Consent', dossier).accord).toBe(true);
  expect(peutLireLogiciel(logiciel, 'Patient', null).accord).toBe(true);
});

test.each([
  ['AUTRE_ORGANISATION', logiciel, 'Patient', { ...dossier, organisationId: 'o2' }],
  ['SANS_RELATION_DE_SOIN', logiciel, 'Patient', { ...dossier, sites: ['s9'] }],
  ['SANS_RELATION_DE_SOIN', logiciel, 'Patient', { ...dossier, sites: [] }],
  ['SANS_RELATION_DE_SOIN', { ...logiciel, sites: [] }, 'Patient', dossier],
  ['ROLE_INSUFFISANT', logiciel, 'Consent', dossier],
  ['ROLE_INSUFFISANT', logiciel, 'Organization', null],
  ['ROLE_INSUFFISANT', { ...logiciel, portees: [] }, 'Patient', dossier],
] as const)('DOS-12 : %s', (motif, qui, ressource, quoi) => {
  expect(peutLireLogiciel(qui, ressource, quoi)).toEqual({ accord: false, motifs: [motif] });
});

const redacteur = { ...logiciel, ecrit: true };

test('DOS-12 : un logiciel commence une demande sur un site qui lui est ouvert, s’il en a le droit', () => {
  const lieu = { organisationId: 'o1', siteId: 's2' };
  expect(peutEcrireLogiciel(redacteur, lieu).accord).toBe(true);
  for (const [motif, qui, ou] of [
    ['ROLE_INSUFFISANT', { ...redacteur, ecrit: false }, lieu],
    ['SANS_RELATION_DE_SOIN', redacteur, { ...lieu, siteId: 's9' }],
    ['AUTRE_ORGANISATION', redacteur, { ...lieu, organisationId: 'o2' }],
  ] as const)
    expect(peutEcrireLogiciel(qui, ou)).toEqual({ accord: false, motifs: [motif] });
});
