import { RENDUS, type RenduT } from '@orapont/contract/media-technique';
import { expect, test } from 'vitest';
import { envoyerActe } from './testing.ts';
import { bancDeMedias, jpeg } from './testing-banc.ts';

const { bd, s, ajouter, quandPret, lire, lister, traces } = await bancDeMedias();

test('DOS-12 : une image se lit sur son site, nulle part ailleurs', async () => {
  const acteId = await s.nouvelActe();
  const { corps } = await ajouter(await jpeg(652), { acteId });
  const mediaId = corps.media.id;
  await quandPret(acteId, mediaId);
  expect((await lire(s.educateur.session, mediaId, 'lecture')).statut).toBe(200);
  expect((await lire(s.voisine.session, mediaId, 'lecture')).statut).toBe(403);
  for (const rendu of RENDUS) {
    expect((await lire(s.dentiste.session, mediaId, rendu)).statut).toBe(404);
    expect((await lire(s.dentiste.session, mediaId, rendu, { acte: acteId })).statut).toBe(404);
  }
  expect((await lister(s.dentiste.session, acteId)).statut).toBe(404);
  expect((await lister(s.voisine.session, acteId)).statut).toBe(403);
});

test('TE-08 : le requis voit ce qui lui est envoyé, tant que le partage est ouvert', async () => {
  const acteId = await s.nouvelActe();
  const [{ corps: envoyee }, { corps: rejetee }] = [
    await ajouter(await jpeg(653), { acteId }),
    await ajouter(Buffer.alloc(0), { acteId }),
  ];
  const mediaId = envoyee.media.id;
  await quandPret(acteId, mediaId);
  await envoyerActe(bd, s, acteId, { etat: 'COMPLEMENT_DEMANDE', medias: [mediaId] });
  const complement = await ajouter(await jpeg(654), { acteId });
  await quandPret(acteId, complement.corps.media.id);

  const { session } = s.dentiste;
  const vus = await lister(session, acteId);
  expect(vus.corps.medias.map(({ id }) => id)).toEqual([mediaId]);
  expect(vus.corps).toMatchObject({ depot: false, auteurs: [] });
  const acte = { acte: acteId };
  expect((await lire(session, mediaId, 'lecture', acte)).statut).toBe(200);
  expect((await lire(session, mediaId, 'lecture')).statut).toBe(404);
  for (const id of [complement.corps.media.id, rejetee.media.id])
    expect((await lire(session, id, 'vignette', acte)).statut).toBe(404);
  const confrere = await lire(s.confrere.session, mediaId, 'lecture', acte);
  expect([confrere.statut, confrere.corps.motifs]).toEqual([403, ['NON_REQUIS']]);

  const fin = new Date().toISOString();
  await bd.organisation({ organisationId: s.ehpad }, (tx) =>
    tx
      .updateTable('partage')
      .set({ au: fin, ferme_le: fin, ferme_motif: 'RETRAIT' })
      .where('acte_id', '=', acteId)
      .execute(),
  );
  for (const rendu of RENDUS) expect((await lire(session, mediaId, rendu, acte)).statut).toBe(404);
  expect((await lister(session, acteId)).statut).toBe(404);
  expect((await lire(s.infirmiere.session, mediaId, 'lecture')).statut).toBe(200);
});

test('DOS-09 : une ouverture se trace une fois, des deux côtés ; un préchargement n’en est pas une', async () => {
  const acteId = await s.nouvelActe();
  const ids: string[] = [];
  for (const largeur of [660, 661, 662]) {
    const { corps } = await ajouter(await jpeg(largeur), { acteId });
    ids.push(corps.media.id);
    await quandPret(acteId, corps.media.id);
  }
  await envoyerActe(bd, s, acteId, { medias: ids });
  const { session } = s.dentiste;
  const tous = (rendu: RenduT, plus: { prechargement?: '1' } = {}) =>
    Promise.all(ids.map((id) => lire(session, id, rendu, { acte: acteId, ...plus })));
  const compter = async (action: string) => [
    await traces(s.ehpad, acteId, action),
    await traces(s.cabinet, acteId, action),
  ];
  await tous('vignette');
  await tous('lecture', { prechargement: '1' });
  expect(await compter('IMAGE_OUVERTE')).toEqual([0, 0]);
  expect(await compter('IMAGE_MISE_A_DISPOSITION')).toEqual([1, 1]);
  await tous('lecture');
  await tous('original');
  expect(await compter('IMAGE_OUVERTE')).toEqual([1, 1]);
  expect(await traces(s.ehpad, acteId, 'IMAGE_DEPOSEE')).toBe(3);
});
