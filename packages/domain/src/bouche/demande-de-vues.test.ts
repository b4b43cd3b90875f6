import { expect, test } from 'vitest';
import { VUES } from '../captation/vues.ts';
import { appliquer, type Commande } from './commandes.ts';
import { demandeDeVues } from './demande-de-vues.ts';
import { chartVierge, type ObservationBouche } from './observation.ts';
import { dentureProbable } from './presentation.ts';
import { presumer } from './presomption.ts';
import { cleSurface } from './surface.ts';

const PHOTOS = Object.values(VUES).filter(({ support }) => support === 'PHOTO');

function apres(depart: ObservationBouche, ...commandes: readonly Commande[]): ObservationBouche {
  return commandes.reduce((avant, commande) => {
    const resultat = appliquer(avant, commande);
    if (!resultat.accord) throw new Error(resultat.motifs.join());
    return resultat.chart;
  }, depart);
}

const nonVue = (cible: Extract<Commande, { type: 'VISIBILITE' }>['cible']): Commande => ({
  type: 'VISIBILITE',
  cible,
  visibilite: 'NON_VUE',
  motif: 'FLOU',
});

test('CAP-02 : le « non vu » du lecteur devient les vues qui le montrent, et rien d’autre', () => {
  const chart = apres(
    presumer(chartVierge('PERMANENTE'), [VUES.FACE.montre]),
    nonVue({ sorte: 'FACE', dent: '37', face: 'occlusale' }),
    nonVue({ sorte: 'SITE', site: 'PLANCHER' }),
    nonVue({ sorte: 'FACE', dent: '16', face: 'mesiale' }),
  );
  const { zones, vues, restantes } = demandeDeVues(chart, PHOTOS);
  expect(zones.map(cleSurface).toSorted()).toEqual(['16-mesiale', '37-occlusale', 'PLANCHER']);
  expect(vues.map(({ code }) => code)).toEqual(['OCCLUSALE_INFERIEURE', 'PLANCHER']);
  expect(restantes.map(cleSurface)).toEqual(['16-mesiale']);
});

test('CAP-02 : ce que le lecteur n’a pas encore regardé ne se demande pas', () => {
  expect(demandeDeVues(chartVierge('PERMANENTE'), PHOTOS)).toEqual({ zones: [], vues: [], restantes: [] });
});

test.each([
  [5, 'TEMPORAIRE'],
  [6, 'MIXTE'],
  [12, 'MIXTE'],
  [13, 'PERMANENTE'],
] as const)('CAP-02 : à %s ans, denture %s', (age, denture) => {
  expect(dentureProbable(age)).toBe(denture);
});
