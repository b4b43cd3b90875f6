import { chartVierge, DENT_NON_OBSERVEE } from '@orapont/domain/bouche/observation';
import { expect, test } from 'vitest';
import { presentationEmportee } from './presentation-emportee.ts';

test('CAP-02 : le schéma emporté dit les dents absentes, sans lui l’âge dit la denture', () => {
  const chart = {
    ...chartVierge('PERMANENTE'),
    dents: { '37': { ...DENT_NON_OBSERVEE, etat: 'ABSENTE' as const } },
  };
  expect(presentationEmportee(chart, '1935-01-01')).toEqual({
    denture: 'PERMANENTE',
    etats: { '37': 'ABSENTE' },
  });
  expect(presentationEmportee(null, '1935-01-01')).toEqual({ denture: 'PERMANENTE', etats: {} });
  expect(presentationEmportee({ dents: 'illisible' }, '1935-01-01')).toEqual({
    denture: 'PERMANENTE',
    etats: {},
  });
});
