import { randomUUID } from 'node:crypto';
import { lireDemande } from '@orapont/contract/demande';
import * as contrat from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { SEUIL_ALERTE, SEUIL_REFUS } from '../../../kernel/volume.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const banc = await bancDeLecture(base);
const { http, horloge, decor, demander, copier, retirer, compter } = banc;
afterAll(() => http.fermer());
const { appeler } = http;

type Decor = Awaited<ReturnType<typeof decor>>;
const ouvrir = (session: Decor['requis'], id: string, prechargement = false) =>
  appeler(contrat.ouvrirLecture, {
    session,
    params: { id },
    ...(prechargement ? { query: { prechargement: '1' as const } } : {}),
  });
const lireLaDemande = (d: Decor, id: string) =>
  appeler(lireDemande, { session: d.soignante, params: { id } });
const accepter = (d: Decor, id: string) =>
  appeler(contrat.accepterLecture, { session: d.requis, params: { id } });
const refuser = (d: Decor, id: string, cle = randomUUID()) =>
  appeler(contrat.refuserLecture, {
    session: d.requis,
    params: { id },
    body: { motif: 'HORS_CHAMP', precision: '' },
    cle,
  });
const contenu = (conclusion = 'Lésion à voir') => ({
  chart: chartVierge('PERMANENTE'),
  reponse: { ...contrat.REPONSE_VIERGE, conclusion },
});
const enregistrer = (session: Decor['requis'], id: string, version: number, c = contenu()) =>
  appeler(contrat.enregistrerLecture, { session, params: { id }, body: { version, contenu: c } });

test('la liste du requis met l’urgent devant, et retrouve un nom sans accent', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const { corps } = await appeler(contrat.listerLectures, {
    session: d.requis,
    query: { recherche: 'lefevre jea' },
  });
  expect(corps.lectures).toMatchObject([{ id, groupe: 'A_LIRE', urgence: 'RAPIDE', enRetard: false }]);
  expect(corps.lectures[0]?.echeancePhrase).toMatch(/^reste /);
  expect(corps.comptes.A_LIRE).toBe(1);
  const rien = await appeler(contrat.listerLectures, { session: d.requis, query: { recherche: 'dupont' } });
  expect(rien.corps.lectures).toEqual([]);
});

test('un délai dépassé se lit en mots et la demande reste à lire', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await base.proprietaire.query(`update acte_recu set echeance = now() - interval '5 hours' where id = $1`, [
    id,
  ]);
  const { corps } = await appeler(contrat.listerLectures, { session: d.requis });
  expect(corps.lectures[0]).toMatchObject({ enRetard: true, groupe: 'A_LIRE' });
  expect(corps.lectures[0]?.echeancePhrase).toMatch(/^en retard de [45]\sh$/);
});

test('DOS-09 : au-delà de 60 lectures ou demandes dans l’heure une alerte, à 300 la suivante est refusée', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const { id: suivant } = await demander(d);
  const lire = { lecture: () => ouvrir(d.requis, id), demande: () => lireLaDemande(d, id) };
  const comptes = {
    lecture: { organisationId: d.cabinet.organisationId, compteId: d.requis.compteId },
    demande: { organisationId: d.ehpad.organisationId, compteId: d.soignante.compteId },
  };
  for (const cote of ['lecture', 'demande'] as const) {
    const { organisationId, compteId } = comptes[cote];
    const ajouter = (nombre: number) =>
      base.proprietaire.query(
        `insert into evenement (organisation_id, id, chaine, le, texte, acte_id, compte_id, action)
         select $1, gen_random_uuid(), 'ACCES', $2, '{}', gen_random_uuid(), $3, 'ACTE_OUVERT' from generate_series(1, $4::int)`,
        [organisationId, new Date(horloge.maintenant - 600_000), compteId, nombre],
      );
    const alertes = () => compter(`from evenement where chaine = 'TECHNIQUE' and compte_id = $1`, [compteId]);
    expect((await lire[cote]()).statut).toBe(200);
    expect(await alertes()).toBe(0);
    await ajouter(SEUIL_ALERTE);
    expect((await lire[cote]()).statut).toBe(200);
    expect(await alertes()).toBe(1);
    await ajouter(SEUIL_REFUS - SEUIL_ALERTE);
    expect((await lire[cote]()).statut).toBe(200);
  }
  expect(await ouvrir(d.requis, suivant, true)).toMatchObject({
    statut: 429,
    corps: { motifs: ['VOLUME_ANORMAL'] },
  });
});

test('DOS-09 : ouvrir se note dans les deux chaînes, une fois ; précharger se note autrement', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const lue = await ouvrir(d.requis, id, true);
  expect(lue.corps).toMatchObject({ etat: 'ENVOYEE', brouillon: { version: 0 } });
  expect(lue.corps.images).toHaveLength(1);
  await ouvrir(d.requis, id);
  await ouvrir(d.requis, id);
  const traces = await base.proprietaire.query(
    `select organisation_id, action from evenement where acte_id = $1 and action in ('ACTE_OUVERT', 'ACTE_MIS_A_DISPOSITION') order by action, organisation_id`,
    [id],
  );
  const chaines = [d.ehpad.organisationId, d.cabinet.organisationId].toSorted((x, y) => x.localeCompare(y));
  expect(traces.rows).toEqual([
    ...chaines.map((organisation_id) => ({ organisation_id, action: 'ACTE_MIS_A_DISPOSITION' })),
    ...chaines.map((organisation_id) => ({ organisation_id, action: 'ACTE_OUVERT' })),
  ]);
});

test('TE-05 : un confrère du même cabinet ne voit ni la liste, ni le cas, ni le brouillon', async () => {
  const d = await decor();
  const { id } = await demander(d);
  expect((await ouvrir(d.autre, id)).statut).toBe(404);
  expect((await enregistrer(d.autre, id, 0)).statut).toBe(404);
  expect((await appeler(contrat.listerLectures, { session: d.autre })).corps.lectures).toEqual([]);
  const refus = await appeler(contrat.refuserLecture, {
    session: d.autre,
    params: { id },
    body: { motif: 'HORS_CHAMP', precision: '' },
  });
  expect(refus.statut).toBe(404);
});

test('le requérant ne lit pas le brouillon du requis', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await enregistrer(d.requis, id, 0);
  expect((await ouvrir(d.soignante, id)).statut).toBe(403);
  const vues = await base.bd.organisation({ organisationId: d.ehpad.organisationId }, (tx) =>
    tx.selectFrom('lecture').select('id').execute(),
  );
  expect(vues).toEqual([]);
});

test('le brouillon garde sa version : deux fenêtres ne s’effacent pas, un même envoi se répète', async () => {
  const d = await decor();
  const { id } = await demander(d);
  expect((await enregistrer(d.requis, id, 0)).corps.version).toBe(1);
  expect((await enregistrer(d.requis, id, 0)).corps.version).toBe(1);
  const [a, b] = await Promise.all([
    enregistrer(d.requis, id, 1, contenu('fenêtre A')),
    enregistrer(d.requis, id, 1, contenu('fenêtre B')),
  ]);
  expect([a.statut, b.statut].toSorted((x, y) => x - y)).toEqual([200, 409]);
  const lue = await ouvrir(d.requis, id);
  expect(lue.corps.brouillon.version).toBe(2);
});

test('CAP-02 : un schéma incohérent ou un repère d’une autre image ne s’enregistre pas', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const chart = {
    ...chartVierge('PERMANENTE'),
    dents: {
      '16': {
        etat: 'PRESENTE' as const,
        mobilite: null,
        faces: {},
        precision: '',
        reperes: [{ mediaId: randomUUID(), x: 0.5, y: 0.5 }],
      },
    },
  };
  const reponse = await enregistrer(d.requis, id, 0, { ...contenu(), chart });
  expect(reponse).toMatchObject({ statut: 422, corps: { motifs: ['REPERE_HORS_IMAGE'] } });
  const absente = { ...chart.dents['16'], etat: 'ABSENTE' as const, mobilite: 2 as const, reperes: [] };
  const mobile = await enregistrer(d.requis, id, 0, {
    ...contenu(),
    chart: { ...chart, dents: { '16': absente } },
  });
  expect(mobile.corps.motifs).toContain('MOBILITE_SANS_DENT');
});

test('TE-07 : la prise en charge revoit tout : lien disparu, elle est refusée avec ses obstacles', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await base.proprietaire.query('delete from lien_connu where dossier_id = $1', [d.dossierId]);
  const refusee = await accepter(d, id);
  expect(refusee).toMatchObject({ statut: 422, corps: { motifs: ['REQUIS_INCONNU_DU_PATIENT'] } });
  await banc.monde.lien(d.ehpad, d.dossierId, d.dentiste);
  expect((await accepter(d, id)).corps).toEqual({ etat: 'ACCEPTEE' });
});

test('TE-06 : refuser deux fois envoie un seul courrier et ferme le partage', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const cle = randomUUID();
  const [un, deux, autre] = await Promise.all([refuser(d, id, cle), refuser(d, id, cle), refuser(d, id)]);
  expect([un.statut, deux.statut, autre.statut].filter((statut) => statut === 200).length).toBeGreaterThan(0);
  expect((await refuser(d, id, cle)).statut).toBe(
    un.statut === 200 ? 200 : (await refuser(d, id, cle)).statut,
  );
  expect(await compter(`from envoi where acte_id = $1 and type = 'REFUS'`, [id])).toBe(1);
  expect(await compter(`from envoi where acte_id = $1 and type = 'NOTIF_REPONSE'`, [id])).toBe(1);
  expect(await compter('from partage where acte_id = $1 and ferme_le is null', [id])).toBe(0);
  expect((await ouvrir(d.requis, id)).statut).toBe(404);
});

test('TE-06 : « autre motif » demande des mots', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const reponse = await appeler(contrat.refuserLecture, {
    session: d.requis,
    params: { id },
    body: { motif: 'AUTRE', precision: ' ' },
  });
  expect(reponse).toMatchObject({ statut: 422, corps: { champs: { precision: expect.any(String) } } });
});

test('un complément se demande avec ses vues, part par messagerie, et peut être abandonné', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await accepter(d, id);
  const sansVue = await appeler(contrat.demanderComplement, {
    session: d.requis,
    params: { id },
    body: { motifs: ['VUES_MANQUANTES'], vues: [], texte: '' },
  });
  expect(sansVue.corps.champs).toHaveProperty('vues');
  const demande = await appeler(contrat.demanderComplement, {
    session: d.requis,
    params: { id },
    body: { motifs: ['VUES_MANQUANTES'], vues: ['PALAIS'], texte: 'De plus près' },
  });
  expect(demande.corps).toEqual({ etat: 'COMPLEMENT_DEMANDE' });
  expect(await compter(`from envoi where acte_id = $1 and type = 'COMPLEMENT_DEMANDE'`, [id])).toBe(1);
  const liste = await appeler(contrat.listerLectures, { session: d.requis, query: { groupe: 'COMPLEMENT' } });
  expect(liste.corps.lectures).toMatchObject([{ id }]);
  const lue = await ouvrir(d.requis, id);
  expect(lue.corps.complement).toMatchObject({ vues: ['PALAIS'], texte: 'De plus près' });
  const renonce = await appeler(contrat.renoncerComplement, { session: d.requis, params: { id } });
  expect(renonce.corps).toEqual({ etat: 'ACCEPTEE' });
});

test('TE-08 : le retrait pendant la lecture ferme tout : le cas n’existe plus pour le requis', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await accepter(d, id);
  await retirer(d, id);
  expect((await ouvrir(d.requis, id)).statut).toBe(404);
  expect((await enregistrer(d.requis, id, 0)).statut).toBe(404);
});

test('⚠16 : un confrère inconnu du patient ne relève pas ; le requérant est prévenu, rien ne bouge', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await accepter(d, id);
  const { corps } = await appeler(contrat.listerReleveurs, { session: d.requis, params: { id } });
  expect(corps.releveurs).toMatchObject([{ professionnelId: d.confrere, accord: false }]);
  const reponse = await appeler(contrat.releverLecture, {
    session: d.requis,
    params: { id },
    body: { professionnelId: d.confrere, siteId: d.cabinet.siteId },
  });
  expect(reponse.corps.issue).toBe('PROPOSEE');
  expect(reponse.corps.obstacles.length).toBeGreaterThan(0);
  expect(
    await compter(
      `from notification where acte_id = $1 and type = 'RELEVE_PROPOSEE' and professionnel_id = $2`,
      [id, d.infirmiere],
    ),
  ).toBe(1);
  expect((await ouvrir(d.requis, id)).corps.etat).toBe('ACCEPTEE');
  expect((await lireLaDemande(d, id)).corps.relevePropose).toMatchObject({
    requisId: d.confrere,
    siteId: d.cabinet.siteId,
    horsArticle58: true,
  });
  await retirer(d, id);
  expect((await lireLaDemande(d, id)).corps.relevePropose).toBeNull();
});

test('⚠16 : connu du patient et nommé par le consentement, le confrère relève et l’ancien requis perd l’accès', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await accepter(d, id);
  await banc.monde.lien(d.ehpad, d.dossierId, d.confrere);
  await base.proprietaire.query(
    `insert into consentement (organisation_id, id, acte_id, dossier_id, decision, capacite, contenu, requis_id, texte_version, informe_le, le, saisi_par)
     select organisation_id, gen_random_uuid(), acte_id, dossier_id, decision, capacite, jsonb_set(contenu, '{requisId}', to_jsonb($2::text)), $2::uuid, texte_version, informe_le, le, saisi_par
     from consentement where acte_id = $1`,
    [id, d.confrere],
  );
  const reponse = await appeler(contrat.releverLecture, {
    session: d.requis,
    params: { id },
    body: { professionnelId: d.confrere, siteId: d.cabinet.siteId },
  });
  expect(reponse.corps).toEqual({ issue: 'RELEVEE', obstacles: [] });
  await copier(d, id);
  expect((await ouvrir(d.requis, id)).statut).toBe(404);
  expect((await ouvrir(d.autre, id)).corps).toMatchObject({
    etat: 'ENVOYEE',
    demande: { requis: { id: d.confrere }, patient: { nomNaissance: 'Lefèvre' } },
  });
});
