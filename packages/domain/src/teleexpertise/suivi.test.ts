import { expect, test } from 'vitest';
import { ETATS_ACTE } from './etat.ts';
import {
  cheminSuivi,
  ETATS_SUIVI,
  type EtatSuivi,
  estFinal,
  etatSuivi,
  SUITES_SUIVI,
  suiteDuSuivi,
} from './suivi.ts';

/** The arrows of the guide's diagram, copied here by hand. */
const FLECHES: readonly (readonly [EtatSuivi, EtatSuivi])[] = [
  ['NON_COMPLETE', 'PUBLIEE'],
  ['PUBLIEE', 'REJETEE_OU_ANNULEE'],
  ['PUBLIEE', 'LUE'],
  ['LUE', 'INFO_COMPLEMENTAIRES'],
  ['LUE', 'TERMINEE'],
  ['INFO_COMPLEMENTAIRES', 'LUE'],
];

test.each(ETATS_SUIVI.flatMap((de) => ETATS_SUIVI.map((vers) => [de, vers] as const)))(
  'cycle de vie du guide : de %s à %s',
  (de, vers) => {
    const fleche = FLECHES.some(([a, b]) => a === de && b === vers);
    expect((SUITES_SUIVI[de] as readonly EtatSuivi[]).includes(vers)).toBe(fleche);
    if (fleche) expect(cheminSuivi(de, vers)).toEqual([vers]);
  },
);

test.each([
  ['NON_COMPLETE', 'LUE', ['PUBLIEE', 'LUE']],
  ['NON_COMPLETE', 'TERMINEE', ['PUBLIEE', 'LUE', 'TERMINEE']],
  ['NON_COMPLETE', 'REJETEE_OU_ANNULEE', ['PUBLIEE', 'REJETEE_OU_ANNULEE']],
  ['PUBLIEE', 'INFO_COMPLEMENTAIRES', ['LUE', 'INFO_COMPLEMENTAIRES']],
  ['INFO_COMPLEMENTAIRES', 'TERMINEE', ['LUE', 'TERMINEE']],
  ['NON_COMPLETE', 'NON_ENVOYEE', ['NON_ENVOYEE']],
  ['LUE', 'REJETEE_OU_ANNULEE', ['REJETEE_OU_ANNULEE']],
  ['LUE', 'LUE', []],
] as const)('ce qui reste à dire de %s à %s suit les flèches, ou dit la vérité', (de, vers, chemin) => {
  expect(cheminSuivi(de, vers)).toEqual(chemin);
});

test('chaque état d’une demande a le sien dans le guide ; un brouillon abandonné n’a pas été envoyé', () => {
  for (const etat of ETATS_ACTE) expect(ETATS_SUIVI).toContain(etatSuivi(etat, etat !== 'BROUILLON'));
  expect(etatSuivi('ANNULEE', false)).toBe('NON_ENVOYEE');
  expect(etatSuivi('ANNULEE', true)).toBe('REJETEE_OU_ANNULEE');
});

test.each([
  ['NON_COMPLETE', 'PUBLIEE', 'AVANCE'],
  ['NON_COMPLETE', 'TERMINEE', 'AVANCE'],
  ['NON_COMPLETE', 'NON_ENVOYEE', 'AVANCE'],
  ['LUE', 'PUBLIEE', 'DEPASSE'],
  ['LUE', 'NON_COMPLETE', 'DEPASSE'],
  ['LUE', 'INFO_COMPLEMENTAIRES', 'AVANCE'],
  ['INFO_COMPLEMENTAIRES', 'LUE', 'AVANCE'],
  ['INFO_COMPLEMENTAIRES', 'REJETEE_OU_ANNULEE', 'AVANCE'],
  ['TERMINEE', 'LUE', 'DEPASSE'],
  ['REJETEE_OU_ANNULEE', 'TERMINEE', 'DEPASSE'],
] as const)('une demande suivie ailleurs, connue %s, dite %s : %s', (connu, dit, suite) => {
  expect(suiteDuSuivi(connu, dit)).toBe(suite);
});

test('ce qui est fini ne bouge plus, et le même état redit ne change rien', () => {
  for (const connu of ETATS_SUIVI)
    for (const dit of ETATS_SUIVI) {
      if (connu === dit) expect(suiteDuSuivi(connu, dit)).toBe('MEME');
      else if (estFinal(connu)) expect(suiteDuSuivi(connu, dit)).toBe('DEPASSE');
    }
});
