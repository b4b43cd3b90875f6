import { expect, test } from 'vitest';
import { alertes, type CodeAlerte } from './alertes.ts';
import { type DonneesSante, donneesVierges, type LigneSante, type Situation } from './donnees.ts';

const connues: DonneesSante = {
  ...donneesVierges('2026-03-01'),
  antecedents: 'AUCUN_CONNU',
  allergies: 'AUCUN_CONNU',
  traitements: 'AUCUN_CONNU',
};

const ligne = (libelle: string, reste: Partial<LigneSante> = {}): LigneSante => ({
  libelle,
  code: null,
  debut: null,
  fin: null,
  ...reste,
});

const codes = (donnees: DonneesSante) => alertes(donnees).map(({ code }) => code);

test('DOS-06 : rien de signalé, aucune alerte', () => {
  expect(alertes(connues)).toEqual([]);
});

test.each([
  ['Eliquis 5 mg', 'ANTICOAGULANT'],
  ['ELIQUIS', 'ANTICOAGULANT'],
  ['Préviscan 20 mg', 'ANTICOAGULANT'],
  ['previscan', 'ANTICOAGULANT'],
  ['apixaban', 'ANTICOAGULANT'],
  ['AVK (INR cible 2-3)', 'ANTICOAGULANT'],
  ['Énoxaparine sodique 4000 UI', 'ANTICOAGULANT'],
  ['Kardégic 75', 'ANTIAGREGANT'],
  ['Acide acétylsalicylique', 'ANTIAGREGANT'],
  ['Fosamax 70 mg', 'ANTIRESORPTEUR'],
  ['Xgeva', 'ANTIRESORPTEUR'],
  ['dénosumab', 'ANTIRESORPTEUR'],
  ['Acide zolédronique', 'ANTIRESORPTEUR'],
  ['Méthotrexate 10 mg/semaine', 'IMMUNODEPRESSION'],
  ['Insuline Lantus', 'DIABETE'],
] as const)('DOS-06 : le traitement « %s » alerte (%s)', (libelle, code) => {
  const [alerte] = alertes({ ...connues, traitements: [ligne(libelle)] });
  expect(alerte).toMatchObject({ code, source: `Traitement\u00a0: ${libelle}` });
});

test.each(['Doliprane 1 g', 'Lévothyrox', 'Macrogol', 'Paracétamol', 'Oméprazole'])(
  'DOS-06 : le traitement « %s » n’alerte pas',
  (libelle) => {
    expect(alertes({ ...connues, traitements: [ligne(libelle)] })).toEqual([]);
  },
);

test.each([
  'Pénicilline',
  'PENICILLINES',
  'péni G',
  'amoxicilline',
  'Augmentin',
  'β-lactamines ou bêta-lactamines',
])('DOS-06 : l’allergie « %s » est une allergie à la pénicilline', (libelle) => {
  expect(codes({ ...connues, allergies: [ligne(libelle)] })).toEqual(['ALLERGIE_PENICILLINE']);
});

test.each([
  ['Latex', 'ALLERGIE_LATEX'],
  ['Xylocaïne', 'ALLERGIE_ANESTHESIQUE'],
  ['AINS', 'ALLERGIE_ANTI_INFLAMMATOIRE'],
  ['Arachide', 'AUTRE_ALLERGIE'],
  ['Ainsi notée par la famille', 'AUTRE_ALLERGIE'],
] as const)('DOS-06 : l’allergie « %s » alerte (%s)', (libelle, code) => {
  expect(codes({ ...connues, allergies: [ligne(libelle)] })).toEqual([code]);
});

test('DOS-06 : un traitement terminé ne compte plus, sauf un antirésorpteur', () => {
  const traitements = [
    ligne('Xarelto', { fin: '2026-02-28' }),
    ligne('Plavix', { fin: '2026-03-01' }),
    ligne('Prolia', { fin: '2020-01-01' }),
  ];
  expect(codes({ ...connues, traitements })).toEqual(['ANTIRESORPTEUR', 'ANTIAGREGANT']);
});

test.each([
  ['Prothèse valvulaire mécanique', 'RISQUE_ENDOCARDITE'],
  ['Antécédent d’endocardite', 'RISQUE_ENDOCARDITE'],
  ['Radiothérapie cervicale 2015', 'RADIOTHERAPIE'],
  ['Hémophilie A', 'TROUBLE_COAGULATION'],
  ['Diabète de type 2', 'DIABETE'],
  ['Pace-maker', 'PACEMAKER'],
] as const)('DOS-06 : l’antécédent « %s » alerte (%s)', (libelle, code) => {
  expect(codes({ ...connues, antecedents: [ligne(libelle)] })).toEqual([code]);
});

test.each([
  'ANTICOAGULANT',
  'ANTIAGREGANT',
  'TROUBLE_COAGULATION',
  'ANTIRESORPTEUR',
  'RADIOTHERAPIE',
  'RISQUE_ENDOCARDITE',
  'IMMUNODEPRESSION',
  'DIABETE',
  'DIALYSE',
  'PACEMAKER',
  'GROSSESSE',
  'FAUSSE_ROUTE',
] as const satisfies readonly (Situation & CodeAlerte)[])(
  'DOS-06 : la réponse « oui » à %s alerte',
  (situation) => {
    expect(codes({ ...connues, situations: { [situation]: 'OUI' } })).toEqual([situation]);
    expect(codes({ ...connues, situations: { [situation]: 'NON' } })).toEqual([]);
  },
);

test('DOS-06 : un traitement écrit alerte même si la question a reçu « non », et les sources se cumulent', () => {
  const eliquis = {
    ...connues,
    traitements: [ligne('Eliquis')],
    situations: { ANTICOAGULANT: 'NON' },
  } as const;
  expect(codes(eliquis)).toEqual(['ANTICOAGULANT']);
  const [alerte] = alertes({ ...eliquis, situations: { ANTICOAGULANT: 'OUI' } });
  expect(alerte?.source).toBe('Réponse\u00a0: Prend un anticoagulant\u202f; Traitement\u00a0: Eliquis');
});

test('DOS-06 : ce qui n’a pas été demandé, ou pas su, se dit', () => {
  expect(codes(donneesVierges('2026-03-01'))).toEqual(['ALLERGIES_INCONNUES', 'TRAITEMENTS_INCONNUS']);
  const [incertaine] = alertes({ ...connues, situations: { GROSSESSE: 'NE_SAIT_PAS' } });
  expect(incertaine).toMatchObject({ niveau: 'INFORMATION', source: 'Grossesse' });
});

test('DOS-06 : les dangers passent avant le reste', () => {
  const niveaux = alertes({
    ...donneesVierges('2026-03-01'),
    antecedents: [ligne('Diabète'), ligne('Endocardite')],
    situations: { GROSSESSE: 'OUI', ANTICOAGULANT: 'OUI' },
  }).map(({ niveau }) => niveau);
  expect(niveaux).toEqual(['DANGER', 'DANGER', 'ATTENTION', 'ATTENTION', 'INFORMATION', 'INFORMATION']);
});
