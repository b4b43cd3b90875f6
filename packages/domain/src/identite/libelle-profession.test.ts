import { expect, test } from 'vitest';
import { libelleProfession } from './libelle-profession.ts';
import { PROFESSIONS } from './professions.ts';

test.each([
  ['60', 'MME', 'Infirmière'],
  ['60', 'M', 'Infirmier'],
  ['40', 'MME', 'Chirurgienne-dentiste'],
  ['10', 'MME', 'Médecin'],
  ['DIR', 'MME', 'Directrice'],
  ['50', 'M', 'Sage-femme'],
  ['INCONNUE', 'MME', 'INCONNUE'],
] as const)('la profession %s de %s se dit « %s »', (profession, civilite, libelle) => {
  expect(libelleProfession({ profession, civilite })).toBe(libelle);
});

test('sans civilité, le mot de la nomenclature : rien n’est deviné', () => {
  for (const [profession, { libelle }] of Object.entries(PROFESSIONS))
    expect(libelleProfession({ profession, civilite: null })).toBe(libelle);
});
