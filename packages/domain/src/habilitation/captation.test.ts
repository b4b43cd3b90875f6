import { expect, test } from 'vitest';
import { type DemandeCaptation, REGLE_CAPTATION, verifierCaptation } from './captation.ts';
import { MODULES_FORMATION } from './formation.ts';

const infirmiere: DemandeCaptation = {
  profession: '60',
  attestations: [{ date: '2025-09-01', modules: MODULES_FORMATION }],
  modalite: 'LUMIERE_BLANCHE',
  moyen: 'PRISE',
  jour: '2026-03-01',
};

test('TC-04 : une infirmière formée prend des images', () => {
  expect(verifierCaptation(infirmiere)).toEqual({ accord: true });
});

test.each([
  [
    'TC-04 : un éducateur n’est pas dans la liste',
    { ...infirmiere, profession: 'EDUC' },
    'PROFESSION_NON_HABILITEE',
  ],
  [
    'TRN-01 : sans attestation, pas de prise d’images',
    { ...infirmiere, attestations: [] },
    'FORMATION_ABSENTE',
  ],
  [
    'TRN-01 : une attestation datée de demain ne compte pas',
    { ...infirmiere, attestations: [{ date: '2026-03-02', modules: MODULES_FORMATION }] },
    'FORMATION_ABSENTE',
  ],
  [
    'TRN-01 : il manque un module',
    { ...infirmiere, attestations: [{ date: '2025-09-01', modules: MODULES_FORMATION.slice(1) }] },
    'FORMATION_INCOMPLETE',
  ],
  [
    'CAP-03 : une infirmière n’expose pas aux rayons',
    { ...infirmiere, modalite: 'RADIO' },
    'RADIO_IMPORT_SEUL',
  ],
] as const)('%s', (_titre, demande, motif) => {
  expect(verifierCaptation(demande)).toEqual({ accord: false, motifs: [motif] });
});

test('TRN-01 : une attestation compte dès son jour', () => {
  const attestations = [{ date: infirmiere.jour, modules: MODULES_FORMATION }];
  expect(verifierCaptation({ ...infirmiere, attestations })).toEqual({ accord: true });
});

test('TRN-01 : les modules se cumulent d’une attestation à l’autre', () => {
  const attestations = [
    { date: '2025-09-01', modules: MODULES_FORMATION.slice(0, 2) },
    { date: '2025-10-01', modules: MODULES_FORMATION.slice(2) },
  ] as const;
  expect(verifierCaptation({ ...infirmiere, attestations })).toEqual({ accord: true });
});

test.each([
  ['2026-09-01', true],
  ['2026-09-02', false],
] as const)('TRN-01 : une validité d’un an s’éteint après le jour anniversaire (%s : %s)', (jour, accord) => {
  const regle = { ...REGLE_CAPTATION, validiteAnnees: 1 };
  expect(verifierCaptation({ ...infirmiere, jour }, regle)).toEqual(
    accord ? { accord } : { accord, motifs: ['FORMATION_EXPIREE'] },
  );
});

test('TC-04 : la liste des professions est ouverte', () => {
  const regle = {
    ...REGLE_CAPTATION,
    professionsHabilitees: [...REGLE_CAPTATION.professionsHabilitees, 'EDUC' as const],
  };
  expect(verifierCaptation({ ...infirmiere, profession: 'EDUC' }, regle)).toEqual({ accord: true });
});

test('TRN-01 : un chirurgien-dentiste est dispensé de la formation', () => {
  expect(verifierCaptation({ ...infirmiere, profession: '40', attestations: [] })).toEqual({ accord: true });
});

test.each([
  ['60', 'IMPORT', true],
  ['EDUC', 'IMPORT', true],
  ['40', 'PRISE', true],
  ['10', 'PRISE', true],
  ['31', 'PRISE', false],
] as const)('CAP-03 : radiographie, profession %s, %s : %s', (profession, moyen, accord) => {
  const demande = { ...infirmiere, profession, moyen, modalite: 'RADIO' } as const;
  expect(verifierCaptation(demande).accord).toBe(accord);
});
