import { expect, test } from 'vitest';
import type { Demande } from './demande.ts';
import { VERSION_REGLES, verifierEligibilite } from './eligibilite.ts';
import { codes, contenu, ehpad, site, specialiste } from './testing-demandes.ts';

test('TE-01 : un EHPAD qui sollicite un dentiste connu du patient est éligible, sans avertissement', () => {
  expect(verifierEligibilite(ehpad)).toMatchObject({
    accord: true,
    obstacles: [],
    avertissements: [],
    plafond: { indexTe2: 1 },
    versionRegles: VERSION_REGLES,
  });
});

test.each([
  ['TE-01 : une MAS (7°) est de la liste', site({ code: '255', alinea: '7' }), []],
  ['TE-01 : un IME est hors liste', site({ code: '183', alinea: 'autre' }), ['SITE_HORS_LISTE']],
  [
    'TE-01 : un site sans catégorie est hors liste',
    { ...ehpad, site: { organisationId: 'asso', lieu: 'ESMS' } },
    ['SITE_HORS_LISTE'],
  ],
  [
    'TE-01 : un cabinet n’est pas un ESMS, même avec une catégorie',
    { ...ehpad, site: { ...ehpad.site, lieu: 'CABINET_DENTAIRE' } },
    ['SITE_HORS_LISTE'],
  ],
  ['TE-01 : le circuit spécialiste part d’un cabinet', specialiste, []],
  [
    'TE-01 : le circuit spécialiste part aussi d’un établissement de santé',
    { ...specialiste, site: { organisationId: 'chu', lieu: 'ETABLISSEMENT_DE_SANTE' } },
    [],
  ],
  [
    'TE-01 : le circuit spécialiste ne part pas d’un EHPAD',
    { ...specialiste, site: ehpad.site },
    ['LIEU_HORS_LISTE'],
  ],
  [
    'TE-02 : un éducateur prépare et n’envoie pas',
    { ...ehpad, requerant: { ...ehpad.requerant, profession: 'EDUC' } },
    ['REQUERANT_NON_PROFESSIONNEL_DE_SANTE'],
  ],
  [
    'TE-02 : l’infirmière d’un réseau n’est pas de la structure',
    { ...ehpad, requerant: { ...ehpad.requerant, employeurs: ['reseau'] } },
    ['REQUERANT_HORS_STRUCTURE'],
  ],
  [
    'TE-02 : en ESMS, un médecin ne peut pas être requis',
    { ...ehpad, requis: { ...ehpad.requis, profession: '10', savoirFaire: 'SM50' } },
    ['REQUIS_NON_DENTISTE'],
  ],
  [
    'TE-02 : en ESMS, un dentiste spécialiste peut être requis',
    { ...ehpad, requis: { ...ehpad.requis, savoirFaire: 'SCD01' } },
    [],
  ],
  [
    'TE-02 : un dentiste généraliste n’est jamais requis du circuit spécialiste',
    { ...specialiste, requis: { ...specialiste.requis, savoirFaire: null } },
    ['REQUIS_NON_SPECIALISTE'],
  ],
  [
    'TE-02 : un dermatologue peut être requis du circuit spécialiste',
    { ...specialiste, requis: { ...specialiste.requis, profession: '10', savoirFaire: 'SM15' } },
    [],
  ],
  [
    'TE-02 : un médecin généraliste ne l’est pas par défaut',
    { ...specialiste, requis: { ...specialiste.requis, profession: '10', savoirFaire: 'SM26' } },
    ['REQUIS_NON_SPECIALISTE'],
  ],
  [
    'TE-02 : un médecin généraliste l’est quand l’installation l’admet',
    {
      ...specialiste,
      requis: { ...specialiste.requis, profession: '10', savoirFaire: 'SM26' },
      reglages: { generalistesAdmis: true },
    },
    [],
  ],
  [
    'TE-02 : une infirmière ne demande pas d’avis au spécialiste',
    { ...specialiste, requerant: { ...specialiste.requerant, profession: '60' } },
    ['REQUERANT_NON_DENTISTE'],
  ],
  [
    'TE-02 : un requis en congé ne répond pas',
    { ...ehpad, requis: { ...ehpad.requis, enConge: true } },
    ['REQUIS_EN_CONGE'],
  ],
  [
    'TE-02 : un congé commencé depuis n’empêche pas de signer',
    { ...ehpad, moment: 'SIGNATURE', requis: { ...ehpad.requis, enConge: true } },
    [],
  ],
  [
    'TE-02 : un requis parti n’est plus sollicité',
    { ...ehpad, requis: { ...ehpad.requis, actif: false, enConge: true } },
    ['REQUIS_INACTIF'],
  ],
  [
    'TE-02 : on ne se requiert pas soi-même',
    { ...specialiste, requerant: { ...specialiste.requerant, id: 'dentiste' } },
    ['REQUIS_EST_REQUERANT'],
  ],
  [
    'TE-02 : relevé par un confrère, le lien et le consentement sont à refaire',
    {
      ...ehpad,
      moment: 'PRISE_EN_CHARGE',
      requis: { ...ehpad.requis, id: 'remplacante', exercice: 'REMPLACANT' },
    },
    ['REQUIS_INCONNU_DU_PATIENT', 'CONSENTEMENT_AUTRE_REQUIS'],
  ],
  [
    'TE-03 : un bilan n’ouvre pas de téléexpertise',
    { ...ehpad, motif: 'BILAN_TOURNEE' },
    ['MOTIF_HORS_LISTE'],
  ],
  [
    'TE-03 : une affection bucco-dentaire n’ouvre pas le circuit spécialiste',
    { ...specialiste, motif: 'AFFECTION_BUCCO_DENTAIRE' },
    ['MOTIF_HORS_LISTE'],
  ],
  ['TE-03 : une maladie rare ouvre le circuit spécialiste', { ...specialiste, motif: 'MALADIE_RARE' }, []],
  [
    'TE-04 : sans document, pas de demande',
    { ...ehpad, contenu: { ...contenu, nombreDocuments: 0 } },
    ['DOCUMENT_ABSENT'],
  ],
  ['TE-04 : sans question', { ...ehpad, contenu: { ...contenu, question: '  ' } }, ['QUESTION_ABSENTE']],
  [
    'TE-04 : sans contexte clinique',
    { ...ehpad, contenu: { ...contenu, contexteRenseigne: false } },
    ['CONTEXTE_ABSENT'],
  ],
  [
    'TE-05 : devant le patient, ce n’est pas une téléexpertise',
    { ...ehpad, contenu: { ...contenu, patientEnPresenceDuRequis: true } },
    ['PATIENT_PRESENT'],
  ],
  [
    'TE-07 : une téléconsultation passée ne prouve pas le lien',
    { ...ehpad, lien: { ...ehpad.lien, preuve: 'TELECONSULTATION_PASSEE' } },
    ['PREUVE_NON_RECEVABLE'],
  ],
  [
    'TE-07 : un avis passé ne prouve pas le lien',
    { ...ehpad, lien: { ...ehpad.lien, preuve: 'AVIS_PASSE' } },
    ['PREUVE_NON_RECEVABLE'],
  ],
  [
    'TE-07 : un lien du jour même est recevable',
    { ...ehpad, lien: { ...ehpad.lien, date: '2026-03-02' } },
    [],
  ],
  [
    'TE-07 : un lien futur ne l’est pas',
    { ...ehpad, lien: { ...ehpad.lien, date: '2026-03-03' } },
    ['LIEN_NON_ATTESTE'],
  ],
  [
    'TE-07 : quelqu’un atteste le lien',
    { ...ehpad, lien: { ...ehpad.lien, attestant: ' ' } },
    ['LIEN_NON_ATTESTE'],
  ],
  [
    'TE-08 : sans volonté recueillie, rien ne part',
    { ...ehpad, contenu: { ...contenu, volonte: { situation: contenu.volonte.situation } } },
    ['INFORMATION_ABSENTE', 'CONSENTEMENT_ABSENT'],
  ],
  [
    'TE-09 : le requis a une messagerie sécurisée de santé',
    { ...ehpad, requis: { ...ehpad.requis, messagerieSecurisee: false } },
    ['MESSAGERIE_REQUIS_ABSENTE'],
  ],
  [
    'TE-19 : le requérant juge lui-même le recours',
    { ...ehpad, contenu: { ...contenu, jugeParRequerant: false } },
    ['RECOURS_NON_JUGE'],
  ],
  [
    'TE-19 : le requérant écrit ses motifs',
    { ...ehpad, contenu: { ...contenu, precision: '' } },
    ['MOTIVATION_ABSENTE'],
  ],
] as const satisfies readonly (readonly [string, Demande, readonly string[]])[])(
  '%s',
  (_titre, demande, attendus) => {
    expect(codes(demande)).toEqual(attendus);
  },
);

test('TE-07 : sans lien déclaré, le patient ne connaît pas ce dentiste et la sortie est proposée', () => {
  const { lien: _lien, ...sansLien } = ehpad;
  expect(verifierEligibilite(sansLien).obstacles).toMatchObject([
    {
      code: 'REQUIS_INCONNU_DU_PATIENT',
      regle: 'TE-07',
      issues: expect.arrayContaining(['DECLARER_LIEN', 'VISITE_PRESENTIELLE']),
    },
  ]);
});

test('TE-07 : le circuit spécialiste ne demande pas de lien', () => {
  const { lien: _lien, ...sansLien } = specialiste;
  expect(codes(sansLien)).toEqual([]);
});

test('TE-03 : au choix du requis le motif peut manquer, à l’envoi il ne le peut plus', () => {
  const { motif: _motif, ...sansMotif } = ehpad;
  expect(codes({ ...sansMotif, moment: 'CHOIX' })).toEqual([]);
  expect(codes(sansMotif)).toEqual(['MOTIF_ABSENT']);
});

test('TE-01 : tous les obstacles viennent ensemble, dans l’ordre de la loi', () => {
  expect(
    codes({
      ...ehpad,
      motif: 'BILAN_ENTREE',
      site: {
        organisationId: 'ime',
        lieu: 'ESMS',
        categorie: { code: '183', alinea: 'autre', service: false },
      },
      lien: { ...ehpad.lien, preuve: 'AVIS_PASSE' },
      contenu: { ...contenu, nombreDocuments: 0, precision: '' },
    }),
  ).toEqual([
    'SITE_HORS_LISTE',
    'REQUERANT_HORS_STRUCTURE',
    'MOTIF_HORS_LISTE',
    'DOCUMENT_ABSENT',
    'PREUVE_NON_RECEVABLE',
    'MOTIVATION_ABSENTE',
  ]);
});

test('chaque obstacle dit sa règle, sa source, une phrase et une issue', () => {
  const { obstacles } = verifierEligibilite({
    ...ehpad,
    motif: 'SUIVI',
    requis: { ...ehpad.requis, profession: '60' },
  });
  expect(obstacles).toHaveLength(2);
  for (const { regle, source, phrase, issues } of obstacles) {
    expect(regle).toMatch(/^TE-\d\d$/);
    expect(source).not.toBe('');
    expect(phrase).toMatch(/\.$/);
    expect(issues).not.toEqual([]);
  }
});
