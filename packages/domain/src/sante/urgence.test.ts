import fc from 'fast-check';
import { expect, test } from 'vitest';
import { URGENCES } from '../teleexpertise/echeance.ts';
import {
  DRAPEAUX_ROUGES,
  proposerUrgence,
  REGLES_URGENCE,
  type ReponsesUrgence,
  verifierUrgence,
} from './urgence.ts';

const rien = Object.fromEntries(DRAPEAUX_ROUGES.map((question) => [question, 'NON'])) as ReponsesUrgence;

test('TC-08 : sans drapeau rouge, la demande est programmée', () => {
  expect(proposerUrgence(rien)).toEqual({
    urgence: 'PROGRAMMEE',
    raisons: [],
    appeler15: false,
    sansReponse: [],
  });
});

test.each([
  [['DYSPNEE'], 'URGENTE', true],
  [['SAIGNEMENT'], 'URGENTE', true],
  [['GONFLEMENT_EXTENSIF'], 'URGENTE', true],
  [['TRAUMATISME'], 'URGENTE', false],
  [['GONFLEMENT', 'FIEVRE'], 'URGENTE', false],
  [['GONFLEMENT', 'TRISMUS'], 'URGENTE', false],
  [['FIEVRE', 'TRISMUS'], 'URGENTE', false],
  [['GONFLEMENT'], 'RAPIDE', false],
  [['FIEVRE'], 'RAPIDE', false],
  [['TRISMUS'], 'RAPIDE', false],
  [['DOULEUR_INTENSE'], 'RAPIDE', false],
  [['ALIMENTATION'], 'RAPIDE', false],
  [['SIGNE_NEUROLOGIQUE'], 'RAPIDE', false],
  [['LESION_PERSISTANTE'], 'RAPIDE', false],
] as const)('TC-08 : %s propose %s (appeler le 15 : %s)', (oui, urgence, appeler15) => {
  const reponses = { ...rien, ...Object.fromEntries(oui.map((question) => [question, 'OUI'])) };
  expect(proposerUrgence(reponses)).toMatchObject({ urgence, appeler15 });
});

test('TC-08 : les réponses qui ont fait la proposition sont données', () => {
  const { raisons } = proposerUrgence({ ...rien, GONFLEMENT: 'OUI', FIEVRE: 'OUI', DOULEUR_INTENSE: 'OUI' });
  expect(raisons.map(({ reponses }) => reponses)).toEqual([['GONFLEMENT', 'FIEVRE']]);
});

test('TC-08 : ne pas savoir ne propose rien mais se voit', () => {
  expect(proposerUrgence({ ...rien, DYSPNEE: 'NE_SAIT_PAS' })).toMatchObject({
    urgence: 'PROGRAMMEE',
    sansReponse: ['DYSPNEE'],
  });
  expect(proposerUrgence({}).sansReponse).toEqual(DRAPEAUX_ROUGES);
});

test('TC-08 : un « oui » de plus ne fait jamais baisser l’urgence, et chaque question compte', () => {
  const oui = fc.subarray([...DRAPEAUX_ROUGES]);
  const rang = (questions: readonly string[]) =>
    URGENCES.indexOf(proposerUrgence(Object.fromEntries(questions.map((q) => [q, 'OUI']))).urgence);
  fc.assert(
    fc.property(oui, fc.constantFrom(...DRAPEAUX_ROUGES), (questions, encore) => {
      expect(rang([...questions, encore])).toBeLessThanOrEqual(rang(questions));
      expect(rang([encore])).toBeLessThan(URGENCES.indexOf('PROGRAMMEE'));
    }),
  );
  expect(new Set(REGLES_URGENCE.flatMap(({ reponses }) => reponses)).size).toBe(DRAPEAUX_ROUGES.length);
});

test.each([
  ['URGENTE', 'RAPIDE', '', true],
  ['RAPIDE', 'RAPIDE', '', true],
  ['PROGRAMMEE', 'RAPIDE', ' ', false],
  ['PROGRAMMEE', 'RAPIDE', 'Vu ce matin par le médecin', true],
] as const)(
  'TC-08 : choisir %s quand %s est proposé, motif « %s » : %s',
  (choisie, proposee, motifEcart, accord) => {
    expect(verifierUrgence({ choisie, proposee, motifEcart }).accord).toBe(accord);
  },
);
