import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/media';
import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { bancDeMedias, jpeg } from './testing-banc.ts';

const banc = await bancDeMedias();
const { code: _face, ...FACE } = VUES.FACE;

test('CAP-01 : une image prend une vue de l’organisation et en garde une copie ; une vue inconnue est refusée', async () => {
  const { s, http, proprietaire } = banc;
  const contenu = { ...FACE, libelle: 'De face, appareil posé' };
  await proprietaire.query(
    'insert into vue_propre (organisation_id, id, code, contenu) values ($1, $2, $3, $4)',
    [s.infirmiere.session.organisationId, randomUUID(), 'FACE_APPAREIL', JSON.stringify(contenu)],
  );
  const { corps } = await banc.ajouter(await jpeg());
  const changer = (vue: string) =>
    http.appeler(contrat.modifierMedia, {
      jeton: banc.jetonDe(s.infirmiere.session),
      params: { id: corps.media.id },
      body: { vue },
    });
  expect((await changer('FACE_APPAREIL')).corps.media).toMatchObject({
    vue: 'FACE_APPAREIL',
    vueDecrite: { code: 'FACE_APPAREIL', libelle: 'De face, appareil posé' },
  });
  expect((await changer('FACE')).corps.media).toMatchObject({ vue: 'FACE', vueDecrite: null });
  const refus = await changer('INCONNUE');
  expect([refus.statut, Object.keys(refus.corps.champs ?? {})]).toEqual([422, ['vue']]);
});
