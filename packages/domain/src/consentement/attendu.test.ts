import { expect, test } from 'vitest';
import { consentementAttendu, peutRedemander } from './attendu.ts';

const moreau = { requisId: 'moreau', siteId: 'port', nom: 'Claire Moreau' };
const lambert = { requisId: 'lambert', siteId: 'port', nom: 'Hugo Lambert' };
const le = '2026-11-22T10:00:00.000Z';
const pas = (
  nom: 'CONSENTEMENT_DEMANDE' | 'CONSENTEMENT_RAPPORTE' | 'CONSENTEMENT_REFUSE',
  pour = moreau,
) => ({
  pas: nom,
  le,
  pour,
});

test.each([
  ['dit pour le requis : rien n’est attendu', 'moreau', undefined, null],
  ['jamais dit : attendu, pas encore demandé', null, undefined, { ...moreau, demandeLe: null }],
  ['dit pour un autre : attendu', 'lambert', undefined, { ...moreau, demandeLe: null }],
  ['demandé : attendu depuis ce jour', null, pas('CONSENTEMENT_DEMANDE'), { ...moreau, demandeLe: le }],
  [
    'dit pour le requis, demandé pour un confrère : attendu pour le confrère',
    'moreau',
    pas('CONSENTEMENT_DEMANDE', lambert),
    { ...lambert, demandeLe: le },
  ],
  ['refusé pour un confrère : le requis garde le sien', 'moreau', pas('CONSENTEMENT_REFUSE', lambert), null],
  ['demandé, puis dit', 'moreau', pas('CONSENTEMENT_RAPPORTE'), null],
] as const)('TE-08 : consentement %s', (_titre, ditPour, dernier, attendu) => {
  expect(consentementAttendu(moreau, { ditPour, dernier })).toEqual(attendu);
});

test('TE-08 : la même question ne repart pas dans la journée', () => {
  expect(peutRedemander(le, '2026-11-23T09:59:59.000Z')).toBe(false);
  expect(peutRedemander(le, '2026-11-23T10:00:00.000Z')).toBe(true);
  expect(peutRedemander(null, le)).toBe(true);
});
