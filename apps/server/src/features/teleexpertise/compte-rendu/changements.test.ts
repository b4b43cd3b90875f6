import { REPONSE_VIERGE } from '@orapont/contract/lecture';
import { type ConstatFace, chartVierge } from '@orapont/domain/bouche/observation';
import { expect, test } from 'vitest';
import { changementsDe } from './changements.ts';

const vierge = { chart: chartVierge('PERMANENTE'), reponse: REPONSE_VIERGE };
const face = (constats: ConstatFace[]) => ({
  visibilite: 'VUE' as const,
  provenance: 'CONSTATEE' as const,
  motif: null,
  constats,
  precision: '',
  reperes: [],
});
const avecFace = (dents: Record<string, ConstatFace>) => ({
  ...vierge,
  chart: {
    ...vierge.chart,
    dents: Object.fromEntries(
      Object.entries(dents).map(([dent, constat]) => [
        dent,
        { etat: null, mobilite: null, faces: { occlusale: face([constat]) }, precision: '', reperes: [] },
      ]),
    ),
  },
});

test('rien de changé : rien à dire', () => {
  expect(changementsDe(avecFace({ '36': 'LESION' }), avecFace({ '36': 'LESION' }))).toEqual([]);
});

test('TE-11 : une dent corrigée se dit ajoutée d’un côté, retirée de l’autre', () => {
  const dits = changementsDe(avecFace({ '36': 'LESION' }), avecFace({ '46': 'LESION' }));
  expect(dits).toContainEqual(expect.stringMatching(/^Ajouté\u00a0: 46/u));
  expect(dits).toContainEqual(expect.stringMatching(/^Retiré\u00a0: 36/u));
});

test('TE-11 : la réponse dit ce qui bouge, sans recopier les textes', () => {
  const apres = {
    ...vierge,
    reponse: {
      ...REPONSE_VIERGE,
      conclusion: 'Lésion à gauche',
      urgence: 'RAPIDE' as const,
      nonConcluant: true,
    },
  };
  expect(changementsDe(vierge, apres)).toEqual([
    'Conclusion\u00a0: texte ajouté',
    'Degré d’urgence\u00a0: soins rapides, sous 72 heures (avant\u00a0: non dit)',
    'L’avis devient non concluant.',
  ]);
  expect(changementsDe(apres, vierge)).toContain('Conclusion\u00a0: texte retiré');
});

test('au-delà de huit constats, le nombre suffit', () => {
  const dents = ['11', '12', '13', '14', '15', '16', '21', '22', '23', '24'];
  const dits = changementsDe(
    vierge,
    avecFace(Object.fromEntries(dents.map((dent) => [dent, 'LESION' as const]))),
  );
  expect(dits.filter((phrase) => phrase.startsWith('Ajouté'))).toHaveLength(8);
  expect(dits).toContain('Et 2 autres constats.');
});
