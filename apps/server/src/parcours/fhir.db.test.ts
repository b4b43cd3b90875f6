import * as contrat from '@orapont/contract/fhir';
import { beforeAll, expect, test } from 'vitest';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { jetonDe } from '../matrice/acteurs.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { appeler } from '../matrice/matrice.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { Situation } from '../matrice/situations.ts';
import { type Client, demanderJeton, ouvrirLogiciel, relier, ressources } from './testing-fhir.ts';

let application: ApplicationDeTest;
let ici: Situation;
let voisin: Situation;
let ailleurs: Situation;
let client: Client;
const tilleuls = siteDe('tilleuls');

beforeAll(async () => {
  application = await applicationDeTest();
  ici = await creerSituation(application, 'partage ouvert', 'AVIS_RENDU');
  voisin = await creerSituation(application, 'autre site', 'ENVOYEE');
  ailleurs = await creerSituation(application, 'autre organisation', 'ENVOYEE');
  for (const { acteId, dossierId, organisationId } of [ici, voisin, ailleurs])
    await remplir(organisationId, dossierId, acteId);
  client = await relier(application, { organisationId: tilleuls.organisationId, sites: [tilleuls.siteId] });
}, 120_000);

/** A signed chart and an old access, so that each of them has something to show. */
async function remplir(organisationId: string, dossierId: string, acteId: string): Promise<void> {
  const dents = { '11': { etat: 'PRESENTE', mobilite: null, faces: {}, precision: '', reperes: [] } };
  await application.proprietaire.query(
    `update acte set compte_rendu = coalesce(compte_rendu, '{}') || $2 where id = $1`,
    [
      acteId,
      JSON.stringify({
        signeLe: '2026-02-02T10:00:00Z',
        signataire: 'Moreau',
        numeroVersion: 1,
        chart: { denture: 'PERMANENTE', muqueuse: {}, dents },
      }),
    ],
  );
  await application.proprietaire.query(
    `insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, acteur, action)
     values ($1, gen_random_uuid(), 'ACCES', now() - interval '1 day', '{}', $2, 'Quelqu’un', 'DOSSIER_OUVERT')`,
    [organisationId, dossierId],
  );
}

const tracesDe = async (dossierId: string) => {
  const { rows } = await application.proprietaire.query<{ acteur: string }>(
    `select acteur from evenement where dossier_id = $1 and action = 'LU_PAR_LOGICIEL'`,
    [dossierId],
  );
  return rows.filter(({ acteur }) => acteur === client.nom).length;
};

test('DOS-12 : un logiciel ne lit que les personnes suivies sur les sites qu’on lui a ouverts', async () => {
  const marques = [voisin.marque, ailleurs.marque];
  for (const type of contrat.RESSOURCES_FHIR) {
    const tout = await client.get(`${type}?_count=200&_total=accurate`);
    expect(tout.statut).toBe(200);
    const texte = JSON.stringify(tout.corps);
    for (const marque of marques) expect(texte).not.toContain(marque);
    for (const autre of [voisin, ailleurs])
      for (const id of [autre.dossierId, autre.acteId, autre.documentId]) expect(texte).not.toContain(id);
  }
  expect((await client.get(`Patient/${ici.dossierId}`)).statut).toBe(200);
  for (const type of ['Observation', 'AuditEvent', 'Provenance'])
    expect(JSON.stringify((await client.get(`${type}?patient=${ici.dossierId}`)).corps)).toContain(
      ici.dossierId,
    );
  for (const chemin of [
    `Patient/${voisin.dossierId}`,
    `Patient/${ailleurs.dossierId}`,
    `ServiceRequest/${voisin.acteId}`,
    `ServiceRequest/${ailleurs.acteId}`,
    `DocumentReference/${ailleurs.documentId}`,
    `Binary/${ailleurs.documentId}`,
    `Organization/${ailleurs.organisationId}`,
  ])
    expect({ chemin, statut: (await client.get(chemin)).statut }).toEqual({ chemin, statut: 404 });
  expect(ressources(await client.get(`ServiceRequest?patient=Patient/${ailleurs.dossierId}`))).toEqual([]);
});

test('DOS-12 : qui n’est plus suivi sur ces sites n’est plus lu', async () => {
  const parti = await creerSituation(application, 'partage ouvert', 'ENVOYEE');
  expect((await client.get(`Patient/${parti.dossierId}`)).statut).toBe(200);
  await application.proprietaire.query(`update sejour set au = current_date - 2 where dossier_id = $1`, [
    parti.dossierId,
  ]);
  expect((await client.get(`Patient/${parti.dossierId}`)).statut).toBe(404);
});

test('DOS-09 : chaque lecture laisse une trace dans le dossier, une recherche pour chaque personne montrée', async () => {
  const avant = await tracesDe(ici.dossierId);
  await client.get(`Patient/${ici.dossierId}`);
  await client.poster('Patient/_search', { _id: ici.dossierId });
  await client.get('Patient?family=personne-de-ce-nom');
  expect(await tracesDe(ici.dossierId)).toBe(avant + 2);
});

test('le jeton ne donne que ce qui a été ouvert et demandé', async () => {
  const { id, secret } = await ouvrirLogiciel(application, {
    organisationId: tilleuls.organisationId,
    sites: [tilleuls.siteId],
    portees: ['Patient', 'Organization'],
  });
  const cles = { client_id: id, client_secret: secret };
  const tout = await demanderJeton(application, { ...cles, scope: 'system/*.read' });
  expect(tout.corps).toMatchObject({
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'system/Patient.read system/Organization.read',
  });
  const lire = async (jeton: string, chemin: string) =>
    (
      await application.serveur.app.inject({
        url: `/fhir/${chemin}`,
        headers: { authorization: `Bearer ${jeton}` },
      })
    ).statusCode;
  expect(await lire(tout.corps.access_token, 'Patient')).toBe(200);
  expect(await lire(tout.corps.access_token, 'ServiceRequest')).toBe(403);
  expect(await lire(tout.corps.access_token, `Binary/${ici.documentId}`)).toBe(403);
  const peu = await demanderJeton(application, { ...cles, scope: 'system/Organization.rs' });
  expect(await lire(peu.corps.access_token, 'Patient')).toBe(403);
  const rien = await demanderJeton(application, { ...cles, scope: 'system/Consent.read' });
  expect([rien.statut, rien.corps.error]).toEqual([400, 'invalid_scope']);
  const faux = await demanderJeton(application, { ...cles, client_secret: `${secret}x` });
  expect([faux.statut, faux.corps.error]).toEqual([401, 'invalid_client']);
  const autre = await demanderJeton(application, { ...cles, grant_type: 'password' });
  expect(autre.corps.error).toBe('unsupported_grant_type');
  const entete = Buffer.from(`${id}:${secret}`).toString('base64');
  expect((await demanderJeton(application, {}, { authorization: `Basic ${entete}` })).statut).toBe(200);

  await appeler(
    application,
    contrat.revoquerLogiciel,
    { params: { id } },
    await jetonDe(application, 'administrateur'),
  );
  expect(await lire(tout.corps.access_token, 'Patient')).toBe(401);
  expect((await demanderJeton(application, cles)).statut).toBe(401);
});

test('un secret qu’on devine est freiné', async () => {
  const essai = () =>
    application.serveur.app.inject({
      method: 'POST',
      url: '/fhir/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      remoteAddress: '192.0.2.77',
      payload: `grant_type=client_credentials&client_id=${client.id}x&client_secret=essai`,
    });
  const statuts = new Set<number>();
  for (let i = 0; i < 32; i += 1) statuts.add((await essai()).statusCode);
  expect([...statuts]).toEqual([401, 429]);
});

test('les pages se suivent sans rien perdre ni répéter, et leur lien ne dit rien à qui le lit', async () => {
  const tous = ressources(await client.get('Patient?_count=200')).map(({ id }) => id);
  expect(tous.length).toBeGreaterThan(5);
  const vus: string[] = [];
  let lien: string | undefined = 'Patient?_count=3&birthdate=ge1900';
  while (lien !== undefined) {
    const page: Awaited<ReturnType<Client['get']>> = await client.get(lien);
    vus.push(...ressources(page).map(({ id }) => id));
    lien = page.corps.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
    if (lien !== undefined) expect(lien).toMatch(/\/fhir\/Patient\?_page=[\w-]+$/);
  }
  expect(vus).toEqual(tous);
  const suite = (await client.get('Patient?_count=3')).corps.link.at(-1).url;
  const autre = await relier(application, {
    organisationId: tilleuls.organisationId,
    sites: [tilleuls.siteId],
  });
  expect((await autre.get(suite)).statut).toBe(400);
  expect((await client.get(suite.replace(/.$/, ''))).statut).toBe(400);
  expect((await client.get(suite.replace('Patient', 'Consent'))).statut).toBe(400);
});

test('_lastUpdated, _total, _include et If-None-Match', async () => {
  const lu = await client.get(`Patient/${ici.dossierId}`);
  const { lastUpdated } = lu.corps.meta;
  const apres = async (prefixe: string) =>
    ressources(
      await client.poster('Patient/_search', { _id: ici.dossierId, _lastUpdated: prefixe + lastUpdated }),
    ).length;
  expect([await apres('gt'), await apres('ge'), await apres('eq'), await apres('lt')]).toEqual([0, 1, 1, 0]);
  expect(lu.entetes['last-modified']).toBe(new Date(lastUpdated).toUTCString());
  const etag = String(lu.entetes['etag']);
  expect((await client.get(`Patient/${ici.dossierId}`, { 'if-none-match': etag })).statut).toBe(304);
  expect((await client.get(`Patient/${ici.dossierId}`, { 'if-none-match': 'W/"x"' })).statut).toBe(200);

  const compte = await client.get('Patient?_count=0');
  expect(compte.corps.total).toBeGreaterThan(5);
  expect(compte.corps.entry).toBeUndefined();
  expect((await client.get('Patient?_count=1&_total=accurate')).corps.total).toBe(compte.corps.total);
  expect((await client.get('Patient?family=zzzzzz')).corps).toMatchObject({ total: 0 });

  const demande = await client.get(
    `ServiceRequest?_id=${ici.acteId}&_include=ServiceRequest:patient&_include=ServiceRequest:performer`,
  );
  expect(ressources(demande)).toMatchObject([{ id: ici.acteId, status: 'completed' }]);
  expect(ressources(demande, 'include').map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual([
    `Patient/${ici.dossierId}`,
    `Practitioner/${ici.requisId}`,
  ]);
});

test('_sort : dans l’ordre demandé, page après page ; une clé inconnue est dite, ou refusée', async () => {
  const nomsDe = (reponse: Awaited<ReturnType<Client['get']>>) => ressources(reponse).map((p) => p.birthDate);
  const premiers = nomsDe(await client.get('Patient?_count=200&_sort=-birthdate'));
  expect(premiers.length).toBeGreaterThan(5);
  expect(premiers).toEqual(premiers.toSorted().toReversed());
  const page = await client.get('Patient?_count=4&_sort=-birthdate,family');
  const suite = await client.get(page.corps.link.at(-1).url);
  expect([...nomsDe(page), ...nomsDe(suite)]).toEqual(premiers.slice(0, 8));

  const tolere = await client.get('Patient?_sort=taille,birthdate&_count=200');
  expect(nomsDe(tolere)).toEqual(premiers.toReversed());
  expect(ressources(tolere, 'outcome')[0].issue[0].diagnostics).toContain('_sort:taille');
  expect(tolere.corps.link[0].url).toContain('_sort=birthdate');
  const strict = { prefer: 'respond-async, handling="strict"' };
  expect((await client.get('Patient?_sort=taille,birthdate', strict)).statut).toBe(400);
  expect((await client.get('Patient?_sort=taille', { prefer: 'handling=lenient' })).statut).toBe(200);
  expect((await client.get('Patient?_sort=family,birthdate,_id,_lastUpdated')).statut).toBe(400);
});

test('DOS-12 : _revinclude amène ce qui parle de la personne, et jamais ce que le jeton n’ouvre pas', async () => {
  const chemin = `Patient?_id=${ici.dossierId}&_revinclude=ServiceRequest:patient&_revinclude=DocumentReference:patient`;
  const lus = async (qui: Client, plus = '') =>
    new Set(ressources(await qui.get(chemin + plus), 'include').map((r) => `${r.resourceType}/${r.id}`));
  const inclus = await lus(client);
  expect(inclus).toContain(`ServiceRequest/${ici.acteId}`);
  expect(inclus).toContain(`DocumentReference/${ici.documentId}`);
  const plusLoin = await lus(client, '&_revinclude:iterate=Provenance:target');
  expect([...plusLoin].some((nom) => nom.startsWith('Provenance/'))).toBe(true);
  const peu = await relier(application, {
    organisationId: tilleuls.organisationId,
    sites: [tilleuls.siteId],
    portees: ['Patient', 'DocumentReference'],
  });
  expect([...(await lus(peu))].every((nom) => nom.startsWith('DocumentReference/'))).toBe(true);
});

test('_summary=count, _elements, If-Modified-Since et HEAD', async () => {
  const compte = await client.get('Patient?_summary=count&_count=5');
  expect([compte.corps.total > 5, compte.corps.entry]).toEqual([true, undefined]);
  const [peu] = ressources(await client.get(`ServiceRequest?_id=${ici.acteId}&_elements=authoredOn`));
  expect(Object.keys(peu).toSorted()).toEqual(
    ['authoredOn', 'id', 'intent', 'meta', 'resourceType', 'status', 'subject'].toSorted(),
  );
  expect(peu.meta.tag).toMatchObject([{ code: 'SUBSETTED' }]);

  const chemin = `Patient/${ici.dossierId}`;
  const { entetes } = await client.get(chemin);
  const depuis = String(entetes['last-modified']);
  const avant = new Date(Date.parse(depuis) - 1_000).toUTCString();
  expect((await client.get(chemin, { 'if-modified-since': depuis })).statut).toBe(304);
  expect((await client.get(chemin, { 'if-modified-since': avant })).statut).toBe(200);
  // The digest decides where both are said.
  const deux = { 'if-none-match': 'W/"x"', 'if-modified-since': depuis };
  expect((await client.get(chemin, deux)).statut).toBe(200);
  for (const lu of [chemin, 'Patient?_count=1', `Binary/${ici.documentId}`]) {
    const tete = await client.tete(lu);
    expect([lu, tete.statut, tete.corps.length]).toEqual([lu, 200, 0]);
  }
  expect((await client.tete(chemin)).entetes['etag']).toBe(entetes['etag']);
});

test('une personne se cherche par son nom, sa naissance, son sexe, et par chacun de ses identifiants', async () => {
  const { rows } = await application.proprietaire.query<{ id: string }>(
    `update dossier set identifiant_externe = 'DUI-4807' where id = (select d.id from dossier d
       join sejour s on s.dossier_id = d.id and s.site_id = $1 and s.au is null
       where d.ins_statut = 'QUAL' and d.ins_matricule is not null order by d.id limit 1) returning id`,
    [tilleuls.siteId],
  );
  const [{ id } = { id: '' }] = rows;
  const { corps: patient } = await client.get(`Patient/${id}`);
  const trouve = async (criteres: Readonly<Record<string, string>>) =>
    ressources(await client.poster('Patient/_search', criteres)).some((r) => r.id === id);
  const [{ family }] = patient.name;
  const autreSexe = patient.gender === 'male' ? 'female' : 'male';
  expect(patient.identifier.length).toBe(3);
  for (const { system, value } of patient.identifier) {
    expect(await trouve({ identifier: `${system}|${value}` })).toBe(true);
    expect(await trouve({ identifier: value })).toBe(true);
    expect(await trouve({ identifier: `urn:oid:1.2.3|${value}` })).toBe(false);
  }
  expect(await trouve({ family: family.slice(0, 3).toUpperCase() })).toBe(true);
  expect(await trouve({ 'family:exact': family })).toBe(true);
  expect(await trouve({ 'family:exact': family.slice(0, 3) })).toBe(false);
  expect(await trouve({ birthdate: patient.birthDate, gender: patient.gender })).toBe(true);
  expect(await trouve({ birthdate: `lt${patient.birthDate}` })).toBe(false);
  expect(await trouve({ birthdate: patient.birthDate.slice(0, 4) })).toBe(true);
  expect(await trouve({ family, gender: autreSexe })).toBe(false);
  expect(await trouve({ gender: `${autreSexe},${patient.gender}` })).toBe(true);
});

test('TE-08 : une demande reçue se lit là où travaille qui doit répondre, jusqu’à la fin de son partage', async () => {
  const recue = await creerSituation(application, 'partage ouvert', 'ENVOYEE');
  const cabinet = await relier(application, {
    organisationId: recue.requisOrganisationId,
    sites: [recue.requisSiteId],
  });
  const { statut, corps } = await cabinet.get(`ServiceRequest/${recue.acteId}`);
  expect({ statut, corps }).toMatchObject({
    statut: 200,
    corps: {
      status: 'active',
      contained: [{ resourceType: 'Patient', id: 'personne' }],
      subject: { reference: '#personne' },
      performer: [{ reference: `Practitioner/${recue.requisId}` }],
    },
  });
  expect(JSON.stringify(corps)).toContain(recue.marque);
  expect(JSON.stringify(corps)).not.toContain(recue.dossierId);
  expect((await cabinet.get(`Patient/${recue.dossierId}`)).statut).toBe(404);
  const connue = await cabinet.poster('ServiceRequest/_search', {
    _id: recue.acteId,
    _lastUpdated: `gt${corps.meta.lastUpdated}`,
  });
  expect(ressources(connue)).toEqual([]);
  await application.proprietaire.query(
    `update acte_recu set patient_nom = '', patient_naissance = null, requerant_nom = '', motif = '', images = 0,
       ferme_le = now(), issue = 'RELEVE' where id = $1`,
    [recue.acteId],
  );
  expect((await cabinet.get(`ServiceRequest/${recue.acteId}`)).statut).toBe(404);
  expect(JSON.stringify((await cabinet.get('ServiceRequest?_count=200')).corps)).not.toContain(recue.marque);
});

test('les documents se lisent, par leurs octets ou par la ressource qui les tient', async () => {
  const documents = ressources(await client.get(`DocumentReference?patient=${ici.dossierId}`));
  expect(documents.length).toBeGreaterThan(0);
  const [{ content }] = documents;
  const octets = await client.get(content[0].attachment.url);
  expect(octets.statut).toBe(200);
  const binary = await client.get(content[0].attachment.url, { accept: 'application/fhir+json' });
  expect(Buffer.from(binary.corps.data, 'base64')).toEqual(octets.corps);
});

test('chaque refus est un OperationOutcome en français', async () => {
  const sans = await application.serveur.app.inject({ url: '/fhir/Patient' });
  expect(sans.statusCode).toBe(401);
  expect(sans.headers['www-authenticate']).toContain('Bearer');
  for (const [chemin, statut, code] of [
    ['Appointment', 404, 'not-supported'],
    ['Patient/abc', 404, 'not-found'],
    [`Patient/${ici.dossierId}/_history`, 404, 'not-supported'],
    ['Patient?_count=x', 400, 'value'],
    ['Patient?birthdate=hier', 400, 'value'],
    ['Patient?family:contains=a', 400, 'not-supported'],
    ['Patient?_format=xml', 406, 'not-supported'],
    ['Patient?_page=abc', 400, 'value'],
  ] as const) {
    const refus = await client.get(chemin);
    expect({ chemin, statut: refus.statut, corps: refus.corps }).toMatchObject({
      statut,
      corps: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] },
    });
    expect(refus.corps.issue[0].diagnostics).toMatch(/[éèà’]| n’|valable|est|offert/);
  }
  const ecrire = await application.serveur.app.inject({
    method: 'DELETE',
    url: `/fhir/Patient/${ici.dossierId}`,
  });
  expect(ecrire.statusCode).toBe(401);
  expect((await client.get('Patient?inconnu=1', { prefer: 'handling=strict' })).statut).toBe(400);
  const tolere = await client.get(`Patient?inconnu=1&_id=${ici.dossierId}`);
  expect(ressources(tolere, 'outcome')).toMatchObject([{ resourceType: 'OperationOutcome' }]);
  expect(tolere.corps.link[0].url).not.toContain('inconnu');
});
