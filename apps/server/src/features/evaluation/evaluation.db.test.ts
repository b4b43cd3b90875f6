import { type EvaluationT, enregistrerEvaluation, listerEvaluations } from '@orapont/contract/evaluation';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd);

const ALGOPLUS = { VISAGE: 1, REGARD: 1, PLAINTES: 0, CORPS: 0, COMPORTEMENTS: 0 };
const observation = (partielle: Partial<EvaluationT> = {}) => ({
  id: uuidv7(),
  echelle: 'ALGOPLUS' as const,
  reponses: ALGOPLUS,
  faiteLe: '2026-03-02T08:30:00.000Z',
  ...partielle,
});

test('CAP-01, DOS-09 : une observation s’ajoute, se relit avec ses phrases, et laisse ses traces', async () => {
  const { appeler, dossierId, traces } = await monde();
  const params = { id: dossierId };
  const body = observation({ commentaire: 'Pendant la toilette.' });
  const ecrite = await appeler(enregistrerEvaluation, { params, body });
  expect([ecrite.statut, ecrite.corps.phrases]).toEqual([
    200,
    [
      'Algoplus\u00a0: 2 sur 5.',
      'Seuil publié\u00a0: à partir de 2 sur 5, une douleur est à prendre en charge.',
    ],
  ]);
  const { corps } = await appeler(listerEvaluations, { params });
  expect(corps.evaluations).toMatchObject([
    {
      id: body.id,
      reponses: ALGOPLUS,
      auteur: 'Claire Moreau',
      commentaire: body.commentaire,
      remplacee: false,
    },
  ]);
  expect([corps.identite, corps.profil, corps.ecrire]).toEqual(['LEFÈVRE Jeanne', 'AGEE', true]);
  expect(await traces()).toEqual(['EVALUATION_ECRITE', 'EVALUATIONS_LUES']);
});

test('la même observation envoyée plusieurs fois, même en même temps, en fait une', async () => {
  const { appeler, dossierId, traces } = await monde();
  const params = { id: dossierId };
  const body = observation();
  const reponses = await Promise.all([1, 2, 3].map(() => appeler(enregistrerEvaluation, { params, body })));
  expect(reponses.map(({ statut }) => statut)).toEqual([200, 200, 200]);
  expect((await appeler(listerEvaluations, { params })).corps.evaluations).toHaveLength(1);
  expect((await traces()).filter((action) => action === 'EVALUATION_ECRITE')).toHaveLength(1);
  const autre = await appeler(enregistrerEvaluation, { params, body: { ...body, reponses: { VISAGE: 0 } } });
  expect([autre.statut, autre.corps.motifs]).toEqual([409, ['CLE_REUTILISEE']]);
});

test('une correction garde l’ancienne ; de deux corrections en même temps, une seule tient', async () => {
  const { appeler, dossierId } = await monde();
  const params = { id: dossierId };
  const premiere = observation();
  await appeler(enregistrerEvaluation, { params, body: premiere });
  const corrections = [0, 1].map((REGARD) =>
    observation({ reponses: { ...ALGOPLUS, REGARD, CORPS: 1 }, remplaceId: premiere.id }),
  );
  const reponses = await Promise.all(
    corrections.map((body) => appeler(enregistrerEvaluation, { params, body })),
  );
  expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  expect(reponses.find(({ statut }) => statut === 409)?.corps.motifs).toEqual(['EVALUATION_DEJA_CORRIGEE']);
  const { corps } = await appeler(listerEvaluations, { params });
  expect(corps.evaluations.map(({ id, remplacee }) => [id === premiere.id, remplacee])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('la base n’efface ni ne change une observation', async () => {
  const { appeler, dossierId, qui } = await monde();
  const body = observation();
  await appeler(enregistrerEvaluation, { params: { id: dossierId }, body });
  await expect(
    bd.organisation(qui, (tx) => tx.deleteFrom('evaluation').where('id', '=', body.id).execute()),
  ).rejects.toThrow(/permission denied/);
  await expect(
    bd.organisation(qui, (tx) => tx.updateTable('evaluation').set({ commentaire: 'x' }).execute()),
  ).rejects.toThrow(/permission denied/);
});

test.each([
  ['une question d’une autre échelle', { reponses: { LANGUE: 1 } }, 422, 'ITEM_INCONNU'],
  ['une valeur hors de l’échelle', { reponses: { VISAGE: 3 } }, 422, 'VALEUR_HORS_ECHELLE'],
  ['aucune réponse', { reponses: {} }, 422, 'AUCUNE_REPONSE'],
  ['un moment à venir', { faiteLe: '2026-04-01T08:00:00.000Z' }, 422, undefined],
  ['un acte inconnu', { acteId: uuidv7() }, 404, undefined],
  ['la correction d’une inconnue', { remplaceId: uuidv7() }, 404, undefined],
] as const)('est refusé : %s', async (_titre, partielle, statut, motif) => {
  const { appeler, dossierId } = await monde();
  const refus = await appeler(enregistrerEvaluation, {
    params: { id: dossierId },
    body: observation(partielle),
  });
  expect([refus.statut, refus.corps.motifs?.[0]]).toEqual([statut, motif]);
});

test('DOS-12 : une autre maison ne lit ni n’écrit, une autre organisation ne voit rien, l’accueil non plus', async () => {
  const { appeler, dossierId, gens } = await monde();
  const params = { id: dossierId };
  for (const [session, statut] of [
    [gens.chene, 403],
    [gens.etranger, 404],
    [gens.secretaire, 403],
  ] as const) {
    expect((await appeler(listerEvaluations, { params, session })).statut).toBe(statut);
    expect((await appeler(enregistrerEvaluation, { params, session, body: observation() })).statut).toBe(
      statut,
    );
  }
});
