import { expect, test } from 'vitest';
import { changements, type Faits } from './changements.ts';

const depart: Faits = {
  identite: 'i',
  decedee: false,
  sites: ['tilleuls'],
  mesure: 'm',
  sante: 's1',
  actes: ['a0'],
};
const ici = { siteId: 'tilleuls', acteId: 'a1' };

test('un dossier que personne n’a touché n’a rien à vérifier', () => {
  expect(changements(depart, depart, ici)).toEqual([]);
  expect(changements(depart, { ...depart, actes: ['a0', 'a1'] }, ici)).toEqual([]);
});

test.each([
  ['un décès', { decedee: true }, 'PERSONNE_DECEDEE'],
  ['un départ', { sites: ['belair'] }, 'PERSONNE_SORTIE'],
  ['une identité corrigée', { identite: 'j' }, 'IDENTITE_CHANGEE'],
  ['une mesure de protection', { mesure: 'n' }, 'MESURE_CHANGEE'],
  ['un nouveau traitement', { sante: 's2' }, 'SANTE_CHANGEE'],
  ['une demande ouverte ailleurs', { actes: ['a0', 'a9'] }, 'ACTE_DEJA_OUVERT'],
] as const)('%s est dit', (_titre, change, code) => {
  expect(changements(depart, { ...depart, ...change }, ici)).toEqual([code]);
});
