import { expect, test } from 'vitest';
import { REGLE_CAPTATION } from './captation.ts';
import { aRappeler, type DemandeDroit, etatDesModules, finDeFormation, verifierDroit } from './droit.ts';
import { MODULES_FORMATION } from './formation.ts';

const demande: DemandeDroit = {
  profession: '60',
  attestations: [{ date: '2025-09-01', modules: MODULES_FORMATION }],
  modalite: 'LUMIERE_BLANCHE',
  moyen: 'PRISE',
  jour: '2026-03-01',
  siteId: 'tilleuls',
  presences: [{ siteId: 'tilleuls', du: '2026-01-01', au: null }],
};

test('ORG-01 : une infirmière formée, sur le site où elle est attendue, prend des images', () => {
  expect(verifierDroit(demande)).toEqual({ accord: true });
});

test.each([
  ['un autre site', { siteId: 'belair' }],
  [
    'une affectation finie la veille',
    { presences: [{ siteId: 'tilleuls', du: '2026-01-01', au: '2026-02-28' }] },
  ],
  [
    'une affectation qui commence demain',
    { presences: [{ siteId: 'tilleuls', du: '2026-03-02', au: null }] },
  ],
  ['aucune affectation', { presences: [] }],
  [
    'une tournée d’un autre jour',
    { presences: [{ siteId: 'tilleuls', du: '2026-03-03', au: '2026-03-03' }] },
  ],
] as const)('ORG-01 : %s n’ouvre pas le droit', (_titre, reste) => {
  expect(verifierDroit({ ...demande, ...reste })).toEqual({ accord: false, motifs: ['HORS_SITE_DU_JOUR'] });
});

test.each([
  ['une tournée du jour', [{ siteId: 'tilleuls', du: '2026-03-01', au: '2026-03-01' }]],
  ['le dernier jour d’une affectation', [{ siteId: 'tilleuls', du: '2026-01-01', au: '2026-03-01' }]],
] as const)('ORG-01 : %s ouvre le droit', (_titre, presences) => {
  expect(verifierDroit({ ...demande, presences }).accord).toBe(true);
});

test('ORG-01, TRN-01 : chaque obstacle est dit', () => {
  expect(verifierDroit({ ...demande, attestations: [], siteId: 'belair' })).toEqual({
    accord: false,
    motifs: ['FORMATION_ABSENTE', 'HORS_SITE_DU_JOUR'],
  });
});

test('CAP-03 : une infirmière importe une radiographie, sur son site, sans la réaliser', () => {
  const radio = { ...demande, modalite: 'RADIO' } as const;
  expect(verifierDroit({ ...radio, moyen: 'IMPORT' }).accord).toBe(true);
  expect(verifierDroit({ ...radio, moyen: 'PRISE' })).toEqual({
    accord: false,
    motifs: ['RADIO_IMPORT_SEUL'],
  });
});

test('TRN-01 : la fin écrite sur l’attestation compte, son jour compris', () => {
  const attestations = [{ date: '2025-09-01', modules: MODULES_FORMATION, fin: '2026-03-01' }] as const;
  expect(verifierDroit({ ...demande, attestations }).accord).toBe(true);
  expect(verifierDroit({ ...demande, attestations, jour: '2026-03-02' })).toEqual({
    accord: false,
    motifs: ['FORMATION_EXPIREE'],
  });
});

test('TRN-01 : la formation finit avec le premier module qui finit, par l’attestation qui le couvre le plus longtemps', () => {
  const attestations = [
    { date: '2025-01-01', modules: MODULES_FORMATION, fin: '2026-06-30' },
    { date: '2026-01-01', modules: MODULES_FORMATION.slice(1), fin: '2028-01-01' },
  ] as const;
  expect(finDeFormation({ ...demande, attestations })).toBe('2026-06-30');
  expect(etatDesModules(attestations, demande.jour).map(({ jusquAu }) => jusquAu)).toEqual([
    '2026-06-30',
    '2028-01-01',
    '2028-01-01',
    '2028-01-01',
  ]);
});

test('TRN-01 : sans fin écrite ni règle, la formation ne finit pas ; un dentiste n’en a pas besoin', () => {
  expect(finDeFormation(demande)).toBeNull();
  expect(finDeFormation({ ...demande, profession: '40', attestations: [] })).toBeNull();
  expect(finDeFormation(demande, { ...REGLE_CAPTATION, validiteAnnees: 2 })).toBe('2027-09-01');
});

test.each([
  ['2026-05-30', false],
  ['2026-05-31', true],
  ['2026-06-30', true],
  ['2026-07-01', false],
] as const)('TRN-01 : le %s, la fin du 30 juin 2026 se rappelle : %s', (jour, attendu) => {
  expect(aRappeler('2026-06-30', jour)).toBe(attendu);
});
