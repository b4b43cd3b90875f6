import { expect, test } from 'vitest';
import { demandeComplete, type Remise, reponseRecueAClore, verifierRemise } from './remise.ts';

const faites: readonly Remise[] = [
  { destination: 'REQUERANT', etat: 'FAIT' },
  { destination: 'ARCHIVE_REQUIS', etat: 'FAIT' },
  { destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS', motif: 'INS_NON_QUALIFIEE' },
];

test('TE-11 : trois remises faites ou justifiées rendent la demande complète', () => {
  expect(demandeComplete(faites)).toBe(true);
});

test.each([
  ['une remise manque', faites.slice(1)],
  ['une remise est à faire', [...faites.slice(1), { destination: 'REQUERANT', etat: 'A_FAIRE' }]],
  ['une remise est en cours', [...faites.slice(1), { destination: 'REQUERANT', etat: 'EN_COURS' }]],
  [
    'une remise n’est pas justifiée',
    [...faites.slice(0, 2), { destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS' }],
  ],
] as const)('TE-11 : incomplète, %s', (_titre, remises) => {
  expect(demandeComplete(remises)).toBe(false);
});

test.each([
  [{ destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS' }, ['MOTIF_OBLIGATOIRE']],
  [{ destination: 'MON_ESPACE_SANTE', etat: 'FAIT', motif: 'MES_NON_OUVERT' }, ['MOTIF_SUPERFLU']],
  [{ destination: 'ARCHIVE_REQUIS', etat: 'NON_TRANSMIS', motif: 'MES_NON_OUVERT' }, ['MOTIF_IMPROPRE']],
  [{ destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS', motif: 'SANS_BAL' }, ['MOTIF_IMPROPRE']],
  [{ destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS', motif: 'OPPOSITION' }, ['MOTIF_LEGITIME_ABSENT']],
] as const)('TE-11 : la remise %j est en défaut', (remise, motifs) => {
  expect(verifierRemise(remise)).toEqual({ accord: false, motifs });
});

test('TE-11 : une opposition dit son motif légitime', () => {
  const remise = { destination: 'MON_ESPACE_SANTE', etat: 'NON_TRANSMIS', motif: 'OPPOSITION' } as const;
  expect(verifierRemise({ ...remise, motifLegitime: 'Un proche lit son espace santé.' })).toEqual({
    accord: true,
  });
});

test('TE-11 : une réponse venue par messagerie quitte les listes quatorze jours après avoir été rangée', () => {
  const rangeeLe = '2026-11-01T10:00:00.000Z';
  expect(reponseRecueAClore(rangeeLe, '2026-11-15T09:59:59.000Z')).toBe(false);
  expect(reponseRecueAClore(rangeeLe, '2026-11-15T10:00:00.000Z')).toBe(true);
});
