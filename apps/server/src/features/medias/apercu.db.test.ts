import { deposerMedia } from '@orapont/contract/media';
import { expect, test } from 'vitest';
import { photo } from '../../adapters/images/testing-images.ts';
import type { Session } from '../../kernel/session.ts';
import { envoyerActe } from './testing.ts';
import { bancDeMedias, type Meta, sha256 } from './testing-banc.ts';

const { bd, s, http, jetonDe, meta, ouvrir, envoyer, deposer, ajouter, quandPret, lire, lister, traces } =
  await bancDeMedias();
const session = s.infirmiere.session;

/** A picture, and its reading size: the same mouth, four times smaller. */
async function prise(largeur = 960, hauteur = 720) {
  const [entiere, lecture] = await Promise.all([
    photo(largeur, hauteur).jpeg({ quality: 90 }).toBuffer(),
    photo(largeur / 4, hauteur / 4)
      .jpeg({ quality: 70 })
      .toBuffer(),
  ]);
  return { entiere, lecture, largeur, hauteur };
}
type Prise = Awaited<ReturnType<typeof prise>>;

async function deposerLecture(
  m: Meta,
  { entiere, lecture, largeur, hauteur }: Prise,
  plus: { empreinte?: string; largeur?: number } = {},
) {
  const televersementId = await envoyer(session, m, lecture);
  const dite = { empreinte: sha256(lecture), originale: sha256(entiere), largeur, hauteur, ...plus };
  return http.appeler(deposerMedia, {
    jeton: jetonDe(session),
    body: { ...m, televersementId, lecture: dite },
  });
}

const vue = async (acteId: string, mediaId: string, qui: Session = session) =>
  (await lister(qui, acteId)).corps.medias.find(({ id }) => id === mediaId);

const entiereDe = async (acteId: string, mediaId: string) => {
  for (let essai = 0; essai < 200; essai += 1) {
    const media = await vue(acteId, mediaId);
    if (media?.apercu === null && media.etat === 'PRET') return media;
    await new Promise((suite) => setTimeout(suite, 50));
  }
  throw new Error('La file n’a pas rendu l’image entière.');
};

test('l’aperçu se lit d’abord, l’image entière prend sa place sous le même nom, même après l’envoi', async () => {
  const acteId = await s.nouvelActe();
  const p = await prise();
  const m = meta({ acteId });
  const premiere = await deposerLecture(m, p);
  expect(premiere.corps).toMatchObject({
    doublon: false,
    lectureRecue: sha256(p.lecture),
    media: { id: m.mediaId, empreinteRecue: null, largeur: 960, hauteur: 720 },
  });
  // The receipt again, as often as it is asked.
  expect((await deposerLecture(m, p)).corps.lectureRecue).toBe(sha256(p.lecture));
  await quandPret(acteId, m.mediaId);
  const petite = await vue(acteId, m.mediaId);
  expect(petite).toMatchObject({ apercu: 'EN_ROUTE', etat: 'PRET' });

  await envoyerActe(bd, s, acteId, { medias: [m.mediaId] });
  const dentiste = s.dentiste.session;
  expect((await lire(dentiste, m.mediaId, 'lecture', { acte: acteId })).statut).toBe(200);
  expect((await vue(acteId, m.mediaId, dentiste))?.apercu).toBe('EN_ROUTE');
  // The request left: a new picture no longer enters it, the whole of this one does.
  expect((await ouvrir(session, meta({ acteId }), 10)).status).toBe(409);
  const autre = await envoyer(session, m, p.lecture);
  expect((await deposer(session, m, autre)).corps.motifs).toEqual(['EMPREINTE_DIFFERENTE']);
  const envoi = await envoyer(session, m, p.entiere);
  const [une, deux] = await Promise.all([deposer(session, m, envoi), deposer(session, m, envoi)]);
  for (const { corps } of [une, deux]) expect(corps.media.empreinteRecue).toBe(sha256(p.entiere));
  const entiere = await entiereDe(acteId, m.mediaId);
  expect(entiere).toMatchObject({ empreinteRecue: sha256(p.entiere), largeur: 960, hauteur: 720 });
  expect(entiere.version).not.toBe(petite?.version);
  expect((await lister(dentiste, acteId)).corps.medias).toHaveLength(1);
  expect((await lire(dentiste, m.mediaId, 'original', { acte: acteId })).statut).toBe(200);
  // Nothing more is asked of it.
  expect((await ouvrir(session, m, 10)).status).toBe(409);
  expect(await traces(s.ehpad, acteId, 'IMAGE_DEPOSEE')).toBe(2);
});

test('ce qui n’est pas l’aperçu annoncé est refusé, et l’image entière suit son chemin', async () => {
  const acteId = await s.nouvelActe();
  const p = await prise(1000, 800);
  const m = meta({ acteId });
  expect((await deposerLecture(m, p, { largeur: 800 })).corps.motifs).toEqual(['APERCU_REFUSE']);
  expect((await deposerLecture(m, p, { empreinte: sha256(p.entiere) })).corps.motifs).toEqual([
    'EMPREINTE_DIFFERENTE',
  ]);
  expect(await vue(acteId, m.mediaId)).toBeUndefined();
  const whole = await deposer(session, m, await envoyer(session, m, p.entiere));
  expect(whole.corps.media).toMatchObject({ empreinteRecue: sha256(p.entiere), apercu: null });
});

test('une originale illisible laisse son aperçu, qui le dit ; le fichier n’est pas acquitté comme une image', async () => {
  const acteId = await s.nouvelActe();
  const p = await prise(1120, 840);
  const abimee = { ...p, entiere: p.entiere.subarray(0, 5_000) };
  const m = meta({ acteId });
  await deposerLecture(m, abimee);
  await quandPret(acteId, m.mediaId);
  const issue = await deposer(session, m, await envoyer(session, m, abimee.entiere));
  expect(issue.corps.media).toMatchObject({ etat: 'REJETE', rejet: { code: 'TRONQUE' } });
  expect(await vue(acteId, m.mediaId)).toMatchObject({ etat: 'PRET', apercu: 'SEUL', empreinteRecue: null });
});

test('le même fichier annoncé deux fois est une image', async () => {
  const acteId = await s.nouvelActe();
  const p = await prise(920, 760);
  const [m, n] = [meta({ acteId }), meta({ acteId })];
  await deposerLecture(m, p);
  const seconde = await deposerLecture(n, p);
  expect(seconde.corps).toMatchObject({
    doublon: true,
    lectureRecue: sha256(p.lecture),
    media: { id: m.mediaId },
  });
  const whole = await ajouter(p.entiere, n);
  expect(whole.corps).toMatchObject({
    doublon: true,
    media: { id: m.mediaId, empreinteRecue: sha256(p.entiere) },
  });
  expect((await entiereDe(acteId, m.mediaId)).id).toBe(m.mediaId);
});
