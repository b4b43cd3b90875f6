import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { enSoin } from '../../../kernel/session.ts';
import { bancDeLecture, praticien } from '../lecture/testing.ts';
import { compositeursLecture } from './composer.ts';
import { finaliser } from './finaliser.ts';
import { preparer } from './preparer.ts';
import { recevoir } from './recevoir.ts';
import { rendre } from './rendre.ts';

const base = await baseDeTest();
const banc = await bancDeLecture(base);
const { http, deps, horloge, decor, demander, copier, retirer, compter } = banc;
afterAll(() => http.fermer());
const { appeler } = http;
type Decor = Awaited<ReturnType<typeof decor>>;

const REPONSE: lecture.ReponseT = {
  ...lecture.REPONSE_VIERGE,
  conclusion: 'Lésion à examiner au cabinet. Aucune autre lésion vue sur ces images.',
  urgence: 'RAPIDE',
  soinsConseilles: 'Examen au cabinet',
};
const contenu = (change: Partial<lecture.ReponseT> = {}) => ({
  chart: chartVierge('PERMANENTE'),
  reponse: { ...REPONSE, ...change },
});

/** Sent, taken over, read: only the signature is missing. */
async function lu(d: Decor, change: Partial<lecture.ReponseT> = {}) {
  const { id, mediaId } = await demander(d);
  await appeler(lecture.accepterLecture, { session: d.requis, params: { id } });
  await appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id },
    body: { version: 0, contenu: contenu(change) },
  });
  return { id, mediaId };
}
const signer = (d: Decor, id: string, cle: string = randomUUID(), session = d.requis) =>
  appeler(contrat.signerCompteRendu, { session, params: { id }, body: { version: 1 }, cle });
async function signe(d: Decor, change: Partial<lecture.ReponseT> = {}) {
  const { id, mediaId } = await lu(d, change);
  const { corps, statut } = await signer(d, id);
  expect(statut).toBe(200);
  await recevoir(deps, { organisationId: d.ehpad.organisationId, acteId: id });
  return { id, mediaId, compteRenduId: corps.compteRenduId };
}
const etat = async (id: string) =>
  (await base.proprietaire.query('select etat from acte where id = $1', [id])).rows[0].etat;
const courriers = (id: string) =>
  compter(`from envoi where acte_id = $1 and type = 'COMPTE_RENDU' and canal = 'MSSANTE'`, [id]);
const signes = (id: string) => compter(`from compte_rendu where acte_id = $1 and etat = 'SIGNE'`, [id]);

test('TE-11 : signer archive chez le requis, prévoit trois remises, un courrier, une ligne au registre', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  expect(await etat(id)).toBe('AVIS_RENDU');
  const { rows } = await base.proprietaire.query(
    'select type, etat from remise where compte_rendu_id = $1 order by type',
    [compteRenduId],
  );
  expect(rows).toEqual([
    { type: 'ARCHIVE_REQUIS', etat: 'FAIT' },
    { type: 'MON_ESPACE_SANTE', etat: 'A_FAIRE' },
    { type: 'REQUERANT', etat: 'A_FAIRE' },
  ]);
  expect(await courriers(id)).toBe(1);
  const chez = (organisationId: string) =>
    base.proprietaire.query(
      'select type, origine from document where acte_id = $1 and organisation_id = $2 order by type, origine',
      [id, organisationId],
    );
  expect((await chez(d.cabinet.organisationId)).rows).toEqual([
    { type: 'AUTRE', origine: 'RECU' },
    { type: 'COMPTE_RENDU', origine: 'PRODUIT' },
    { type: 'DEMANDE', origine: 'RECU' },
  ]);
  expect((await chez(d.ehpad.organisationId)).rows).toEqual([{ type: 'COMPTE_RENDU', origine: 'RECU' }]);
  expect(await compter(`from evenement where acte_id = $1 and action = 'COMPTE_RENDU_SIGNE'`, [id])).toBe(2);
  expect(
    await compter('from registre_acte r join professionnel p on p.rpps = r.rpps where p.id = $1', [
      d.dentiste,
    ]),
  ).toBe(1);
});

test('signer sans période de signature ouverte, ou après sa fin, est refusé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const ferme = praticien(d.cabinet, d.dentiste, null);
  expect(await signer(d, id, undefined, ferme)).toMatchObject({
    statut: 403,
    corps: { motifs: ['SIGNATURE_FERMEE'] },
  });
  const passee = praticien(d.cabinet, d.dentiste, new Date(horloge.maintenant - 1).toISOString());
  expect((await signer(d, id, undefined, passee)).statut).toBe(403);
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(0);
});

test('double clic et deux fenêtres : un compte rendu, un courrier', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const cle = randomUUID();
  const reponses = await Promise.all([signer(d, id, cle), signer(d, id, cle), signer(d, id)]);
  expect(reponses.filter(({ statut }) => statut === 200).length).toBeGreaterThanOrEqual(1);
  expect(reponses.every(({ statut }) => statut === 200 || statut === 409)).toBe(true);
  expect(await signes(id)).toBe(1);
  expect(await courriers(id)).toBe(1);
  const repete = await signer(d, id, cle);
  expect([200, 409]).toContain(repete.statut);
  expect(await signes(id)).toBe(1);
});

test('TE-06 : refus contre réponse au même instant : exactement un gagne', async () => {
  for (let tour = 0; tour < 3; tour++) {
    const d = await decor();
    const { id } = await lu(d);
    const [refus, reponse] = await Promise.all([
      appeler(lecture.refuserLecture, {
        session: d.requis,
        params: { id },
        body: { motif: 'SOIN_PRESENTIEL', precision: '' },
      }),
      signer(d, id),
    ]);
    expect([refus.statut, reponse.statut].filter((statut) => statut === 200)).toHaveLength(1);
    const refusee = refus.statut === 200;
    expect(await etat(id)).toBe(refusee ? 'REFUSEE' : 'AVIS_RENDU');
    expect(await signes(id)).toBe(refusee ? 0 : 1);
    expect(await courriers(id)).toBe(refusee ? 0 : 1);
    expect(await compter(`from envoi where acte_id = $1 and type = 'REFUS'`, [id])).toBe(refusee ? 1 : 0);
  }
});

test('TE-08 : le consentement retiré avant la signature : rien n’est signé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await retirer(d, id);
  expect((await signer(d, id)).statut).toBe(404);
  expect(await signes(id)).toBe(0);
});

test('TE-07 : « connu » perdu à la signature : les obstacles, et rien de signé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await base.proprietaire.query('delete from lien_connu where dossier_id = $1', [d.dossierId]);
  expect(await signer(d, id)).toMatchObject({
    statut: 422,
    corps: { motifs: ['REQUIS_INCONNU_DU_PATIENT'] },
  });
  expect(await etat(id)).toBe('ACCEPTEE');
});

test('une réponse sans conclusion ni urgence, ou qui dit qu’une maladie est absente, ne se signe pas', async () => {
  const d = await decor();
  const { id } = await lu(d, { conclusion: '', urgence: null, incidents: null });
  const reponse = await signer(d, id);
  expect(Object.keys(reponse.corps.champs ?? {})).toEqual(['conclusion', 'urgence', 'incidents']);
  const autre = await decor();
  const { id: id2 } = await lu(autre, { conclusion: 'Pas de carie.' });
  expect(await signer(autre, id2)).toMatchObject({
    statut: 422,
    corps: { motifs: ['FORMULATION_INTERDITE'] },
  });
});

test('un brouillon plus récent que celui relu ne se signe pas', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id },
    body: { version: 1, contenu: contenu({ conclusion: 'Autre chose' }) },
  });
  expect(await signer(d, id)).toMatchObject({ statut: 409, corps: { motifs: ['VERSION_DEPASSEE'] } });
});

const etapes = async (d: Decor) => {
  const { id } = await lu(d);
  const session = enSoin(d.requis);
  const cr = await preparer(deps, session, {
    compteRenduId: randomUUID(),
    acteId: id,
    evenement: 'RENDRE',
    lecture: contenu(),
    remplace: null,
  });
  return { id, session, cr, charge: { organisationId: d.cabinet.organisationId, compteRenduId: cr.id } };
};

test('arrêt entre la préparation et la remise : rien de visible, le travail abandonne, on signe de nouveau', async () => {
  const d = await decor();
  const { id, cr, charge } = await etapes(d);
  expect(cr.etat).toBe('EN_SIGNATURE');
  expect(await etat(id)).toBe('ACCEPTEE');
  expect((await appeler(contrat.lireCompteRendu, { session: d.requis, params: { id: cr.id } })).statut).toBe(
    404,
  );
  expect(await compter('from document where acte_id = $1', [id])).toBe(0);
  await expect(finaliser(deps, charge)).rejects.toThrow();
  horloge.maintenant += 3 * 60_000;
  await finaliser(deps, charge);
  expect(await compter(`from compte_rendu where id = $1 and etat = 'ABANDONNE'`, [cr.id])).toBe(1);
  expect((await signer(d, id)).statut).toBe(200);
  expect(await courriers(id)).toBe(1);
});

test('arrêt entre la remise et la fin : le travail achève, un seul courrier même repris trois fois', async () => {
  const d = await decor();
  const { id, session, cr, charge } = await etapes(d);
  await rendre(deps, session, cr);
  expect(await etat(id)).toBe('AVIS_RENDU');
  expect(await signes(id)).toBe(0);
  await Promise.all([finaliser(deps, charge), finaliser(deps, charge), finaliser(deps, charge)]);
  expect(await signes(id)).toBe(1);
  expect(await courriers(id)).toBe(1);
  expect(await compter('from remise where acte_id = $1', [id])).toBe(3);
});

test('une version abandonnée que l’acte porte malgré tout est achevée', async () => {
  const d = await decor();
  const { id, session, cr, charge } = await etapes(d);
  await base.proprietaire.query(`update compte_rendu set etat = 'ABANDONNE' where id = $1`, [cr.id]);
  await rendre(deps, session, cr);
  await finaliser(deps, charge);
  expect(await signes(id)).toBe(1);
});

test('TE-11 : une correction est une nouvelle version ; l’ancienne reste ; le courrier annule et remplace', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const corriger = (cle: string = randomUUID()) =>
    appeler(contrat.corrigerCompteRendu, {
      session: d.requis,
      params: { id: compteRenduId },
      body: { motif: 'Erreur de côté', contenu: contenu({ conclusion: 'Lésion à gauche.' }) },
      cle,
    });
  const [un, deux] = await Promise.all([corriger(), corriger()]);
  expect([un.statut, deux.statut].toSorted((x, y) => x - y)).toEqual([200, 409]);
  await recevoir(deps, { organisationId: d.ehpad.organisationId, acteId: id });
  expect(await signes(id)).toBe(2);
  const nouvelle = (un.statut === 200 ? un : deux).corps.compteRenduId;
  const lue = await appeler(contrat.lireCompteRendu, { session: d.soignante, params: { id: nouvelle } });
  expect(lue.corps).toMatchObject({ cote: 'REQUERANT', numeroVersion: 2, pdf: true });
  expect(lue.corps.versions.map((v) => [v.numeroVersion, v.courante])).toEqual([
    [1, false],
    [2, true],
  ]);
  const ancienne = await appeler(contrat.lireCompteRendu, {
    session: d.requis,
    params: { id: compteRenduId },
  });
  expect(ancienne.corps).toMatchObject({ numeroVersion: 1, corrigible: false });
  const mienne = await appeler(contrat.lireCompteRendu, { session: d.requis, params: { id: nouvelle } });
  expect(mienne.corps.quotaPhrase).toBe(ancienne.corps.quotaPhrase);
  const envois = await base.proprietaire.query(
    `select id, message_id from envoi where acte_id = $1 and type = 'COMPTE_RENDU' order by cree_le`,
    [id],
  );
  expect(envois.rows).toHaveLength(2);
  const composition = {
    ...deps,
    regles: {
      objetXdm: (o: { annuleEtRemplace: boolean }) => (o.annuleEtRemplace ? '[Annule et remplace] CR' : 'CR'),
      nomPieceJointe: () => 'cr.pdf',
    },
  };
  const message = await compositeursLecture(composition).COMPTE_RENDU?.compose(
    d.cabinet.organisationId,
    envois.rows[1].id,
  );
  expect(message).toMatchObject({ objet: '[Annule et remplace] CR', enReponseA: envois.rows[0].message_id });
  expect(message?.corps).toContain('Erreur de côté');
  expect(
    await compter('from registre_acte r join professionnel p on p.rpps = r.rpps where p.id = $1', [
      d.dentiste,
    ]),
  ).toBe(1);
});

const composition = (jointes: string[]) => ({
  ...deps,
  regles: {
    objetXdm: () => 'CR',
    nomPieceJointe: ({ libelle }: { libelle: string }) => {
      jointes.push(libelle);
      return `${libelle}.pdf`;
    },
  },
});
const composer = async (d: Decor, acteId: string) => {
  const jointes: string[] = [];
  const { rows } = await base.proprietaire.query(
    `select id from envoi where acte_id = $1 and type = 'COMPTE_RENDU' and canal = 'MSSANTE' order by cree_le desc`,
    [acteId],
  );
  const message = await compositeursLecture(composition(jointes)).COMPTE_RENDU?.compose(
    d.cabinet.organisationId,
    rows[0].id,
  );
  return { jointes, message };
};

test('TE-11 : ce qui est prescrit fait un document à part, des deux côtés, joint au courrier', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, {
    prescriptions: 'Bain de bouche\ndeux fois par jour, 7 jours',
  });
  const params = { id: compteRenduId };
  const chez = async ({ organisationId }: { organisationId: string }) =>
    (
      await base.proprietaire.query(
        `select id, origine from document where acte_id = $1 and organisation_id = $2 and type = 'PRESCRIPTION'`,
        [id, organisationId],
      )
    ).rows;
  const [sien] = await chez(d.cabinet);
  expect(await chez(d.cabinet)).toMatchObject([{ origine: 'PRODUIT' }]);
  expect(await chez(d.ehpad)).toEqual([{ id: sien.id, origine: 'RECU' }]);
  for (const session of [d.requis, d.soignante]) {
    const lue = await appeler(contrat.lireCompteRendu, { session, params });
    expect(lue.corps.prescription).toBe(true);
    const { statut, brute } = await appeler(contrat.lirePdfPrescription, { session, params });
    expect(statut).toBe(200);
    expect(JSON.parse(brute.rawPayload.toString())).toMatchObject({
      texte: 'Bain de bouche\ndeux fois par jour, 7 jours',
      compteRendu: { remplace: null },
      signature: { empreinteContenu: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  }
  const ailleurs = await decor();
  expect((await appeler(contrat.lirePdfPrescription, { session: ailleurs.requis, params })).statut).toBe(404);
  const { jointes, message } = await composer(d, id);
  expect(jointes).toEqual(['CR de télémédecine', 'Prescription']);
  expect(message?.corps).toContain('Ce n’est pas une e-prescription');
  await recevoir(deps, { organisationId: d.ehpad.organisationId, acteId: id });
  expect(await chez(d.ehpad)).toHaveLength(1);
});

test('TE-11 : rien n’est prescrit : aucun document, aucune pièce ; une correction qui prescrit fait le sien', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, { prescriptions: ' \n' });
  const params = { id: compteRenduId };
  const prescriptions = () => compter(`from document where acte_id = $1 and type = 'PRESCRIPTION'`, [id]);
  expect(await prescriptions()).toBe(0);
  for (const session of [d.requis, d.soignante]) {
    expect((await appeler(contrat.lireCompteRendu, { session, params })).corps.prescription).toBe(false);
    expect((await appeler(contrat.lirePdfPrescription, { session, params })).statut).toBe(404);
  }
  expect((await composer(d, id)).jointes).toEqual(['CR de télémédecine']);
  const corrige = await appeler(contrat.corrigerCompteRendu, {
    session: d.requis,
    params,
    body: { motif: 'Prescription oubliée', contenu: contenu({ prescriptions: 'Bain de bouche' }) },
  });
  expect(corrige.statut).toBe(200);
  await recevoir(deps, { organisationId: d.ehpad.organisationId, acteId: id });
  expect(await prescriptions()).toBe(2);
  const nouvelle = await appeler(contrat.lirePdfPrescription, {
    session: d.soignante,
    params: { id: corrige.corps.compteRenduId },
  });
  expect(JSON.parse(nouvelle.brute.rawPayload.toString()).compteRendu.remplace).toMatch(/^CR-/);
});

test('TE-14 : le cinquième acte de l’année se signe et n’est pas facturable', async () => {
  const d = await decor();
  for (let n = 0; n < 4; n++) await signe(d);
  const { compteRenduId } = await signe(d);
  const { corps } = await appeler(contrat.lireCompteRendu, {
    session: d.requis,
    params: { id: compteRenduId },
  });
  expect(corps).toMatchObject({ facturable: false, cote: 'REQUIS' });
  expect(corps.quotaPhrase).toContain('ne sera pas payé');
  const dossiers = await compter('from dossier where organisation_id = $1', [d.cabinet.organisationId]);
  expect(dossiers).toBe(1);
});

test('TE-11 : Mon espace santé se marque fait ou non transmis avec son motif ; l’acte se clôt quand tout est réglé', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const regler = (type: 'REQUERANT' | 'MON_ESPACE_SANTE', body: object) =>
    appeler(contrat.reglerRemise, {
      session: d.requis,
      params: { id: compteRenduId, type },
      body: { etat: 'NON_TRANSMIS', le: null, motif: null, motifTexte: '', ...body },
    });
  expect((await regler('MON_ESPACE_SANTE', {})).corps.champs).toHaveProperty('motif');
  expect((await regler('MON_ESPACE_SANTE', { motif: 'OPPOSITION' })).corps.motifs).toEqual([
    'MOTIF_LEGITIME_ABSENT',
  ]);
  expect((await regler('REQUERANT', { etat: 'FAIT', le: '2026-01-01' })).corps.motifs).toEqual([
    'REMISE_AUTOMATIQUE',
  ]);
  expect((await regler('MON_ESPACE_SANTE', { motif: 'MES_NON_OUVERT' })).corps.etatActe).toBe('AVIS_RENDU');
  await base.proprietaire.query(
    `update remise set etat = 'FAIT', preuve = '250 OK' where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  await finaliser(deps, { organisationId: d.cabinet.organisationId, compteRenduId });
  expect(await etat(id)).toBe('CLOTUREE');
});

test('TE-11 : un requérant sans boîte : la remise dit pourquoi, aucun courrier de santé', async () => {
  const d = await decor({ bal: null });
  const { id, compteRenduId } = await signe(d);
  const { rows } = await base.proprietaire.query(
    `select etat, motif from remise where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  expect(rows).toEqual([{ etat: 'NON_TRANSMIS', motif: 'SANS_BAL' }]);
  expect(await courriers(id)).toBe(0);
});

test('le PDF se lit des deux côtés, chaque ouverture est notée, un autre cabinet ne le trouve pas', async () => {
  const d = await decor();
  const { compteRenduId } = await signe(d);
  const params = { id: compteRenduId };
  for (const session of [d.requis, d.soignante]) {
    const { statut, brute } = await appeler(contrat.lirePdfCompteRendu, { session, params });
    expect(statut).toBe(200);
    expect(brute.headers['content-type']).toBe('application/pdf');
    expect(brute.rawPayload.toString()).toContain('Lésion à examiner');
  }
  const ailleurs = await decor();
  expect((await appeler(contrat.lirePdfCompteRendu, { session: ailleurs.requis, params })).statut).toBe(404);
  expect((await appeler(contrat.lireCompteRendu, { session: ailleurs.soignante, params })).statut).toBe(404);
  const { rows } = await base.proprietaire.query(
    `select organisation_id from evenement where action = 'COMPTE_RENDU_OUVERT' and organisation_id in ($1, $2)`,
    [d.ehpad.organisationId, d.cabinet.organisationId],
  );
  expect(new Set(rows.map((r) => r.organisation_id)).size).toBe(2);
});

test('l’aperçu porte « projet », ne signe rien et ne laisse aucune version', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const { statut, brute } = await appeler(contrat.apercevoirCompteRendu, {
    session: d.requis,
    params: { id },
    body: { contenu: contenu() },
  });
  expect(statut).toBe(200);
  expect(JSON.parse(brute.rawPayload.toString())).toMatchObject({
    signature: null,
    document: { identifiant: 'Projet, non signé' },
  });
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(0);
  await copier(d, id);
});
