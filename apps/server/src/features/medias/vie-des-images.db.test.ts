import * as contrat from '@orapont/contract/media';
import { RENDUS } from '@orapont/contract/media-technique';
import { expect, test } from 'vitest';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { lecteurDeMedias } from './lire.ts';
import { balayer } from './preparer.ts';
import { envoyerActe } from './testing.ts';
import { bancDeMedias, jpeg, sha256 } from './testing-banc.ts';

const {
  bd,
  proprietaire,
  magasin,
  travaux,
  deps,
  s,
  http,
  jetonDe,
  meta,
  ouvrir,
  envoyer,
  deposer,
  ajouter,
  quandPret,
  lire,
  lister,
} = await bancDeMedias();

test('tourner une image refait ses vues, et revenir en arrière aussi', async () => {
  const acteId = await s.nouvelActe();
  const { corps } = await ajouter(await jpeg(670), { acteId });
  const { id } = corps.media;
  const droite = await quandPret(acteId, id);
  const jeton = jetonDe(s.infirmiere.session);
  const tourner = (rotation: 0 | 90) =>
    http.appeler(contrat.modifierMedia, { jeton, params: { id }, body: { rotation } });
  expect((await tourner(90)).corps.media.etat).toBe('RECU');
  const tournee = await quandPret(acteId, id);
  expect(tournee.version).not.toBe(droite.version);
  const avant = (await lire(s.infirmiere.session, id, 'vignette', { v: tournee.version })).brute.rawPayload;
  await Promise.all([tourner(0), tourner(90), tourner(0)]);
  await expect.poll(async () => (await quandPret(acteId, id)).etat).toBe('PRET');
  const media = (await lister(s.infirmiere.session, acteId)).corps.medias[0];
  const apres = (await lire(s.infirmiere.session, id, 'vignette')).brute.rawPayload;
  expect(apres.equals(avant)).toBe(media?.rotation === 90);
});

test('ce qui est parti ne bouge plus ; le reste s’ôte et revient', async () => {
  const acteId = await s.nouvelActe();
  const partie = (await ajouter(await jpeg(680), { acteId })).corps.media;
  const autre = (await ajouter(await jpeg(681), { acteId })).corps.media;
  await quandPret(acteId, autre.id);
  await envoyerActe(bd, s, acteId, { etat: 'COMPLEMENT_DEMANDE', medias: [partie.id] });
  const jeton = jetonDe(s.infirmiere.session);
  const figee = await http.appeler(contrat.supprimerMedia, { jeton, params: { id: partie.id } });
  expect([figee.statut, figee.corps.motifs]).toEqual([409, ['IMAGES_FIGEES']]);
  const params = { id: autre.id };
  expect(
    (await http.appeler(contrat.modifierMedia, { jeton, params, body: { vue: 'LANGUE' } })).corps.media.vue,
  ).toBe('LANGUE');
  expect((await http.appeler(contrat.supprimerMedia, { jeton, params })).statut).toBe(200);
  expect((await lire(s.infirmiere.session, autre.id, 'vignette')).statut).toBe(404);
  expect((await http.appeler(contrat.restaurerMedia, { jeton, params })).statut).toBe(200);
  expect((await quandPret(acteId, autre.id)).etat).toBe('PRET');

  await bd.organisation({ organisationId: s.ehpad }, (tx) =>
    tx.updateTable('acte').set({ etat: 'ACCEPTEE' }).where('id', '=', acteId).execute(),
  );
  expect((await http.appeler(contrat.supprimerMedia, { jeton, params })).statut).toBe(409);
  expect((await ouvrir(s.infirmiere.session, meta({ acteId }), 10)).status).toBe(409);
});

test('une image ôtée depuis une heure perd ses octets, pas avant', async () => {
  const acteId = await s.nouvelActe();
  const { id } = (await ajouter(await jpeg(690), { acteId })).corps.media;
  await quandPret(acteId, id);
  const jeton = jetonDe(s.infirmiere.session);
  const [media] = await bd.organisation({ organisationId: s.ehpad }, (tx) =>
    lecteurDeMedias(deps).situer(tx, [id]),
  );
  if (!media) throw new Error('L’image n’est pas là.');
  const lecteur = lecteurDeMedias(deps);
  expect((await lecteur.octets(media, 'lecture')).length).toBeGreaterThan(1_000);
  await http.appeler(contrat.supprimerMedia, { jeton, params: { id } });
  await balayer(deps);
  expect((await lecteur.octets(media, 'original')).length).toBeGreaterThan(1_000);
  await proprietaire.query(`update app.media set supprime_le = now() - interval '61 minutes' where id = $1`, [
    id,
  ]);
  await balayer(deps);
  for (const rendu of RENDUS) await expect(lecteur.octets(media, rendu)).rejects.toThrow('OBJET_INTROUVABLE');
  const retour = await http.appeler(contrat.restaurerMedia, { jeton, params: { id } });
  expect([retour.statut, retour.corps.motifs]).toEqual([404, ['IMAGE_EFFACEE']]);
});

test('une image reçue dont le travail s’est perdu est reprise par le balai', async () => {
  const acteId = await s.nouvelActe();
  const { id } = (await ajouter(await jpeg(691), { acteId })).corps.media;
  await quandPret(acteId, id);
  await proprietaire.query(
    `update app.media set etat = 'RECU', depose_le = now() - interval '1 hour' where id = $1`,
    [id],
  );
  await balayer(deps);
  expect((await quandPret(acteId, id)).etat).toBe('PRET');
});

test.each([
  [
    'entre l’objet et sa ligne',
    (): DepsMedias => ({
      ...deps,
      travaux: { ...travaux, enfiler: () => Promise.reject(new Error('arrêt brutal')) },
    }),
    0,
  ],
  [
    'entre la ligne et l’oubli de l’envoi',
    (): DepsMedias => ({
      ...deps,
      televersements: { ...magasin, abandonner: () => Promise.reject(new Error('arrêt brutal')) },
    }),
    1,
  ],
] as const)(
  'un arrêt brutal %s : le dépôt redemandé fait une image entière',
  async (_quand, enPanne, restees) => {
    const acteId = await s.nouvelActe();
    const { session } = s.infirmiere;
    const octets = await jpeg(695);
    const m = meta({ acteId });
    const televersementId = await envoyer(session, m, octets);
    const depot = { ...m, televersementId, miroir: false } as const;
    await expect(finaliser(enPanne(), session, depot)).rejects.toThrow('arrêt brutal');
    expect((await lister(session, acteId)).corps.medias).toHaveLength(restees);
    const repris = await deposer(session, m, televersementId);
    expect(repris.corps).toMatchObject({ doublon: false, media: { empreinteRecue: sha256(octets) } });
    expect((await quandPret(acteId, m.mediaId)).etat).toBe('PRET');
    expect((await lister(session, acteId)).corps.medias).toHaveLength(1);
    expect((await lire(session, m.mediaId, 'original')).brute.rawPayload.length).toBeGreaterThan(1_000);
  },
);
