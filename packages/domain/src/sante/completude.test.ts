import { expect, test } from 'vitest';
import { donneesCompletes, donneesManquantes } from './completude.ts';
import { type DonneesSante, donneesVierges, SITUATIONS } from './donnees.ts';

const completes: DonneesSante = {
  recueilliesLe: '2026-03-01',
  motif: 'Douleur à la mastication',
  plainte: {
    description: 'Mal en bas à droite',
    depuis: 'MOINS_D_UNE_SEMAINE',
    tailleMm: null,
    douleurEva: 6,
  },
  antecedents: 'AUCUN_CONNU',
  allergies: 'AUCUN_CONNU',
  traitements: [{ libelle: 'Eliquis', code: null, debut: null, fin: null }],
  tabac: { etat: 'NON', precision: '' },
  alcool: { etat: 'NE_SAIT_PAS', precision: '' },
  situations: Object.fromEntries(SITUATIONS.map((situation) => [situation, 'NON'])),
};

test('CAP-01 : un recueil complet ne laisse rien à demander', () => {
  expect(donneesManquantes(completes)).toEqual([]);
  expect(donneesCompletes(completes)).toBe(true);
});

test('CAP-01 : dans un recueil vierge tout est à demander', () => {
  expect(donneesManquantes(donneesVierges('2026-03-01'))).toEqual([
    ...['motif', 'plainte', 'antecedents', 'allergies', 'traitements', 'tabac', 'alcool'],
    ...SITUATIONS,
  ]);
});

test.each([
  ['motif', { motif: '  ' }],
  ['plainte', { plainte: 'NON_RENSEIGNE' }],
  ['plainte', { plainte: { description: '', depuis: 'INCONNUE', tailleMm: null, douleurEva: null } }],
  ['antecedents', { antecedents: 'NON_RENSEIGNE' }],
  ['allergies', { allergies: [] }],
  ['traitements', { traitements: [{ libelle: ' ', code: null, debut: null, fin: null }] }],
  ['tabac', { tabac: { etat: 'NON_RENSEIGNE', precision: '' } }],
  ['DIABETE', { situations: { ...completes.situations, DIABETE: 'NON_RENSEIGNE' } }],
] as const)('CAP-01 : il manque « %s »', (champ, changement) => {
  expect(donneesManquantes({ ...completes, ...changement })).toEqual([champ]);
});

test('CAP-01 : « aucune plainte », « aucun connu » et « ne sait pas » sont des réponses', () => {
  const situations = { ...completes.situations, DIABETE: 'NE_SAIT_PAS' } as const;
  expect(
    donneesCompletes({ ...completes, plainte: 'AUCUNE_PLAINTE', traitements: 'AUCUN_CONNU', situations }),
  ).toBe(true);
});
