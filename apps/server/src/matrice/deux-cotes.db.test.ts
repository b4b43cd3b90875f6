import * as compteRendu from '@orapont/contract/compte-rendu';
import * as demande from '@orapont/contract/demande';
import * as lecture from '@orapont/contract/lecture';
import * as media from '@orapont/contract/media';
import type { Route } from '@orapont/contract/route';
import { beforeAll, expect, test } from 'vitest';
import { type Acteur, jetonDe } from './acteurs.ts';
import { type ApplicationDeTest, applicationDeTest } from './application.ts';
import { appeler } from './matrice.ts';
import { creerSituation } from './situation-lignes.ts';
import type { EtatVoulu, Situation } from './situations.ts';

let application: ApplicationDeTest;
beforeAll(async () => {
  application = await applicationDeTest();
}, 120_000);

const REQUERANT: Acteur = 'soignant du site';
const REQUIS: Acteur = 'praticien requis';

/** Each thing that one side must see of an act, and where it reads it. */
const VUES: readonly (readonly [
  string,
  Acteur,
  EtatVoulu,
  Route,
  (s: Situation) => Record<string, string>,
])[] = [
  ['le requérant lit sa demande', REQUERANT, 'ENVOYEE', demande.lireDemande, (s) => ({ id: s.acteId })],
  ['le requérant voit ses images', REQUERANT, 'ENVOYEE', media.listerMedias, (s) => ({ id: s.acteId })],
  ['le requis trouve la demande dans sa liste', REQUIS, 'ENVOYEE', lecture.listerLectures, () => ({})],
  ['le requis ouvre la demande', REQUIS, 'ENVOYEE', lecture.ouvrirLecture, (s) => ({ id: s.acteId })],
  ['le requis voit les images', REQUIS, 'ENVOYEE', media.listerMedias, (s) => ({ id: s.acteId })],
  [
    'le requérant lit la réponse',
    REQUERANT,
    'AVIS_RENDU',
    compteRendu.lireCompteRendu,
    (s) => ({ id: s.compteRenduId }),
  ],
  [
    'le requis relit sa réponse',
    REQUIS,
    'AVIS_RENDU',
    compteRendu.lireCompteRendu,
    (s) => ({ id: s.compteRenduId }),
  ],
];

test.each(VUES)('%s', async (_titre, acteur, etat, route, params) => {
  const situation = await creerSituation(application, 'partage ouvert', etat);
  const jeton = await jetonDe(application, acteur);
  const { statut, corps } = await appeler(application, route, { params: params(situation) }, jeton);
  expect({ statut, corps: corps.slice(0, 300) }).toMatchObject({ statut: 200 });
  const temoin = route === media.listerMedias ? situation.mediaId : situation.marque;
  expect(corps.toLowerCase()).toContain(temoin.toLowerCase());
});

test('une fois le partage fermé, le requis ne lit plus ni la demande ni les images', async () => {
  const situation = await creerSituation(application, 'partage fermé', 'ENVOYEE');
  const jeton = await jetonDe(application, REQUIS);
  for (const route of [lecture.ouvrirLecture, media.listerMedias]) {
    const { statut, corps } = await appeler(application, route, { params: { id: situation.acteId } }, jeton);
    expect(statut).toBe(404);
    expect(corps.toLowerCase()).not.toContain(situation.marque.toLowerCase());
  }
});
