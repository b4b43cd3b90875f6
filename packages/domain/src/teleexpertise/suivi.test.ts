import { expect, test } from 'vitest';
import { ETATS_ACTE } from './etat.ts';
import { cheminSuivi, ETATS_SUIVI, type EtatSuivi, etatSuivi, SUITES_SUIVI } from './suivi.ts';

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
