import * as contrat from '@orapont/contract/compte-rendu';
import { avecCle } from '@orapont/domain/identite/nir';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { dmpXds } from '../adapters/dmp/dmp-xds.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { bancDmp } from '../bac-a-sable/dmp/testing-dmp.ts';
import type { DepsCourrier } from '../features/courrier/deps.ts';
import { partir } from '../features/courrier/partir.ts';
import { relancer, suivre } from '../features/courrier/suivi.ts';
import { depositaireDmp } from '../features/dmp/deposer.ts';
import type { Dmp } from '../features/dmp/ports.ts';
import { comptesRendusSignes } from '../features/teleexpertise/compte-rendu/depot-mes.ts';
import { finaliser } from '../features/teleexpertise/compte-rendu/finaliser.ts';
import { bancDeSignature, contenu } from '../features/teleexpertise/compte-rendu/testing.ts';
import { enSoin } from '../kernel/session.ts';

const base = await baseDeTest();
const service = await bancDmp();
const banc = await bancDeSignature(base);
const { http, deps } = banc;
afterAll(async () => {
  await http.fermer();
  await service.fermer();
});

const client = dmpXds(service.acces);
/** What the service is asked, and what the network makes of its answer. */
const reseau: { demandes: number; perdue: boolean } = { demandes: 0, perdue: false };
const dmp: Dmp = {
  ...client,
  async deposer(lot) {
    reseau.demandes += 1;
    const accuse = await client.deposer(lot);
    if (reseau.perdue) throw new Error('réponse perdue');
    return accuse;
  },
};
Object.assign(deps, { dmp });
const regles = { objetXdm: () => 'CR', nomPieceJointe: () => 'CR.pdf' };
const courrier: DepsCourrier = {
  ...deps,
  origine: 'http://localhost:3000',
  mssante: undefined,
  courriel: undefined,
  compositeurs: {},
  bacASable: undefined,
  depositaire: depositaireDmp({
    ...deps,
    dmp,
    signes: comptesRendusSignes({ ...deps, regles, documents: documentsDeTest }),
  }),
};

beforeEach(() => {
  Object.assign(reseau, { demandes: 0, perdue: false });
  service.bac.mettreEnPanne(false);
});

type Decor = Awaited<ReturnType<typeof banc.decor>>;
async function decor(options: Parameters<typeof banc.decor>[0] = {}) {
  const d = await banc.decor(options);
  await base.proprietaire.query('update site set finess = $1 where id = any($2)', [
    '340000017',
    [d.ehpad.siteId, d.cabinet.siteId],
  ]);
  return d;
}
const ligne = async (texte: string, id: string) => (await base.proprietaire.query(texte, [id])).rows;
const remise = async (id: string) =>
  (
    await ligne(
      `select etat, motif, motif_texte, preuve from remise where compte_rendu_id = $1 and type = 'MON_ESPACE_SANTE'`,
      id,
    )
  )[0];
const depots = async (compteRenduId: string): Promise<{ id: string; etat: string; motif: string | null }[]> =>
  ligne(
    `select id, etat, motif from envoi where canal = 'DMP' and charge ->> 'compteRenduId' = $1 order by cree_le`,
    compteRenduId,
  );
/** The job of the deposit, as the queue runs it. */
async function partirDe(d: Decor, compteRenduId: string) {
  const [depot] = await depots(compteRenduId);
  if (!depot) throw new Error('aucun dépôt');
  await partir(courrier, { organisationId: d.cabinet.organisationId, envoiId: depot.id });
}
const documentDe = async (compteRenduId: string) =>
  (await service.bac.lister()).find(({ identifiant }) => identifiant === uidDeUuid(compteRenduId));

test('TE-11 : signé, le compte rendu part seul ; déposé, la remise est faite et l’acte se clôt quinze jours après', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'EN_COURS', motif: null });
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'FAIT', preuve: 'Success', motif: null });
  expect(await documentDe(compteRenduId)).toMatchObject({ statut: 'EN_VIGUEUR', masquages: [] });
  expect(await depots(compteRenduId)).toMatchObject([{ etat: 'FAIT' }]);
  const lu = await banc.lire(d.requis, compteRenduId);
  expect(lu.corps.remises.find(({ type }) => type === 'MON_ESPACE_SANTE')).toMatchObject({
    etat: 'FAIT',
    suite: 'Déposé automatiquement.',
    bacASable: true,
  });
  await base.proprietaire.query(
    `update remise set etat = 'FAIT', preuve = '250 OK' where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  // Nobody had to settle anything: the answer stays among the answers for a fortnight.
  await finaliser(deps, { organisationId: d.cabinet.organisationId, compteRenduId });
  expect(await banc.etat(lu.corps.acteId)).toBe('AVIS_RENDU');
  await finaliser(
    { ...deps, maintenant: () => new Date(Date.now() + 15 * 86_400_000) },
    { organisationId: d.cabinet.organisationId, compteRenduId },
  );
  expect(await banc.etat(lu.corps.acteId)).toBe('CLOTUREE');
});

test('TE-11 : la réponse perdue en route, le même dépôt se répète sans entrer deux fois', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  reseau.perdue = true;
  await expect(partirDe(d, compteRenduId)).rejects.toThrow();
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'EN_COURS' });
  reseau.perdue = false;
  await partirDe(d, compteRenduId);
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({
    etat: 'FAIT',
    preuve: 'XDSDuplicateUniqueIdInRegistry',
  });
  expect(reseau.demandes).toBe(2);
  expect(
    (await service.bac.lister()).filter(({ identifiant }) => identifiant === uidDeUuid(compteRenduId)),
  ).toHaveLength(1);
});

test('TE-11 : le service en panne, la remise reste en cours et le dépôt se retente', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  service.bac.mettreEnPanne(true);
  await expect(partirDe(d, compteRenduId)).rejects.toThrow();
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'EN_COURS' });
  expect(await depots(compteRenduId)).toMatchObject([{ etat: 'A_FAIRE' }]);
  service.bac.mettreEnPanne(false);
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'FAIT' });
});

test('TE-11 : sans identité qualifiée, rien ne part : non transmis, motif dit', async () => {
  const d = await decor({ ins: false });
  const { compteRenduId } = await banc.signe(d);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'NON_TRANSMIS', motif: 'INS_NON_QUALIFIEE' });
  expect(await depots(compteRenduId)).toEqual([]);
});

test('TE-11 : une opposition, à la demande ou depuis la signature, arrête le dépôt avec son motif légitime', async () => {
  const d = await decor();
  await base.proprietaire.query(`update dossier set opposition_mes = 'Secret familial' where id = $1`, [
    d.dossierId,
  ]);
  const avant = await banc.signe(d);
  expect(await remise(avant.compteRenduId)).toMatchObject({
    etat: 'NON_TRANSMIS',
    motif: 'OPPOSITION',
    motif_texte: 'Secret familial',
  });
  const e = await decor();
  const { compteRenduId } = await banc.signe(e);
  await base.proprietaire.query(
    `update dossier set opposition_mes = 'Sa tutrice' where id = (select dossier_id from compte_rendu where id = $1)`,
    [compteRenduId],
  );
  await partirDe(e, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({
    etat: 'NON_TRANSMIS',
    motif: 'OPPOSITION',
    motif_texte: 'Sa tutrice',
  });
  expect(reseau.demandes).toBe(0);
});

test('TE-11 : aucun espace ouvert se dit ; ouvert depuis, le dépôt se relance et entre', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  const [{ matricule }] = await ligne(
    `select contenu #>> '{demande,patient,ins,matricule}' as matricule from compte_rendu where id = $1`,
    compteRenduId,
  );
  const ins = avecCle(matricule);
  await service.bac.fermer(ins, true);
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'NON_TRANSMIS', motif: 'MES_NON_OUVERT' });
  const { corps } = await banc.lire(d.requis, compteRenduId);
  expect(corps.remises.find(({ type }) => type === 'MON_ESPACE_SANTE')).toMatchObject({
    suite: expect.stringMatching(/Réessayer maintenant/u),
    bacASable: true,
  });
  await service.bac.fermer(ins, false);
  const [depot] = await depots(compteRenduId);
  await relancer(courrier, enSoin(d.requis), depot?.id ?? '', crypto.randomUUID());
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'FAIT', motif: null });
});

test('TE-11 : réglée à la main pendant l’attente, la remise reste ce que la personne a écrit', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  const { statut } = await http.appeler(contrat.reglerRemise, {
    session: d.requis,
    params: { id: compteRenduId, type: 'MON_ESPACE_SANTE' },
    body: { etat: 'NON_TRANSMIS', motif: 'OPPOSITION', motifTexte: 'Il l’a dit ce matin', le: null },
  });
  expect(statut).toBe(200);
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({
    motif: 'OPPOSITION',
    motif_texte: 'Il l’a dit ce matin',
  });
  expect(reseau.demandes).toBe(0);
});

test('TE-11 : corrigé, le compte rendu remplace celui qui était entré', async () => {
  const d = await decor();
  const { id, compteRenduId } = await banc.signe(d);
  await partirDe(d, compteRenduId);
  const { corps } = await banc.corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à droite.' }));
  await banc.arriver(d, id);
  await partirDe(d, corps.compteRenduId);
  expect(await documentDe(compteRenduId)).toMatchObject({ statut: 'REMPLACE' });
  expect(await documentDe(corps.compteRenduId)).toMatchObject({
    statut: 'EN_VIGUEUR',
    remplace: uidDeUuid(compteRenduId),
  });
});

test('TE-11 : corrigé avant d’être entré, seul le nouveau entre, quel que soit l’ordre des départs', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  const { corps } = await banc.corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à droite.' }));
  await expect(partirDe(d, corps.compteRenduId)).rejects.toThrow();
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'A_FAIRE', motif_texte: 'SANS_OBJET' });
  await partirDe(d, corps.compteRenduId);
  expect(await documentDe(compteRenduId)).toBeUndefined();
  expect(await documentDe(corps.compteRenduId)).toMatchObject({ statut: 'EN_VIGUEUR', remplace: null });
});

test('TE-11 : une version déposée à la main n’est pas doublée : une personne la remplace', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  await http.appeler(contrat.reglerRemise, {
    session: d.requis,
    params: { id: compteRenduId, type: 'MON_ESPACE_SANTE' },
    body: { etat: 'FAIT', motif: null, motifTexte: '', le: '2026-01-01' },
  });
  const { corps } = await banc.corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à droite.' }));
  await partirDe(d, corps.compteRenduId);
  expect(await remise(corps.compteRenduId)).toMatchObject({
    etat: 'A_FAIRE',
    motif_texte: 'DEPOT_VERSION_A_LA_MAIN',
  });
  expect(reseau.demandes).toBe(0);
});

test('TE-11 : un lieu sans numéro : le dépôt s’arrête et dit quoi compléter', async () => {
  const d = await banc.decor();
  const { id, compteRenduId } = await banc.signe(d);
  await partirDe(d, compteRenduId);
  expect(await remise(compteRenduId)).toMatchObject({ etat: 'A_FAIRE', motif_texte: 'DEPOT_IMPOSSIBLE' });
  const { envois } = await suivre(courrier, enSoin(d.requis), id);
  expect(envois.find(({ canal }) => canal === 'DMP')).toMatchObject({
    etat: 'NON_TRANSMIS',
    phrase: expect.stringMatching(/FINESS/u),
    relancePossible: true,
  });
});

test('une autre organisation ne fait partir aucun dépôt et ne le voit pas', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  const [depot] = await depots(compteRenduId);
  await partir(courrier, { organisationId: d.ehpad.organisationId, envoiId: depot?.id ?? '' });
  expect(reseau.demandes).toBe(0);
  const signes = comptesRendusSignes({ ...deps, regles, documents: documentsDeTest });
  expect(await signes(d.ehpad.organisationId, compteRenduId)).toBeUndefined();
});

test('TE-11 : une suspicion grave que personne n’a écrite au patient entre cachée, les autres non', async () => {
  const d = await decor();
  const { compteRenduId } = await banc.signe(d);
  await base.proprietaire.query(
    `update compte_rendu set contenu = jsonb_set(contenu - 'auPatient', '{demande,motif,code}', '"CANCER_ORAL"') where id = $1`,
    [compteRenduId],
  );
  await partirDe(d, compteRenduId);
  expect(await documentDe(compteRenduId)).toMatchObject({ masquages: ['INVISIBLE_PATIENT'] });
});
