import * as lecture from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, decor, compter, signe, signes, arriver, corriger, lire, composer } =
  await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('TE-11 : une correction est une nouvelle version ; l’ancienne reste ; le courrier annule et remplace', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const suivante = () => corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à gauche.' }));
  const [un, deux] = await Promise.all([suivante(), suivante()]);
  expect([un.statut, deux.statut].toSorted((x, y) => x - y)).toEqual([200, 409]);
  await arriver(d, id);
  expect(await signes(id)).toBe(2);
  const nouvelle = (un.statut === 200 ? un : deux).corps.compteRenduId;
  const lue = await lire(d.soignante, nouvelle);
  expect(lue.corps).toMatchObject({ cote: 'REQUERANT', numeroVersion: 2, pdf: true });
  expect(lue.corps.versions.map((v) => [v.numeroVersion, v.courante])).toEqual([
    [1, false],
    [2, true],
  ]);
  const ancienne = await lire(d.requis, compteRenduId);
  expect(ancienne.corps).toMatchObject({ numeroVersion: 1, corrigible: false });
  const mienne = await lire(d.requis, nouvelle);
  expect(mienne.corps.quotaPhrase).toBe(ancienne.corps.quotaPhrase);
  const envois = await base.proprietaire.query(
    `select id, message_id from envoi where acte_id = $1 and type = 'COMPTE_RENDU' order by cree_le`,
    [id],
  );
  expect(envois.rows).toHaveLength(2);
  const { message } = await composer(d, id);
  expect(message).toMatchObject({ objet: '[Annule et remplace] CR', enReponseA: envois.rows[0].message_id });
  expect(message?.corps).toContain('Erreur de côté');
  expect(
    await compter('from registre_acte r join professionnel p on p.rpps = r.rpps where p.id = $1', [
      d.dentiste,
    ]),
  ).toBe(1);
});

const lesion = (dent: '36' | '46'): lecture.ContenuLectureT['chart']['dents'] => ({
  [dent]: {
    etat: null,
    mobilite: null,
    faces: {
      occlusale: {
        visibilite: 'VUE',
        provenance: 'CONSTATEE',
        motif: null,
        constats: ['LESION'],
        precision: '',
        reperes: [],
      },
    },
    precision: '',
    reperes: [],
  },
});

test('TE-11 : le schéma se corrige ; la nouvelle version dit ce qui change, l’ancienne garde le sien', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const ouvrir = () => appeler(lecture.ouvrirLecture, { session: d.requis, params: { id } });
  const { corps: cas } = await ouvrir();
  expect(cas.evenements).toContain('CORRIGER');
  expect(cas.brouillon.contenu).toEqual(contenu());
  const suite = { ...contenu(), chart: { ...contenu().chart, dents: lesion('46') } };
  const enregistre = await appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id },
    body: { version: cas.brouillon.version, contenu: suite },
  });
  expect(enregistre.statut).toBe(200);
  expect((await ouvrir()).corps.brouillon.contenu.chart.dents).toHaveProperty('46');
  const { statut, corps } = await corriger(d, compteRenduId, suite);
  expect(statut).toBe(200);
  const [avant, apres] = [await lire(d.requis, compteRenduId), await lire(d.requis, corps.compteRenduId)];
  expect(apres.corps.changements).toContainEqual(expect.stringMatching(/^Ajouté\u00a0: 46/u));
  expect(apres.corps.constats.join()).toContain('46 face');
  expect(avant.corps.constats.join()).not.toContain('46 face');
  expect(avant.corps.changements).toEqual([]);
  expect((await ouvrir()).corps.brouillon.contenu).toEqual(suite);
});

test('TE-11 : une lecture commencée avant la signature ne revient pas dans la correction', async () => {
  const d = await decor();
  const { id } = await signe(d);
  await base.proprietaire.query(
    `update lecture set contenu = jsonb_set(contenu, '{reponse,conclusion}', '"abandonnée"'), modifie_le = now() - interval '1 hour'
     where acte_id = $1`,
    [id],
  );
  const { corps } = await appeler(lecture.ouvrirLecture, { session: d.requis, params: { id } });
  expect(corps.brouillon.contenu).toEqual(contenu());
});
