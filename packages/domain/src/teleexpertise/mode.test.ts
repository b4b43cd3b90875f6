import { expect, test } from 'vitest';
import { libelleMode } from './mode.ts';

test.each([
  ['PONCTUELLE', 'SYNCHRONE', 'ponctuelle, synchrone'],
  ['PONCTUELLE', 'ASYNCHRONE', 'ponctuelle, asynchrone'],
  ['REPETEE', 'SYNCHRONE', 'répétée, synchrone'],
  ['REPETEE', 'ASYNCHRONE', 'répétée, asynchrone'],
] as const)('TE-10 : %s et %s est admis et se lit « %s »', (frequence, temporalite, libelle) => {
  expect(libelleMode({ frequence, temporalite })).toBe(libelle);
});
