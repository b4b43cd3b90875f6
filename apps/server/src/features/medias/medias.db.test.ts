import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contrat from '@orapont/contract/media';
import { TAILLE_MAX_OCTETS } from '@orapont/domain/captation/medias';
import type { FastifyBaseLogger } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dicom, photo, pngEnorme } from '../../adapters/images/testing-images.ts';
import { traitementImages } from '../../adapters/images/traitement.ts';
import { fichiersObjets } from '../../adapters/objets/fichiers.ts';
import { creerServeurTus } from '../../adapters/objets/tus-serveur.ts';
import { magasinTus } from '../../adapters/objets/tus-store.ts';
import { SCHEMA_TRAVAUX } from '../../adapters/postgres/migrer.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { ouvrirTrousseau } from '../../adapters/trousseau/fichiers.ts';
import { COOKIE } from '../../kernel/mount.ts';
import type { Session } from '../../kernel/session.ts';
import { ORIGINE_DE_TEST, type ServeurDeTest, serveurDeTest } from '../../kernel/testing.ts';
import { ouvrirTravaux } from '../../kernel/travaux.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { lecteurDeMedias } from './lire.ts';
import { balayer } from './preparer.ts';
import { mediasRoutes } from './routes.ts';
import { envoyerActe, type Scenario, scenario } from './testing.ts';
import { mediasTravaux } from './travaux-medias.ts';

const { bd, urlExecution, proprietaire } = await baseDeTest();
const donnees = await mkdtemp(join(tmpdir(), 'orapont-medias-'));
const muet = { warn: () => undefined } as unknown as FastifyBaseLogger;
const trousseau = await ouvrirTrousseau({ donnees });
const magasin = magasinTus(donnees, trousseau);
const images = traitementImages({ delaiMs: 30_000 });
const travaux = ouvrirTravaux(urlExecution, SCHEMA_TRAVAUX, muet);
const deps: DepsMedias = {
  bd,
  travaux,
  images,
  objets: fichiersObjets(donnees, trousseau),
  televersements: magasin,
  tus: creerServeurTus({
    magasin,
    chemin: '/api/televersements',
    tailleMax: TAILLE_MAX_OCTETS,
    origine: ORIGINE_DE_TEST,
    surErreur: () => undefined,
  }),
  maintenant: () => new Date(),
};
const sessions = new Map<string, Session>();
let http: ServeurDeTest;
let base: string;
let s: Scenario;

beforeAll(async () => {
  s = await scenario(bd);
  http = await serveurDeTest({
    authentifier: async (jeton) => sessions.get(jeton),
    monter: (serveur) => mediasRoutes(serveur, deps),
  });
  base = await http.serveur.app.listen({ port: 0, host: '127.0.0.1' });
  mediasTravaux(travaux, deps);
  await travaux.demarrer();
});
afterAll(async () => {
  await http.fermer();
  await travaux.arreter();
  await images.fermer();
  await rm(donnees, { recursive: true, force: true });
});

const jetonDe = (session: Session) => {
  sessions.set(session.id, session);
  return session.id;
};
const entetes = (session: Session) => ({
  cookie: `${COOKIE}=${jetonDe(session)}`,
  origin: ORIGINE_DE_TEST,
  'tus-resumable': '1.0.0',
});
const jpeg = (largeur = 640) => photo(largeur, 480).jpeg({ quality: 85 }).toBuffer();
const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

type Meta = {
  acteId: string;
  mediaId: string;
  vue: 'FACE' | 'RADIO' | 'LANGUE';
  modalite: 'LUMIERE_BLANCHE' | 'RADIO';
  moyen: 'PRISE' | 'IMPORT';
  auteurId?: string;
  prisLe?: string;
};
const meta = (plus: Partial<Meta> = {}): Meta => ({
  acteId: s.acteId,
  mediaId: randomUUID(),
  vue: 'FACE',
  modalite: 'LUMIERE_BLANCHE',
  moyen: 'PRISE',
  ...plus,
});

const ouvrir = (session: Session, m: Meta, taille: number) =>
  fetch(`${base}/api/televersements`, {
    method: 'POST',
    headers: {
      ...entetes(session),
      'upload-length': String(taille),
      'upload-metadata': Object.entries(m)
        .map(([nom, valeur]) => `${nom} ${btoa(valeur)}`)
        .join(','),
    },
  });

const poursuivre = (session: Session, id: string, offset: number, octets: Uint8Array) =>
  fetch(`${base}/api/televersements/${id}`, {
    method: 'PATCH',
    headers: {
      ...entetes(session),
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(octets),
  });

/** Sends the bytes and nothing more: the picture is not filed yet. */
async function envoyer(session: Session, m: Meta, octets: Uint8Array): Promise<string> {
  const creation = await ouvrir(session, m, octets.length);
  expect(creation.status).toBe(201);
  const id = creation.headers.get('location')?.split('/').at(-1) ?? '';
  if (octets.length > 0) expect((await poursuivre(session, id, 0, octets)).status).toBe(204);
  return id;
}

const deposer = async (session: Session, m: Meta, televersementId: string) =>
  http.appeler(contrat.deposerMedia, { jeton: jetonDe(session), body: { ...m, televersementId } });

async function ajouter(octets: Uint8Array, plus: Partial<Meta> = {}, session = s.infirmiere.session) {
  const m = meta(plus);
  return deposer(session, m, await envoyer(session, m, octets));
}

async function quandPret(acteId: string, mediaId: string, session = s.infirmiere.session) {
  for (let essai = 0; essai < 200; essai += 1) {
    const { corps } = await http.appeler(contrat.suivreMedias, {
      jeton: jetonDe(session),
      params: { id: acteId },
    });
    const media = corps.medias.find(({ id }) => id === mediaId);
    if (media && media.etat !== 'RECU') return media;
    await new Promise((suite) => setTimeout(suite, 50));
  }
  throw new Error('La file n’a pas préparé l’image.');
}

const lire = (
  session: Session,
  id: string,
  rendu: contrat.RenduT,
  query: { acte?: string; v?: string; prechargement?: '1' } = {},
  plus: Record<string, string> = {},
) =>
  http.appeler(contrat.lireMedia, { jeton: jetonDe(session), params: { id, rendu }, query, entetes: plus });

const lister = (session: Session, acteId: string) =>
  http.appeler(contrat.listerMedias, { jeton: jetonDe(session), params: { id: acteId } });

const traces = async (organisationId: string, acteId: string, action: string) => {
  const { rows } = await proprietaire.query(
    'select 1 from app.evenement where organisation_id = $1 and acte_id = $2 and action = $3',
    [organisationId, acteId, action],
  );
  return rows.length;
};

test('CAP-01 : une photo envoyée en trois fois est reçue, préparée, montrée', async () => {
  const session = s.infirmiere.session;
  const octets = await jpeg();
  const m = meta();
  const creation = await ouvrir(session, m, octets.length);
  expect(creation.headers.get('x-content-type-options')).toBe('nosniff');
  const id = creation.headers.get('location')?.split('/').at(-1) ?? '';
  await poursuivre(session, id, 0, octets.subarray(0, 1_000));
  const avant = await deposer(session, m, id);
  expect([avant.statut, avant.corps.motifs]).toEqual([409, ['ENVOI_INCOMPLET']]);
  const suivi = await fetch(`${base}/api/televersements/${id}`, {
    method: 'HEAD',
    headers: entetes(session),
  });
  expect(suivi.headers.get('upload-offset')).toBe('1000');
  await poursuivre(session, id, 1_000, octets.subarray(1_000));

  const recu = await deposer(session, m, id);
  expect(recu.statut).toBe(200);
  expect(recu.corps).toMatchObject({
    doublon: false,
    media: { id: m.mediaId, etat: 'RECU', empreinteRecue: sha256(octets), largeur: 640, hauteur: 480 },
  });
  expect(await magasin.trouver(id)).toBeUndefined();

  const pret = await quandPret(s.acteId, m.mediaId);
  expect(pret.etat).toBe('PRET');
  const vignette = await lire(session, m.mediaId, 'vignette', { v: pret.version });
  expect(vignette.brute.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=3600, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  });
  expect(vignette.brute.rawPayload.length).toBeLessThanOrEqual(60_000);
  const etag = String(vignette.brute.headers['etag']);
  expect((await lire(session, m.mediaId, 'vignette', {}, { 'if-none-match': etag })).statut).toBe(304);
  const original = await lire(session, m.mediaId, 'original');
  expect(original.brute.headers['content-type']).toBe('image/jpeg');
  expect(original.brute.headers['content-disposition']).toMatch(/^attachment; filename="01-face-\w+\.jpg"$/);
  expect(original.brute.headers['cache-control']).toBe('private, no-cache');
});

test('déposer deux fois, à la suite ou ensemble, ne fait qu’une image', async () => {
  const acteId = await s.nouvelActe();
  const session = s.infirmiere.session;
  const m = meta({ acteId });
  const id = await envoyer(session, m, await jpeg(641));
  const reponses = await Promise.all([deposer(session, m, id), deposer(session, m, id)]);
  reponses.push(await deposer(session, m, id));
  expect(reponses.map(({ statut, corps }) => [statut, corps.media?.id, corps.doublon])).toEqual(
    Array(3).fill([200, m.mediaId, false]),
  );
  expect((await lister(session, acteId)).corps.medias).toHaveLength(1);
});

test('le même fichier deux fois dans la demande est dit, et gardé une seule fois', async () => {
  const acteId = await s.nouvelActe();
  const octets = await jpeg(642);
  const premier = await ajouter(octets, { acteId });
  const second = await ajouter(octets, { acteId, vue: 'LANGUE' });
  expect(second.corps).toMatchObject({ doublon: true, media: { id: premier.corps.media.id } });
  const autres = await jpeg(643);
  const ensemble = await Promise.all([ajouter(autres, { acteId }), ajouter(autres, { acteId })]);
  expect(ensemble.map(({ corps }) => corps.doublon).toSorted()).toEqual([false, true]);
  expect((await lister(s.infirmiere.session, acteId)).corps.medias).toHaveLength(2);
});

test.each([
  ['zéro octet', async () => Buffer.alloc(0), 'VIDE'],
  [
    'un SVG nommé .jpg',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'FORMAT_INCONNU',
  ],
  ['une photo coupée', async () => (await jpeg(700)).subarray(0, 9_000), 'TRONQUE'],
  ['un PNG de 30 000 points de côté', async () => pngEnorme(30_000), 'TROP_GRAND'],
] as const)(
  '%s : une phrase à côté du fichier, rien de gardé, les autres suivent',
  async (_nom, fichier, code) => {
    const acteId = await s.nouvelActe();
    const rejete = await ajouter(await fichier(), { acteId });
    expect(rejete.corps.media).toMatchObject({
      etat: 'REJETE',
      rejet: { code, phrase: contrat.PHRASES_REJET[code] },
    });
    const bonne = await ajouter(await jpeg(), { acteId });
    expect(bonne.corps.media.etat).toBe('RECU');
    expect((await lire(s.infirmiere.session, rejete.corps.media.id, 'original')).statut).toBe(404);
  },
);

test('un cliché au nom d’une autre personne est gardé, et le dit', async () => {
  const acteId = await s.nouvelActe();
  const { rows } = await proprietaire.query('select dossier_id from acte where id = $1', [acteId]);
  await proprietaire.query(
    `update dossier set nom_naissance = 'Lefèvre', prenoms = '{Jeanne}', date_naissance = '1938-02-03' where id = $1`,
    [rows[0].dossier_id],
  );
  const sien = await ajouter(dicom({ naissance: '19380203' }), { acteId });
  expect([sien.corps.media.etat, sien.corps.media.avertissements]).toEqual(['RECU', []]);
  const autre = await ajouter(dicom({ naissance: '19380204' }), { acteId });
  expect(autre.corps.media.avertissements).toEqual(['AUTRE_PATIENT']);
  // The name that was read is written nowhere.
  const { rows: lignes } = await proprietaire.query(
    'select m::text as texte from media m where acte_id = $1',
    [acteId],
  );
  expect(JSON.stringify(lignes)).not.toMatch(/jeanne/i);
});

test('65 Mo : refusé avant le premier octet, avec sa phrase', async () => {
  const refus = await ouvrir(s.infirmiere.session, meta(), 65_000_000);
  expect(refus.status).toBe(413);
  expect(JSON.parse(await refus.text())).toMatchObject({ detail: expect.stringContaining('64') });
});

test('CAP-03 : une radiographie DICOM s’importe et se télécharge comme DICOM', async () => {
  const acteId = await s.nouvelActe();
  const { corps } = await ajouter(dicom(), { acteId, vue: 'RADIO', modalite: 'RADIO', moyen: 'IMPORT' });
  expect((await quandPret(acteId, corps.media.id)).etat).toBe('PRET');
  const original = await lire(s.infirmiere.session, corps.media.id, 'original');
  expect(original.brute.headers['content-type']).toBe('application/dicom');
  expect(original.brute.headers['content-disposition']).toContain('.dcm"');
});

test('TC-04 : l’auteur peut être un autre, s’il a le droit de prendre des images ce jour-là', async () => {
  const acteId = await s.nouvelActe();
  const octets = await jpeg(650);
  const essayer = async (plus: Partial<Meta>) => {
    const reponse = await ouvrir(s.infirmiere.session, meta({ acteId, ...plus }), octets.length);
    return [reponse.status, JSON.parse((await reponse.text()) || '{}').detail ?? ''];
  };
  expect(await essayer({ auteurId: s.voisine.professionnelId })).toEqual([201, '']);
  expect((await essayer({ auteurId: s.novice.professionnelId }))[0]).toBe(422);
  expect((await essayer({ auteurId: s.dentiste.professionnelId }))[1]).toContain('structure');
  expect((await essayer({ prisLe: '2024-06-01T10:00:00.000Z' }))[1]).toContain('attestation');
  expect((await essayer({ modalite: 'RADIO', vue: 'RADIO', moyen: 'PRISE' }))[1]).toContain('importez');
  expect((await essayer({ modalite: 'RADIO', vue: 'RADIO', moyen: 'IMPORT' }))[0]).toBe(201);
  const { corps } = await lister(s.infirmiere.session, acteId);
  expect(corps.auteurs.map(({ nom }) => nom)).toEqual(['Claire Aubry', 'Anne Sud']);
});

test('DOS-12 : qui ne peut pas déposer ne dépose pas, ni au début ni à la fin', async () => {
  const acteId = await s.nouvelActe();
  const octets = await jpeg(651);
  const m = meta({ acteId });
  const id = await envoyer(s.infirmiere.session, m, octets);
  const qui = [
    [s.voisine, 403],
    [s.novice, 403],
    [s.educateur, 403],
    [s.dentiste, 404],
  ] as const;
  for (const [{ session }, statut] of qui) {
    expect((await ouvrir(session, meta({ acteId }), octets.length)).status).toBe(statut);
    expect((await deposer(session, m, id)).statut).toBe(statut);
    for (const method of ['HEAD', 'DELETE'])
      expect(
        (await fetch(`${base}/api/televersements/${id}`, { method, headers: entetes(session) })).status,
      ).toBe(404);
  }
  const secretaire = { ...s.infirmiere.session, id: randomUUID(), roles: ['secretariat'] } as const;
  expect((await ouvrir(secretaire, m, 10)).status).toBe(403);
  const etranger = await fetch(`${base}/api/televersements`, {
    method: 'POST',
    headers: { ...entetes(s.infirmiere.session), origin: 'https://ailleurs.example', 'upload-length': '10' },
  });
  expect(etranger.status).toBe(403);
  expect((await deposer(s.infirmiere.session, m, id)).statut).toBe(200);
});

test('DOS-12 : une image se lit sur son site, nulle part ailleurs', async () => {
  const acteId = await s.nouvelActe();
  const { corps } = await ajouter(await jpeg(652), { acteId });
  const mediaId = corps.media.id;
  await quandPret(acteId, mediaId);
  expect((await lire(s.educateur.session, mediaId, 'lecture')).statut).toBe(200);
  expect((await lire(s.voisine.session, mediaId, 'lecture')).statut).toBe(403);
  for (const rendu of contrat.RENDUS) {
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

  await bd.organisation({ organisationId: s.ehpad }, (tx) =>
    tx
      .updateTable('partage')
      .set({ ferme_le: new Date().toISOString(), ferme_motif: 'RETRAIT' })
      .where('acte_id', '=', acteId)
      .execute(),
  );
  for (const rendu of contrat.RENDUS) expect((await lire(session, mediaId, rendu, acte)).statut).toBe(404);
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
  const tous = (rendu: contrat.RenduT, plus: { prechargement?: '1' } = {}) =>
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
  for (const rendu of contrat.RENDUS)
    await expect(lecteur.octets(media, rendu)).rejects.toThrow('OBJET_INTROUVABLE');
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
