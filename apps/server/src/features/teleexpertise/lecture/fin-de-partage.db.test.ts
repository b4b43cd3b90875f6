import * as contrat from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const { http, decor, demander, copier, retirer, monde } = await bancDeLecture(base);
afterAll(() => http.fermer());
const { appeler } = http;
type Decor = Awaited<ReturnType<typeof decor>>;

const NOMME = /Lefèvre|LEFÈVRE|Jeanne|1938|gonflée|bucco-dentaire|Dubois/;
const contenu = {
  chart: chartVierge('PERMANENTE'),
  reponse: { ...contrat.REPONSE_VIERGE, conclusion: 'Abcès de Mme Lefèvre' },
};
const ecrire = (d: Decor, id: string) =>
  appeler(contrat.enregistrerLecture, { session: d.requis, params: { id }, body: { version: 0, contenu } });
const refuser = (d: Decor, id: string) =>
  appeler(contrat.refuserLecture, {
    session: d.requis,
    params: { id },
    body: { motif: 'HORS_CHAMP', precision: '' },
  });
const clos = (d: Decor) =>
  appeler(contrat.listerLectures, { session: d.requis, query: { groupe: 'CLOS' } }).then(
    ({ corps }) => corps.lectures,
  );
const chezLeRequis = async (id: string) => {
  const { rows } = await base.proprietaire.query(
    `select to_jsonb(r) as copie, (select jsonb_agg(contenu) from lecture l where l.acte_id = r.id) as brouillons
     from acte_recu r where r.id = $1`,
    [id],
  );
  return rows[0] as { copie: Record<string, unknown>; brouillons: unknown[] | null };
};
const partageDe = async (id: string) =>
  (await base.proprietaire.query('select au, ferme_le, ferme_motif from partage where acte_id = $1', [id]))
    .rows[0];

test('TE-06 : du refus il reste un numéro, une date et une issue, dès la réponse au clic', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await ecrire(d, id);
  expect((await refuser(d, id)).statut).toBe(200);
  const avant = await chezLeRequis(id);
  expect(avant.copie).toMatchObject({
    etat: 'REFUSEE',
    issue: 'REFUS',
    patient_nom: '',
    motif: '',
    images: 0,
  });
  expect(avant.brouillons).toEqual([{}]);
  await copier(d, id);
  const apres = await chezLeRequis(id);
  expect(JSON.stringify(apres)).not.toMatch(NOMME);
  expect(await clos(d)).toMatchObject([
    {
      id,
      numero: expect.stringMatching(/^TE-/),
      patientNom: null,
      patientNaissance: null,
      images: 0,
      brouillon: false,
      fin: { libelle: 'Refusée' },
    },
  ]);
  const partage = await partageDe(id);
  expect(partage.ferme_motif).toBe('REFUS');
  expect(partage.au).toEqual(partage.ferme_le);
});

test('TE-08 : après un retrait, le requis garde qu’une demande a existé et qu’elle a été retirée', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await ecrire(d, id);
  await retirer(d, id);
  expect((await partageDe(id)).au).not.toBeNull();
  await copier(d, id);
  const reste = await chezLeRequis(id);
  expect(JSON.stringify(reste)).not.toMatch(NOMME);
  expect(reste.copie).toMatchObject({ etat: 'ANNULEE', issue: 'RETRAIT' });
  expect((await clos(d))[0]?.fin?.libelle).toBe('Consentement retiré');
  const trouve = await appeler(contrat.listerLectures, {
    session: d.requis,
    query: { recherche: 'lefevre' },
  });
  expect(trouve.corps.lectures).toEqual([]);
});

test('⚠16 : celui qui a confié la demande n’en garde ni le nom ni la lecture, et ne l’attend plus', async () => {
  const d = await decor();
  const ailleurs = await monde.lieu('CABINET', null);
  const { id } = await demander(d);
  await ecrire(d, id);
  await base.bd.organisation({ organisationId: d.ehpad.organisationId }, async (tx) => {
    const le = new Date().toISOString();
    await tx
      .updateTable('partage')
      .set({ au: le, ferme_le: le, ferme_motif: 'RELEVE' })
      .where('acte_id', '=', id)
      .execute();
    await tx
      .insertInto('partage')
      .values({
        organisation_id: d.ehpad.organisationId,
        id: crypto.randomUUID(),
        acte_id: id,
        cible_organisation_id: ailleurs.organisationId,
        cible_professionnel_id: d.confrere,
      })
      .execute();
    await tx
      .updateTable('acte')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  });
  await copier(d, id);
  const { rows } = await base.proprietaire.query(
    'select issue, patient_nom from acte_recu where id = $1 order by issue nulls last',
    [id],
  );
  expect(rows).toEqual([
    { issue: 'RELEVE', patient_nom: '' },
    { issue: null, patient_nom: expect.stringMatching(/lefèvre/i) },
  ]);
  const { corps } = await appeler(contrat.listerLectures, { session: d.requis });
  expect(corps.comptes).toMatchObject({ A_LIRE: 0, CLOS: 1 });
  expect(corps.lectures[0]).toMatchObject({ patientNom: null, fin: { libelle: /Confiée/ } });
  expect((await chezLeRequis(id)).brouillons).toEqual([{}]);
});

test('la base refuse un nom sur une demande close sans réponse, d’où qu’il vienne', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await refuser(d, id);
  for (const [colonne, valeur] of [
    ['patient_nom', `'LEFÈVRE Jeanne'`],
    ['patient_naissance', `'1938-02-03'`],
    ['motif', `'Douleur'`],
    ['requerant_nom', `'Dubois'`],
    ['images', '3'],
  ])
    await expect(
      base.proprietaire.query(`update acte_recu set ${colonne} = ${valeur} where id = $1`, [id]),
    ).rejects.toThrow(/clos_sans_nom/);
});

test('TE-08 : la base ne rouvre pas un partage, ne le prolonge pas et ne le ferme pas sans date', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const changer = (champs: { au?: string | null; ferme_le?: string | null }) =>
    base.bd.organisation({ organisationId: d.ehpad.organisationId }, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('partage')
        .set(champs)
        .where('acte_id', '=', id)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    });
  const [le, plusTard] = ['2026-11-20T10:00:00Z', '2099-01-01T00:00:00Z'];
  await expect(changer({ ferme_le: le })).rejects.toThrow(/ferme_a_sa_date/);
  await expect(changer({ au: plusTard })).rejects.toThrow(/row-level security/);
  await expect(changer({ au: plusTard, ferme_le: le })).rejects.toThrow(/ferme_a_sa_date/);
  expect(await changer({ au: le, ferme_le: le })).toBe(1);
  expect(await changer({ au: null, ferme_le: null })).toBe(0);
  expect((await appeler(contrat.ouvrirLecture, { session: d.requis, params: { id } })).statut).toBe(404);
});

test('TE-08 : un partage dont la date est passée ne s’ouvre plus, même s’il n’a pas été fermé', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await base.proprietaire.query(`update partage set au = now() - interval '1 second' where acte_id = $1`, [
    id,
  ]);
  expect((await appeler(contrat.ouvrirLecture, { session: d.requis, params: { id } })).statut).toBe(404);
  await base.proprietaire.query(`update partage set au = now() + interval '1 hour' where acte_id = $1`, [id]);
  expect((await appeler(contrat.ouvrirLecture, { session: d.requis, params: { id } })).statut).toBe(200);
});
