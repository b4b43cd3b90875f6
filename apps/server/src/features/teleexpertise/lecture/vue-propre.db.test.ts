import { randomUUID } from 'node:crypto';
import { ouvrirLecture } from '@orapont/contract/lecture';
import { faceObservee } from '@orapont/domain/bouche/observation';
import { VUES } from '@orapont/domain/captation/vues';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const { http, decor, demander } = await bancDeLecture(base);
afterAll(() => http.fermer());

const { code: _plancher, ...PLANCHER } = VUES.PLANCHER;
const CODE = 'GENCIVE_DU_HAUT';
const CONTENU = {
  ...PLANCHER,
  libelle: 'Gencive du haut, lèvre soulevée',
  montre: { faces: ['11-vestibulaire'], facesPartielles: [], sites: ['GENCIVE_S2'], sitesPartiels: [] },
};

test('CAP-01, TE-08 : une image d’une vue de l’organisation se lit de l’autre côté, même une fois la vue archivée', async () => {
  const d = await decor();
  const organisation = [d.ehpad.organisationId];
  await base.proprietaire.query(
    'insert into vue_propre (organisation_id, id, code, contenu) values ($1, $2, $3, $4)',
    [...organisation, randomUUID(), CODE, JSON.stringify(CONTENU)],
  );
  const { id } = await demander(d, 'TELEEXPERTISE_ESMS', (mediaId) =>
    base.proprietaire.query('update media set vue = $2, vue_decrite = $3 where id = $1', [
      mediaId,
      CODE,
      JSON.stringify({ ...CONTENU, code: CODE }),
    ]),
  );
  await base.proprietaire.query(
    'update vue_propre set archive = true where organisation_id = $1',
    organisation,
  );

  const { corps } = await http.appeler(ouvrirLecture, { session: d.requis, params: { id } });
  expect(corps.images).toMatchObject([
    { vue: CODE, vueLibelle: CONTENU.libelle, vueDecrite: { code: CODE, dessin: 'LANGUE_LEVEE' } },
  ]);
  expect(corps.demande.medias).toMatchObject([{ vueLibelle: CONTENU.libelle }]);
  expect(faceObservee(corps.brouillon.contenu.chart, '11', 'vestibulaire')).toMatchObject({
    visibilite: 'VUE',
    provenance: 'PRESUMEE',
  });
});
