import { expect, test } from 'vitest';
import { controlerFiness, verifierFiness } from './finess.ts';

test.each([
  ['750712184', 'référence 3.3'],
  ['130786049', 'référence 3.3'],
  ['010000602', 'référence 3.3'],
  ['2A0000014', 'centre hospitalier d’Ajaccio'],
  ['2A0000170', 'centre hospitalier de Bonifacio'],
  ['2A0000386', 'centre hospitalier de Castelluccio'],
  ['2A0002606', 'hôpital de Sartène'],
  ['2B0000020', 'centre hospitalier de Bastia'],
  ['2B0005342', 'centre hospitalier de Calvi'],
  ['2B0004246', 'centre hospitalier de Corte'],
  ['2b0000442', 'EHPAD de Haute-Corse'],
])('ID-FINESS : %s est juste (%s)', (finess) => {
  expect(verifierFiness(finess)).toEqual({ accord: true });
});

test.each([
  ['75071218', 'FINESS_FORME'],
  ['2C0000014', 'FINESS_FORME'],
  ['75071218A', 'FINESS_FORME'],
  ['750712185', 'FINESS_CLE'],
  ['2B0000014', 'FINESS_CLE'],
])('ID-FINESS : %s est refusé (%s)', (finess, motif) => {
  expect(verifierFiness(finess)).toEqual({ accord: false, motifs: [motif] });
});

test('ID-FINESS : un numéro d’exemple de l’ANS passe avec un avertissement dans un essai, pas en production', () => {
  expect(controlerFiness('120456789', { production: false })).toEqual({
    verdict: { accord: true },
    avertissements: ['FINESS_CLE_IGNOREE'],
  });
  expect(controlerFiness('12045678', { production: false })).toEqual({
    verdict: { accord: false, motifs: ['FINESS_FORME'] },
    avertissements: [],
  });
  expect(controlerFiness('120456789', { production: true }).verdict).toEqual({
    accord: false,
    motifs: ['FINESS_CLE'],
  });
});
