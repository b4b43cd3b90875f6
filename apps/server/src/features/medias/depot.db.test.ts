import { randomUUID } from 'node:crypto';
import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import { expect, test } from 'vitest';
import { dicom, pngEnorme } from '../../adapters/images/testing-images.ts';
import { bancDeMedias, jpeg, type Meta, sha256 } from './testing-banc.ts';

const {
  base,
  proprietaire,
  magasin,
  s,
  entetes,
  meta,
  ouvrir,
  poursuivre,
  envoyer,
  deposer,
  ajouter,
  quandPret,
  lire,
  lister,
} = await bancDeMedias();

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
  expect(original.brute.headers['content-disposition']).toMatch(/^attachment; filename="010-face-\w+\.jpg"$/);
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
      rejet: { code, phrase: PHRASES_REJET[code] },
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

test('TC-04, ORG-01 : l’auteur peut être un autre, s’il a le droit de prendre des images sur ce site ce jour-là', async () => {
  const acteId = await s.nouvelActe();
  const octets = await jpeg(650);
  const essayer = async (plus: Partial<Meta>) => {
    const reponse = await ouvrir(s.infirmiere.session, meta({ acteId, ...plus }), octets.length);
    return [reponse.status, JSON.parse((await reponse.text()) || '{}').detail ?? ''];
  };
  expect(await essayer({ auteurId: s.collegue.professionnelId })).toEqual([201, '']);
  expect((await essayer({ auteurId: s.voisine.professionnelId }))[0]).toBe(422);
  expect((await essayer({ auteurId: s.novice.professionnelId }))[0]).toBe(422);
  expect((await essayer({ auteurId: s.dentiste.professionnelId }))[1]).toContain('structure');
  expect((await essayer({ prisLe: '2024-06-01T10:00:00.000Z' }))[1]).toContain('attestation');
  expect((await essayer({ modalite: 'RADIO', vue: 'RADIO', moyen: 'PRISE' }))[1]).toContain('importez');
  expect((await essayer({ modalite: 'RADIO', vue: 'RADIO', moyen: 'IMPORT' }))[0]).toBe(201);
  const { corps } = await lister(s.infirmiere.session, acteId);
  expect(corps.auteurs.map(({ nom }) => nom)).toEqual(['Claire Aubry', 'Rose Nord']);
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
