import { expect, test } from 'vitest';
import { masquer } from './masquer.ts';

test.each([
  ['279035121518989@patient.mssante.fr', '…@patient.mssante.fr'],
  ['XDM/1.0/DDM+CR de télémédecine CANARI Zoé 28/03/1979', 'XDM/1.0/DDM+…'],
  ['[Annule et remplace] XDM/1.0/DDM+CR CANARI Zoé 28/03/1979', '[Annule et remplace] XDM/1.0/DDM+…'],
  ['Madame CANARI a mal', '…'],
  ['CANARI <canari@x.fr>', '…'],
])('le journal ne garde de « %s » que « %s »', (brut, masque) => {
  expect(masquer(brut)).toBe(masque);
});
