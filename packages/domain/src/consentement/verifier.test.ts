import { expect, test } from 'vitest';
import type { SituationPersonne } from './capacite.ts';
import type { Decision, Recueil } from './recueil.ts';
import { verifierConsentement } from './verifier.ts';

const acte = { requisId: 'dentiste', maintenant: '2026-03-02T10:00:00.000Z' };
const information = { le: '2026-03-02T09:00:00.000Z', par: 'infirmiere', versionTexte: 'FALC-3' };
const decision: Decision = {
  le: '2026-03-02T09:10:00.000Z',
  sens: 'CONSENT',
  capacite: 'PERSONNE',
  auteur: 'Jeanne Lefèvre',
  mode: 'ORAL',
  requisId: 'dentiste',
};
const apte: SituationPersonne = {
  naissance: '1938-05-04',
  mesure: 'AUCUNE',
  representationPersonne: false,
  apteAExprimerSaVolonte: true,
};
const inapte = { ...apte, apteAExprimerSaVolonte: false };
const sousTutelle = { ...inapte, mesure: 'TUTELLE', representationPersonne: true } as const;
const enfant = { ...apte, naissance: '2016-01-10' } as const;

const personne: Recueil = { situation: apte, information, decision };
const tuteur: Recueil = {
  situation: sousTutelle,
  information,
  decision: { ...decision, capacite: 'TUTEUR' },
  avisPersonne: 'ASSENTIMENT',
};
const consultation: Recueil = {
  situation: inapte,
  information,
  decision: { ...decision, capacite: 'DECISION_APRES_CONSULTATION', auteur: 'Dr Morel' },
  avisPersonne: 'NON_EXPRIMABLE',
  consultes: [{ qualite: 'FAMILLE', nom: 'Paul Lefèvre', le: '2026-03-01T15:00:00.000Z' }],
  motivation: 'Douleur à la mastication, la famille est favorable.',
};
const urgence: Recueil = {
  situation: inapte,
  decision: { ...decision, capacite: 'URGENCE', auteur: 'Dr Morel' },
  motivation: 'Tuméfaction fébrile, famille injoignable.',
};
const parents: Recueil = {
  situation: enfant,
  information,
  decision: { ...decision, capacite: 'PARENTS', auteur: 'Anne Roy' },
  avisPersonne: 'ASSENTIMENT',
};

const par = (recueil: Recueil, changement: Partial<Decision>): Recueil => ({
  ...recueil,
  decision: { ...decision, ...recueil.decision, ...changement },
});

test.each([
  ['la personne elle-même', personne, []],
  ['le tuteur qui représente la personne, elle d’accord', tuteur, []],
  ['le tuteur, la personne ne pouvant rien exprimer', { ...tuteur, avisPersonne: 'NON_EXPRIMABLE' }, []],
  [
    'la personne habilitée (habilitation familiale)',
    par(
      { ...tuteur, situation: { ...sousTutelle, mesure: 'HABILITATION_FAMILIALE' } },
      { capacite: 'HABILITATION_FAMILIALE' },
    ),
    [],
  ],
  [
    'le mandataire de protection future',
    par(
      { ...tuteur, situation: { ...sousTutelle, mesure: 'MANDAT_PROTECTION_FUTURE' } },
      { capacite: 'MANDATAIRE' },
    ),
    [],
  ],
  [
    'la personne sous curatelle consent, assistée',
    { ...personne, situation: { ...apte, mesure: 'CURATELLE' } },
    [],
  ],
  [
    'la personne sous tutelle mais apte consent',
    { ...personne, situation: { ...sousTutelle, apteAExprimerSaVolonte: true } },
    [],
  ],
  ['sans mesure et inapte, le professionnel décide après consultation', consultation, []],
  [
    'personne à consulter : l’impossibilité est écrite',
    { ...consultation, consultes: [], consultationImpossible: 'Aucun proche connu.' },
    [],
  ],
  ['l’urgence motivée se passe d’information', urgence, []],
  ['un parent consent pour l’enfant', parents, []],
  [
    'le tuteur d’un mineur',
    par({ ...parents, situation: { ...enfant, mesure: 'TUTELLE' } }, { capacite: 'TUTEUR' }),
    [],
  ],

  ['sans information', { situation: apte, decision }, ['INFORMATION_ABSENTE']],
  ['sans rien', { situation: apte }, ['INFORMATION_ABSENTE', 'CONSENTEMENT_ABSENT']],
  ['informée mais pas encore consentante', { situation: apte, information }, ['CONSENTEMENT_ABSENT']],
  [
    'information sans version du texte',
    { ...personne, information: { ...information, versionTexte: ' ' } },
    ['INFORMATION_INCOMPLETE'],
  ],
  [
    'information sans auteur',
    { ...personne, information: { ...information, par: '' } },
    ['INFORMATION_INCOMPLETE'],
  ],
  [
    'information à la même seconde',
    { ...personne, information: { ...information, le: decision.le } },
    ['INFORMATION_POSTERIEURE'],
  ],
  ['refus', par(personne, { sens: 'REFUSE' }), ['CONSENTEMENT_REFUSE']],
  ['retrait', { ...personne, retireLe: '2026-03-02T09:30:00.000Z' }, ['CONSENTEMENT_RETIRE']],
  ['consentement à l’instant même', par(personne, { le: '2026-03-02T10:00:00.000Z' }), []],
  ['consentement futur', par(personne, { le: '2026-03-02T10:00:00.001Z' }), ['CONSENTEMENT_FUTUR']],
  ['autre requis', par(personne, { requisId: 'remplacante' }), ['CONSENTEMENT_AUTRE_REQUIS']],
  ['auteur sans nom', par(personne, { auteur: '' }), ['AUTEUR_ABSENT']],

  [
    'un curateur ne consent pas pour une personne apte',
    {
      ...par(personne, { capacite: 'CURATEUR' }),
      situation: { ...apte, mesure: 'CURATELLE' },
      avisPersonne: 'ASSENTIMENT',
    },
    ['CURATEUR_SEUL'],
  ],
  [
    'un curateur ne consent pas pour une personne inapte',
    {
      ...par(personne, { capacite: 'CURATEUR' }),
      situation: { ...inapte, mesure: 'CURATELLE' },
      avisPersonne: 'NON_EXPRIMABLE',
    },
    ['CURATEUR_SEUL'],
  ],
  [
    'un tuteur ne décide pas pour une personne apte',
    { ...tuteur, situation: { ...sousTutelle, apteAExprimerSaVolonte: true } },
    ['PERSONNE_APTE_NON_DECISIONNAIRE'],
  ],
  [
    'un tuteur aux biens ne représente pas la personne',
    { ...tuteur, situation: { ...sousTutelle, representationPersonne: false } },
    ['REPRESENTATION_ABSENTE'],
  ],
  [
    'une habilitation familiale ne vaut pas tutelle',
    { ...tuteur, situation: { ...sousTutelle, mesure: 'HABILITATION_FAMILIALE' } },
    ['CAPACITE_INSUFFISANTE'],
  ],
  ['une personne inapte ne consent pas seule', { ...personne, situation: inapte }, ['CAPACITE_INSUFFISANTE']],
  [
    'le professionnel ne décide pas à la place d’un tuteur',
    { ...consultation, situation: sousTutelle },
    ['CAPACITE_INSUFFISANTE'],
  ],
  ['un enfant ne consent pas seul', { ...personne, situation: enfant }, ['CAPACITE_INSUFFISANTE']],
  [
    'un parent ne consent plus pour un majeur',
    { ...parents, situation: apte },
    ['PERSONNE_APTE_NON_DECISIONNAIRE'],
  ],
  [
    'l’urgence ne dispense pas d’une personne apte',
    { ...urgence, situation: apte },
    ['PERSONNE_APTE_NON_DECISIONNAIRE'],
  ],
  ['l’urgence se motive', { ...urgence, motivation: ' ' }, ['MOTIVATION_ABSENTE']],

  [
    'le refus d’une personne représentée arrête l’acte',
    { ...tuteur, avisPersonne: 'REFUS' },
    ['REFUS_DE_LA_PERSONNE'],
  ],
  ['le refus d’un enfant arrête l’acte', { ...parents, avisPersonne: 'REFUS' }, ['REFUS_DE_LA_PERSONNE']],
  ['sans consultation', { ...consultation, consultes: [] }, ['CONSULTATION_ABSENTE']],
  ['sans décision écrite', { ...consultation, motivation: '' }, ['MOTIVATION_ABSENTE']],
  ['un désaccord arrête le professionnel', { ...tuteur, desaccord: {} }, ['DESACCORD']],
  [
    'le juge autorise malgré le refus',
    {
      ...tuteur,
      avisPersonne: 'REFUS',
      desaccord: { decisionJuge: { autorise: true, reference: 'RG 26/00012' } },
    },
    [],
  ],
  ['l’urgence passe outre un désaccord', { ...urgence, desaccord: {} }, []],
  [
    'le juge refuse',
    { ...tuteur, desaccord: { decisionJuge: { autorise: false, reference: 'RG 26/00012' } } },
    ['REFUS_DU_JUGE'],
  ],
] as const satisfies readonly (readonly [string, Recueil, readonly string[]])[])(
  'TE-08 : %s',
  (_titre, recueil, attendus) => {
    expect(verifierConsentement(recueil, acte).map(({ code }) => code)).toEqual(attendus);
  },
);

test('TE-08 : l’avis de la personne est recherché même quand un autre décide', () => {
  const { avisPersonne: _avis, ...sansAvis } = tuteur;
  expect(verifierConsentement(sansAvis, acte).map(({ code }) => code)).toEqual(['AVIS_PERSONNE_ABSENT']);
});

test('TE-08 : dix-huit ans se comptent au jour de la décision, à Paris', () => {
  const situation = { ...apte, naissance: '2008-03-02' } as const;
  const laVeille = par({ ...parents, situation }, { le: '2026-03-01T22:59:59.000Z' });
  const leJour = par({ ...parents, situation }, { le: '2026-03-01T23:00:00.000Z' });
  const codes = (recueil: Recueil) =>
    verifierConsentement(
      { ...recueil, information: { ...information, le: '2026-03-01T20:00:00.000Z' } },
      acte,
    ).map(({ code }) => code);
  expect([codes(laVeille), codes(leJour)]).toEqual([[], ['PERSONNE_APTE_NON_DECISIONNAIRE']]);
});

const rapporte = { le: '2026-03-02T09:10:00.000Z', par: 'Émilie Roche', requisId: 'dentiste' };
test.each([
  ['dit par le requérant pour ce professionnel', { situation: apte, rapporte }, []],
  [
    'dit pour un autre professionnel',
    { situation: apte, rapporte: { ...rapporte, requisId: 'autre' } },
    ['CONSENTEMENT_AUTRE_REQUIS'],
  ],
  [
    'daté de demain',
    { situation: apte, rapporte: { ...rapporte, le: '2026-03-03T09:10:00.000Z' } },
    ['CONSENTEMENT_FUTUR'],
  ],
  [
    'puis retiré',
    { situation: apte, rapporte, retireLe: '2026-03-02T09:30:00.000Z' },
    ['CONSENTEMENT_RETIRE'],
  ],
] as const)('TE-08 : un consentement recueilli ailleurs, %s', (_cas, recueil, attendus) => {
  expect(verifierConsentement(recueil, acte).map(({ code }) => code)).toEqual(attendus);
});
