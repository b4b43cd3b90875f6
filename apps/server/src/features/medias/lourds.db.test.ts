import { randomBytes } from 'node:crypto';
import { lireCoupe } from '@orapont/contract/media';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { coupes, fabriquer } from '../../adapters/images/testing-dicom.ts';
import { tar } from '../../adapters/images/testing-lourds.ts';
import { sphere, stlBinaire } from '../../adapters/images/testing-maillages.ts';
import { mp4, webm } from '../../adapters/images/testing-videos.ts';
import { envoyerActe } from './testing.ts';
import { bancDeMedias, jpeg, sha256 } from './testing-banc.ts';

const { bd, s, ajouter, meta, ouvrir, quandPret, lire, lister, http, jetonDe, base, deps, entetes } =
  await bancDeMedias();

const IMPORT = { vue: 'RADIO', modalite: 'RADIO', moyen: 'IMPORT' } as const;
const radio = () =>
  fabriquer({
    bits: 16,
    gardes: 12,
    modalite: 'IO',
    plus: [
      [0x0018, 0x1164, 'DS', '0.03\\0.03'],
      [0x0028, 0x1050, 'DS', '2000'],
      [0x0028, 0x1051, 'DS', '3000'],
      [0x0020, 0x000d, 'UI', `1.2.${Date.now()}.${randomBytes(2).readUInt16LE()}`],
    ],
  });

const decrit = async (acteId: string, mediaId: string, session = s.infirmiere.session) =>
  (await lister(session, acteId)).corps.medias.find(({ id }) => id === mediaId);

describe('vidéos', () => {
  test('une vidéo se garde, se montre et se parcourt par morceaux', async () => {
    const acteId = await s.nouvelActe();
    const recue = webm();
    const apercu = (await jpeg(320)).toString('base64');
    const { corps } = await ajouter(recue, { acteId, genre: 'VIDEO', apercu });
    expect(corps.media).toMatchObject({
      genre: 'VIDEO',
      typeMime: 'video/webm',
      empreinteRecue: sha256(recue),
    });
    const { id } = corps.media;
    await quandPret(acteId, id);
    expect(await decrit(acteId, id)).toMatchObject({
      etat: 'PRET',
      avancement: 100,
      technique: { sorte: 'VIDEO', codec: 'VP8' },
    });
    const { session } = s.infirmiere;
    expect((await lire(session, id, 'vignette')).statut).toBe(200);
    const tout = (await lire(session, id, 'original')).brute;
    expect(tout.headers).toMatchObject({
      'content-type': 'video/webm',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
    expect(tout.headers['content-security-policy']).toContain('sandbox');
    const entier = tout.rawPayload;
    for (const [debut, fin] of [
      [0, 9],
      [100, 163],
      [entier.length - 5, entier.length - 1],
    ] as const) {
      const partie = await lire(session, id, 'original', {}, { range: `bytes=${debut}-${fin}` });
      expect(partie.statut).toBe(206);
      expect(partie.brute.headers['content-range']).toBe(`bytes ${debut}-${fin}/${entier.length}`);
      expect(partie.brute.rawPayload.equals(entier.subarray(debut, fin + 1))).toBe(true);
    }
    expect((await lire(session, id, 'original', {}, { range: 'bytes=9999999-' })).statut).toBe(416);
  });

  test('une image tirée d’une vidéo dit laquelle, à quel moment et quel secteur ; d’ailleurs, elle est refusée', async () => {
    const acteId = await s.nouvelActe();
    const film = await ajouter(webm(), { acteId, genre: 'VIDEO' });
    const extrait = { mediaId: film.corps.media.id, instant: 12.4, secteur: 'Haut, devant' };
    const tiree = await ajouter(await jpeg(64), { acteId, extrait });
    expect(tiree.corps.media.extrait).toEqual(extrait);
    expect(film.corps.media.extrait).toBeNull();
    const autre = await s.nouvelActe();
    const ailleurs = await ajouter(await jpeg(65), { acteId: autre, extrait });
    expect(ailleurs).toMatchObject({ statut: 422, corps: { champs: { extrait: expect.any(String) } } });
    const depuisUnePhoto = { ...extrait, mediaId: tiree.corps.media.id };
    expect((await ajouter(await jpeg(66), { acteId, extrait: depuisUnePhoto })).statut).toBe(422);
  });

  test('une image tirée d’une vidéo arrive avant elle, et survit à une vidéo refusée', async () => {
    const acteId = await s.nouvelActe();
    const extrait = { mediaId: uuidv7(), instant: 2, secteur: 'Haut, à droite' };
    const avant = await ajouter(await jpeg(67), { acteId, extrait });
    expect(avant.corps.media.extrait).toEqual(extrait);
    const illisible = await ajouter(Buffer.from('rien d’un film'), {
      acteId,
      genre: 'VIDEO',
      mediaId: extrait.mediaId,
    });
    expect(illisible.corps.media.etat).toBe('REJETE');
    const apres = await ajouter(await jpeg(68), { acteId, extrait });
    expect(apres.corps.media.extrait).toEqual(extrait);
  });

  test('un gros fichier chiffré se lit en son milieu sans être lu depuis le début', async () => {
    const acteId = await s.nouvelActe();
    const film = mp4();
    // Free space inside: the film weighs, its pictures do not.
    const bourre = Buffer.concat([film, boiteLibre(30_000_000)]);
    const { corps } = await ajouter(bourre, { acteId, genre: 'VIDEO' });
    await quandPret(acteId, corps.media.id);
    const debut = performance.now();
    const partie = await lire(
      s.infirmiere.session,
      corps.media.id,
      'original',
      {},
      { range: 'bytes=29000000-29065535' },
    );
    expect(partie.statut).toBe(206);
    expect(partie.brute.rawPayload.length).toBe(65_536);
    expect(performance.now() - debut).toBeLessThan(1_000);
  });

  test('au-delà de 64 Mo, il faut dire que c’est une vidéo ou un examen ; au-delà de 2 Go, rien ne part', async () => {
    const { session } = s.infirmiere;
    const acteId = await s.nouvelActe();
    expect((await ouvrir(session, meta({ acteId }), 70_000_000)).status).toBe(413);
    for (const genre of ['VIDEO', 'VOLUME'] as const) {
      const creation = await ouvrir(session, meta({ acteId, genre }), 1_900_000_000);
      expect(creation.status).toBe(201);
      const lieu = new URL(creation.headers.get('location') ?? '', `${base}/api/televersements`);
      await fetch(lieu, { method: 'DELETE', headers: entetes(session) });
      expect((await ouvrir(session, meta({ acteId, genre }), 2_100_000_000)).status).toBe(413);
    }
    expect((await ouvrir(session, meta({ acteId, genre: 'SCAN3D' }), 160_000_000)).status).toBe(413);
  });

  test('ce qui n’est pas un film, ou n’en est que le début, est refusé par son nom', async () => {
    const acteId = await s.nouvelActe();
    for (const [octets, code] of [
      [mp4().subarray(0, -40), 'VIDEO_COUPEE'],
      [Buffer.from('Ceci n’est pas un film.'.repeat(20)), 'VIDEO'],
      [mp4({ codec: 'mp4v' }), 'VIDEO'],
    ] as const) {
      const { corps } = await ajouter(octets, { acteId, genre: 'VIDEO' });
      expect(corps.media).toMatchObject({ etat: 'REJETE', rejet: { code } });
    }
  });
});

describe('radiographies et examens en coupes', () => {
  test('une radiographie a ses mesures, et ses valeurs telles que le capteur les a données', async () => {
    const acteId = await s.nouvelActe();
    const { corps } = await ajouter(radio(), { acteId, ...IMPORT });
    const { id } = corps.media;
    expect(corps.media.genre).toBe('RADIO');
    await quandPret(acteId, id);
    const technique = (await decrit(acteId, id))?.technique as TechniqueDicomT;
    expect(technique).toMatchObject({
      colonnes: 32,
      lignes: 24,
      bits: 16,
      fenetre: { centre: 2_000, largeur: 3_000 },
      espacement: { x: 0.03, y: 0.03, source: 'CAPTEUR' },
    });
    const coupe = await lireUne(s.infirmiere.session, id, 0);
    expect(coupe.statut).toBe(200);
    expect(coupe.brute.rawPayload.readUInt16LE(2 * 7)).toBe(35);
    expect((await lireUne(s.infirmiere.session, id, 1)).statut).toBe(404);
  });

  test('un dossier de coupes devient un seul examen, dont chaque coupe se lit à part', async () => {
    const acteId = await s.nouvelActe();
    const { corps } = await ajouter(tar(coupes(10).map(({ octets }) => octets)), {
      acteId,
      ...IMPORT,
      genre: 'VOLUME',
    });
    const { id } = corps.media;
    expect(await quandPret(acteId, id)).toMatchObject({ etat: 'PRET', avancement: 100 });
    expect((await decrit(acteId, id))?.technique).toMatchObject({ images: 10, pas: 0.4 });
    for (const rang of [0, 4, 9])
      expect((await lireUne(s.infirmiere.session, id, rang)).brute.rawPayload.readInt16LE(0)).toBe(rang);
  });

  test('un dossier sans image est refusé après coup, et ses octets s’en vont', async () => {
    const acteId = await s.nouvelActe();
    const { corps } = await ajouter(tar([Buffer.from('LISEZ-MOI')]), { acteId, ...IMPORT, genre: 'VOLUME' });
    expect(await quandPret(acteId, corps.media.id)).toMatchObject({
      etat: 'REJETE',
      rejet: { code: 'SERIE_SANS_IMAGE' },
    });
  });

  test('TE-08 : de l’autre côté du mur, ce qui nomme la personne n’est servi que refait', async () => {
    const acteId = await s.nouvelActe();
    const { corps } = await ajouter(radio(), { acteId, ...IMPORT });
    const { id } = corps.media;
    await quandPret(acteId, id);
    const { session } = s.dentiste;
    const acte = { acte: acteId };
    // Before it is sent, nothing of it is read there.
    expect((await lire(session, id, 'normalise', acte)).statut).toBe(404);
    expect((await lireUne(session, id, 0, acte)).statut).toBe(404);
    await envoyerActe(bd, s, acteId, { medias: [id] });
    const chezLui = (await lire(session, id, 'original', acte)).brute;
    expect(chezLui.statusCode).toBe(200);
    expect(chezLui.rawPayload.includes('LEFEVRE')).toBe(false);
    expect(chezLui.rawPayload.toString('latin1', 128, 132)).toBe('DICM');
    expect((await lire(s.infirmiere.session, id, 'original')).brute.rawPayload.includes('LEFEVRE')).toBe(
      true,
    );
    expect((await lireUne(session, id, 0, acte)).statut).toBe(200);
    expect((await lireUne(session, id, 0)).statut).toBe(404);
    expect((await lireUne(s.confrere.session, id, 0, acte)).statut).toBe(403);
    expect((await lireUne(s.voisine.session, id, 0)).statut).toBe(403);
    const partie = await lire(s.confrere.session, id, 'normalise', acte, { range: 'bytes=0-9' });
    expect(partie.statut).toBe(403);
  });

  test('ce qu’elle montre se dit après coup, et ne se dit plus une fois envoyée', async () => {
    const acteId = await s.nouvelActe();
    const { corps } = await ajouter(radio(), { acteId, ...IMPORT });
    const { modifierMedia } = await import('@orapont/contract/media');
    const dire = () =>
      http.appeler(modifierMedia, {
        jeton: jetonDe(s.infirmiere.session),
        params: { id: corps.media.id },
        body: { cliche: 'RETROALVEOLAIRE', dents: ['36', '37'] },
      });
    expect((await dire()).corps.media).toMatchObject({ cliche: 'RETROALVEOLAIRE', dents: ['36', '37'] });
    await quandPret(acteId, corps.media.id);
    await envoyerActe(bd, s, acteId, { etat: 'COMPLEMENT_DEMANDE', medias: [corps.media.id] });
    expect((await dire()).statut).toBe(409);
  });
});

test('une empreinte 3D se garde et se sert refaite, sans le nom de son en-tête', async () => {
  const acteId = await s.nouvelActe();
  const { corps } = await ajouter(stlBinaire(sphere()), {
    acteId,
    vue: 'FACE',
    moyen: 'IMPORT',
    genre: 'SCAN3D',
  });
  const { id } = corps.media;
  expect(await quandPret(acteId, id)).toMatchObject({ etat: 'PRET' });
  expect((await decrit(acteId, id))?.technique).toMatchObject({ sorte: 'SCAN', couleurs: false });
  const ply = (await lire(s.infirmiere.session, id, 'normalise')).brute;
  expect(ply.headers['content-type']).toBe('model/ply');
  expect(ply.rawPayload.includes('LEFEVRE')).toBe(false);
  expect((await lire(s.infirmiere.session, id, 'lecture')).statut).toBe(200);
  expect(deps.lourds).toBeDefined();
});

function lireUne(
  session: Parameters<typeof lire>[0],
  id: string,
  numero: number,
  query: { acte?: string } = {},
) {
  return http.appeler(lireCoupe, {
    jeton: jetonDe(session),
    params: { id, numero: String(numero) } as never,
    query,
  });
}

function boiteLibre(taille: number): Buffer {
  const octets = Buffer.alloc(taille);
  octets.writeUInt32BE(taille, 0);
  octets.write('free', 4);
  return octets;
}
