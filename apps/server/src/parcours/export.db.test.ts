import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/export';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { balayerExports } from '../features/export/exporter-organisation.ts';
import { objetDePartie, preparerParties } from '../features/export/preparer.ts';
import { objetDe } from '../features/medias/objets-media.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { unSeul } from '../kernel/octets.ts';
import { sessionDeTest } from '../kernel/testing.ts';
import { bancDExport, verifierArchive } from './testing-export.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
const { deps, appeler, fermer } = await bancDExport(banc);
afterAll(async () => {
  await fermer();
  await banc.http.fermer();
});

const IMAGE = Buffer.from('octets d’une photographie');
let d: Awaited<ReturnType<typeof banc.decor>>;
let mediaId: string;
beforeAll(async () => {
  d = await banc.decor();
  const { id, mediaId: media } = await banc.signe(d);
  mediaId = media;
  await base.proprietaire.query(`update media set type_mime = 'image/jpeg' where id = $1`, [mediaId]);
  const { organisationId } = d.ehpad;
  const ref = objetDe({ organisationId, dossierId: d.dossierId, mediaId, rotation: 0 }, 'original');
  await deps.objets.ecrire(ref, unSeul(IMAGE));
  expect(await banc.etat(id)).toBe('AVIS_RENDU');
}, 30_000);

const exporter = (session: typeof d.soignante, id = d.dossierId) =>
  appeler(contrat.exporterDossier, { session, params: { id } });
/** Of the organisation itself when no record is named. */
const actions = async (organisationId: string, dossierId: string | null) =>
  (
    await base.proprietaire.query<{ action: string }>(
      'select action from evenement where organisation_id = $1 and dossier_id is not distinct from $2',
      [organisationId, dossierId],
    )
  ).rows.map(({ action }) => action);
const administratrice = (organisationId: string) =>
  sessionDeTest({ organisationId, roles: ['administrateur'], nom: 'Anne Directrice' });

test('DOS-09 : le dossier sort entier, chaque fichier à son empreinte, et l’export se voit dans son historique', async () => {
  const { statut, brute } = await exporter(d.soignante);
  expect(statut).toBe(200);
  const { manifeste, fichiers } = await verifierArchive(brute.rawPayload);
  const racine = `dossiers/${d.dossierId}`;
  expect(fichiers.get(`${racine}/images/${mediaId}.jpg`)).toEqual(IMAGE);
  const natures = new Set(manifeste.fichiers.map(({ nature }) => nature));
  expect(natures).toEqual(new Set(['LISEZ_MOI', 'TABLEAU', 'DONNEES', 'FHIR', 'DOCUMENT', 'IMAGE']));
  const { tables } = JSON.parse(String(fichiers.get(`${racine}/donnees.json`)));
  expect([tables.dossier.length, tables.acte.length, tables.media.length]).toEqual([1, 1, 1]);
  const bundle = JSON.parse(String(fichiers.get(`${racine}/fhir.json`)));
  const types = bundle.entry.map(
    ({ resource }: { resource: { resourceType: string } }) => resource.resourceType,
  );
  expect(new Set(types)).toEqual(
    new Set([
      'Patient',
      'Organization',
      'Practitioner',
      'ServiceRequest',
      'Consent',
      'DocumentReference',
      'DiagnosticReport',
    ]),
  );
  expect(String(fichiers.get('LISEZ-MOI.txt'))).toContain('manifest.json');
  expect(await actions(d.ehpad.organisationId, d.dossierId)).toContain('DOSSIER_EXPORTE');
});

test('un fichier qui manque est dit, avec son motif', async () => {
  const ref = objetDe(
    { organisationId: d.ehpad.organisationId, dossierId: d.dossierId, mediaId, rotation: 0 },
    'original',
  );
  await deps.objets.supprimer(ref);
  const { manifeste } = await verifierArchive((await exporter(d.soignante)).brute.rawPayload);
  await deps.objets.ecrire(ref, unSeul(IMAGE));
  expect(manifeste.absents).toEqual([
    {
      chemin: `dossiers/${d.dossierId}/images/${mediaId}.jpg`,
      nature: 'IMAGE',
      dossierId: d.dossierId,
      motif: 'Le fichier n’est plus ici.',
    },
  ]);
});

test('DOS-12 : qui n’y soigne pas n’exporte pas ; les images d’une autre organisation restent chez elle', async () => {
  const { organisationId } = d.ehpad;
  expect((await exporter(d.requis)).statut).toBe(404);
  expect((await exporter(sessionDeTest())).statut).toBe(404);
  expect((await exporter(sessionDeTest({ organisationId }))).statut).toBe(403);
  expect((await exporter({ ...d.soignante, roles: ['secretariat'] })).statut).toBe(403);
  const { rows } = await base.proprietaire.query('select id from dossier where organisation_id = $1', [
    d.cabinet.organisationId,
  ]);
  const chezLui = await exporter(d.requis, rows[0].id);
  expect(chezLui.statut).toBe(200);
  const { manifeste } = await verifierArchive(chezLui.brute.rawPayload);
  expect(manifeste.fichiers.filter(({ nature }) => nature === 'IMAGE')).toEqual([]);
  expect(manifeste.fichiers.some(({ id }) => id === mediaId)).toBe(false);
  expect(
    manifeste.fichiers.some(({ nature, type }) => nature === 'DOCUMENT' && type === 'application/pdf'),
  ).toBe(true);
});

test('une organisation entière sort en parties ; un arrêt en reprend une, un téléchargement coupé reprend à l’octet', async () => {
  const { organisationId } = d.ehpad;
  const autreDossier = await banc.monde.dossier(d.ehpad, { ins: false });
  const session = administratrice(organisationId);
  const params = { id: organisationId };
  const cle = randomUUID();
  const demande = await appeler(contrat.preparerExport, { session, params, cle });
  expect((await appeler(contrat.preparerExport, { session, params, cle })).corps).toEqual(demande.corps);
  expect((await appeler(contrat.preparerExport, { session, params })).corps.motifs).toEqual([
    'EXPORT_EN_COURS',
  ]);
  const exportId = demande.corps.id;
  // The disk gives up at the second part: the first one stands.
  let ecritures = 0;
  const fragile: typeof deps.objets = {
    ...deps.objets,
    ecrire: (ref, source) => {
      ecritures += 1;
      return ecritures === 2 ? Promise.reject(new Error('COUPURE')) : deps.objets.ecrire(ref, source);
    },
  };
  await expect(preparerParties({ ...deps, objets: fragile }, { organisationId, exportId })).rejects.toThrow(
    'COUPURE',
  );
  await preparerParties(deps, { organisationId, exportId });
  await preparerParties(deps, { organisationId, exportId });
  const [vu] = (await appeler(contrat.listerExports, { session, params })).corps.exports;
  expect(vu).toMatchObject({ etat: 'PRET', dossiersFaits: 2, dossiers: 2 });
  expect(vu?.parties.map(({ numero, dossiers }) => [numero, dossiers])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  const partie = (numero: string, entetes = {}) =>
    appeler(contrat.lirePartie, { session, params: { ...params, exportId, numero }, entetes });
  const sortis: string[] = [];
  for (const { numero, sha256 } of vu?.parties ?? []) {
    const entiere = (await partie(String(numero))).brute;
    expect(entiere.headers['etag']).toBe(`"${sha256}"`);
    const suite = await partie(String(numero), { range: 'bytes=100-', 'if-range': `"${sha256}"` });
    expect(suite.statut).toBe(206);
    expect(suite.brute.rawPayload).toEqual(entiere.rawPayload.subarray(100));
    const { manifeste } = await verifierArchive(entiere.rawPayload);
    sortis.push(
      ...manifeste.fichiers.filter(({ nature }) => nature === 'FHIR').map((f) => f.dossierId ?? ''),
    );
  }
  expect(sortis.toSorted()).toEqual([d.dossierId, autreDossier].toSorted());
  const { brute } = await appeler(contrat.lireEmpreintes, { session, params: { ...params, exportId } });
  expect(brute.body.trim().split('\n')).toHaveLength(2);
  expect(await actions(organisationId, autreDossier)).toEqual(['DOSSIER_EXPORTE']);
  // Each part whole, then from its hundredth byte: nobody takes one away without a trace.
  const pris = (await actions(organisationId, null)).filter((action) => action === 'EXPORT_TELECHARGE');
  expect(pris).toHaveLength(2 * (vu?.parties ?? []).length);
  // Another organisation, a nurse of this one, and the database itself: nothing.
  const ailleurs = administratrice(d.cabinet.organisationId);
  for (const qui of [ailleurs, d.soignante]) {
    const attendu = qui === ailleurs ? 404 : 403;
    expect((await appeler(contrat.listerExports, { session: qui, params })).statut).toBe(attendu);
    expect((await appeler(contrat.preparerExport, { session: qui, params })).statut).toBe(attendu);
    const lue = await appeler(contrat.lirePartie, {
      session: qui,
      params: { ...params, exportId, numero: '1' },
    });
    expect(lue.statut).toBe(attendu);
  }
  const lignes = await base.bd.organisation({ organisationId: d.cabinet.organisationId }, (tx) =>
    tx.selectFrom('export_partie').selectAll().execute(),
  );
  expect(lignes).toEqual([]);
  // Past its date it is gone, whoever asks.
  const plusTard = () => new Date(deps.maintenant().getTime() + 8 * 86_400_000);
  await balayerExports({ ...deps, maintenant: plusTard });
  expect((await partie('1')).statut).toBe(410);
  expect(await deps.objets.taille(objetDePartie({ organisationId, exportId }, 1))).toBeUndefined();
});
