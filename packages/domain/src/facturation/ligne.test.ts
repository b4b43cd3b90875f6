import { expect, test } from 'vitest';
import { jugerPlafond } from '../teleexpertise/plafond.ts';
import { type ActeAFacturer, ligneFacturation, numeroRequerant } from './ligne.ts';
import type { CodeActe } from './tarifs.ts';

const esms: ActeAFacturer = {
  nature: 'TELEEXPERTISE_ESMS',
  etat: 'AVIS_RENDU',
  dateActe: '2026-03-02',
  zone: 'METROPOLE',
  requis: { rpps: '10000001916', profession: '40', conventionne: true, exercice: 'TITULAIRE' },
  requerant: { profession: '60', conventionne: true, rpps: '10005173140', finess: '750712184' },
  remise: { etat: 'FAIT', preuve: 250 },
  patient: { nom: 'LEFEVRE', prenom: 'Jeanne', nir: '279035121518989', ayantDroit: false },
  plafond: jugerPlafond({ civil: 0, glissant: 0 }, '2026-03-02'),
  poste: { carteVitaleLue: false, logicielAJour: true },
};
const specialiste: ActeAFacturer = {
  ...esms,
  nature: 'TELEEXPERTISE_SPECIALISTE',
  requerant: { profession: '40', conventionne: true, rpps: '10000005479' },
};

const motifs = (code: CodeActe, acte: ActeAFacturer) => {
  const decision = ligneFacturation(code, acte);
  return decision.accord ? [] : decision.motifs;
};
const ligne = (code: CodeActe, acte: ActeAFacturer) => {
  const decision = ligneFacturation(code, acte);
  if (!decision.accord) throw new Error(decision.motifs.join());
  return decision.ligne;
};

test('TE-12 : le dentiste requis conventionné facture TE2', () => {
  expect(ligne('TE2', esms)).toMatchObject({
    montant: 2000,
    facturable: true,
    indexQuota: 1,
    factureParRpps: '10000001916',
    aCompleter: [],
  });
});

test('TE-13 : le dentiste requérant facture RQD et nomme le requis', () => {
  expect(ligne('RQD', specialiste)).toMatchObject({
    montant: 1000,
    factureParRpps: '10000005479',
    requisRpps: '10000001916',
  });
});

test.each([
  ['TE-12 : ni bilan', 'TE2', { ...esms, nature: 'BILAN' }, ['NATURE_NON_FACTURABLE']],
  ['TE-12 : ni avis hors 58', 'TE2', { ...esms, nature: 'AVIS_HORS_58' }, ['NATURE_NON_FACTURABLE']],
  ['TE-06 : ni refus', 'TE2', { ...esms, etat: 'REFUSEE' }, ['AVIS_NON_RENDU']],
  ['TE-12 : ni acte accepté sans réponse', 'TE2', { ...esms, etat: 'ACCEPTEE' }, ['AVIS_NON_RENDU']],
  [
    'TE-12 : ni médecin requis',
    'TE2',
    { ...specialiste, requis: { ...esms.requis, profession: '10' } },
    ['MEDECIN_HORS_CONVENTION_DENTAIRE'],
  ],
  [
    'TE-12 : ni dentiste non conventionné',
    'TE2',
    { ...esms, requis: { ...esms.requis, conventionne: false } },
    ['NON_CONVENTIONNE'],
  ],
  [
    'TE-12 : ni remplaçant sans titulaire connu',
    'TE2',
    { ...esms, requis: { ...esms.requis, exercice: 'REMPLACANT' } },
    ['TITULAIRE_INCONNU'],
  ],
  [
    'TE-12 : ni compte rendu en attente',
    'TE2',
    { ...esms, remise: { etat: 'EN_COURS' } },
    ['COMPTE_RENDU_NON_ACCEPTE'],
  ],
  [
    'TE-12 : ni remise sans preuve',
    'TE2',
    { ...esms, remise: { etat: 'FAIT' } },
    ['COMPTE_RENDU_NON_ACCEPTE'],
  ],
  [
    'TE-12 : ni réponse différée de la messagerie',
    'TE2',
    { ...esms, remise: { etat: 'FAIT', preuve: 251 } },
    ['COMPTE_RENDU_NON_ACCEPTE'],
  ],
  ['TE-12 : ni acte d’avant le texte', 'TE2', { ...esms, dateActe: '2025-01-31' }, ['TARIF_INCONNU']],
  [
    'TE-13 : pas de RQD en ESMS, même pour un dentiste',
    'RQD',
    { ...esms, requerant: specialiste.requerant },
    ['CIRCUIT_SANS_RQD'],
  ],
  ['TE-13 : une infirmière ne reçoit rien', 'RQD', esms, ['CIRCUIT_SANS_RQD', 'PROFESSION_NON_FACTURANTE']],
  [
    'TE-13 : le requérant non conventionné non plus',
    'RQD',
    { ...specialiste, requerant: { ...specialiste.requerant, conventionne: false } },
    ['NON_CONVENTIONNE'],
  ],
  [
    'TE-13 : rien avant que la réponse arrive',
    'RQD',
    { ...specialiste, remise: { etat: 'A_FAIRE' } },
    ['COMPTE_RENDU_NON_ACCEPTE'],
  ],
] as const satisfies readonly (readonly [string, CodeActe, ActeAFacturer, readonly string[]])[])(
  '%s ne se facture pas',
  (_titre, code, acte, attendus) => {
    expect(motifs(code, acte)).toEqual(attendus);
  },
);

test('TE-13 : un médecin requis ouvre RQD au requérant sans TE2 pour lui', () => {
  const acte = { ...specialiste, requis: { ...esms.requis, profession: '10', conventionne: false } } as const;
  expect([motifs('RQD', acte), motifs('TE2', acte)]).toEqual([[], ['MEDECIN_HORS_CONVENTION_DENTAIRE']]);
});

test('TE-12 : un remplaçant facture au nom du titulaire et signe de son nom', () => {
  const requis = { ...esms.requis, exercice: 'REMPLACANT', titulaireRpps: '10000005479' } as const;
  expect(ligne('TE2', { ...esms, requis })).toMatchObject({
    factureParRpps: '10000005479',
    executeParRpps: '10000001916',
  });
});

test.each([
  [3, true, 2000, 4],
  [4, false, 0, undefined],
])('TE-14 : après %i actes dans l’année, facturable = %s', (civil, facturable, montant, indexQuota) => {
  const plafond = jugerPlafond({ civil, glissant: civil }, '2026-03-02');
  expect(ligne('TE2', { ...esms, plafond })).toMatchObject({ facturable, montant, indexQuota });
});

test('TE-15 : un ayant droit porte sa date de naissance, et son rang s’il en a un', () => {
  const patient = { ...esms.patient, ayantDroit: true };
  expect(ligne('TE2', { ...esms, patient }).aCompleter).toEqual(['DATE_NAISSANCE']);
  const complet = { ...patient, dateNaissance: '2015-06-01', rangGemellaire: 2 } as const;
  expect(ligne('TE2', { ...esms, patient: complet })).toMatchObject({
    aCompleter: [],
    patient: { rangGemellaire: 2 },
  });
});

test('TE-15 : sans NIR, la ligne reste due et se dit incomplète', () => {
  const patient = { nom: 'LEFEVRE', prenom: 'Jeanne', ayantDroit: false };
  expect(ligne('TE2', { ...esms, patient })).toMatchObject({ montant: 2000, aCompleter: ['NIR'] });
});

test('TE-16 : la structure se nomme par son FINESS en ESMS, le dentiste par son RPPS ailleurs', () => {
  expect(numeroRequerant(esms)).toEqual({ type: 'FINESS', valeur: '750712184' });
  expect(numeroRequerant(specialiste)).toEqual({ type: 'RPPS', valeur: '10000005479' });
  const anonyme = { ...esms, requerant: { profession: '60', conventionne: false } } as const;
  expect(ligne('TE2', anonyme).aCompleter).toEqual(['NUMERO_REQUERANT']);
});

test('TE-18 : l’appel ADRi est toujours à faire', () => {
  expect(ligne('TE2', esms).adri).toEqual({ etat: 'A_FAIRE' });
  expect(ligne('RQD', specialiste).adri).toEqual({ etat: 'A_FAIRE' });
});
