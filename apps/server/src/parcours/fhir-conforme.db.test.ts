import { RESSOURCES_FHIR } from '@orapont/contract/fhir';
import { CREES_FHIR } from '@orapont/contract/fhir-creation';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { Situation } from '../matrice/situations.ts';
import { type Client, relier, ressources } from './testing-fhir.ts';
import { fautesDuSchema, fautesFrCore } from './testing-fr-core.ts';

let application: ApplicationDeTest;
let client: Client;
// biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
let capacites: any;
let derniere: Situation;
const port = siteDe('tilleuls');
const face = (visibilite: string, constats: readonly string[], motif: string | null = null) => ({
  visibilite,
  provenance: 'CONSTATEE',
  motif,
  constats,
  precision: '',
  reperes: [],
});
const dent = (etat: string | null, faces = {}) => ({
  etat,
  mobilite: null,
  faces,
  precision: '',
  reperes: [],
});
const CHART = {
  denture: 'PERMANENTE',
  muqueuse: {},
  dents: {
    '11': dent('PRESENTE', {
      vestibulaire: face('VUE', ['SANS_LESION_VISIBLE']),
      occlusale: face('PARTIELLE', ['FRACTURE']),
      linguale: face('NON_VUE', [], 'FLOU'),
    }),
    '36': dent('ABSENTE'),
    '46': dent(null),
  },
};

beforeAll(async () => {
  application = await applicationDeTest();
  for (const etat of ['BROUILLON', 'ENVOYEE', 'COMPLEMENT_DEMANDE', 'AVIS_RENDU'] as const)
    derniere = await creerSituation(application, 'partage ouvert', etat);
  await application.proprietaire.query(`update acte set compte_rendu = $2 where id = $1`, [
    derniere.acteId,
    JSON.stringify({
      signeLe: '2026-02-02T10:00:00.000Z',
      signataire: 'Claire Moreau',
      numeroVersion: 1,
      chart: CHART,
    }),
  ]);
  // What was done a while ago: the last minute is left for the next visit.
  await application.proprietaire.query(
    `insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, acteur, action)
     values ($1, gen_random_uuid(), 'ACCES', now() - interval '1 day', '{}', $2, 'Émilie Roche', 'DOSSIER_OUVERT')`,
    [port.organisationId, derniere.dossierId],
  );
  // An examination that was made for the request.
  await application.proprietaire.query(
    `update imagerie_etude set acte_id = $2, dossier_id = $3 where id =
       (select id from imagerie_etude where organisation_id = $1 and etat = 'RATTACHEE' order by id limit 1)`,
    [port.organisationId, derniere.acteId, derniere.dossierId],
  );
  client = await relier(application, { organisationId: port.organisationId, sites: [port.siteId] });
  capacites = (await client.get('metadata')).corps;
}, 120_000);

test.each(RESSOURCES_FHIR)(
  '%s : ce qui est servi suit le schéma de R4 et les règles de FR Core',
  async (type) => {
    const lues = ressources(await client.get(`${type}?_count=200`));
    expect(lues.length).toBeGreaterThan(0);
    const fautes = lues.flatMap((ressource) => [...fautesDuSchema(ressource), ...fautesFrCore(ressource)]);
    expect([...new Set(fautes)]).toEqual([]);
  },
  30_000,
);

test('une demande reçue suit le schéma de R4', async () => {
  const { requisOrganisationId: organisationId, requisSiteId } = await creerSituation(
    application,
    'partage ouvert',
    'ENVOYEE',
  );
  const cabinet = await relier(application, { organisationId, sites: [requisSiteId] });
  const lues = ressources(await cabinet.get('ServiceRequest?_count=200'));
  expect(lues.length).toBeGreaterThan(0);
  expect(lues.flatMap((ressource) => fautesDuSchema(ressource))).toEqual([]);
});

test('CAP-02 : une dent est dite par son numéro et sa structure ; ce qui n’a pas été vu n’est jamais dit sain', async () => {
  const lues = ressources(await client.get(`Observation?patient=${derniere.dossierId}`));
  const parDent = new Map(lues.map((o) => [o.bodySite.coding[0].code, o]));
  expect([...parDent.keys()].toSorted()).toEqual(['11', '36', '46']);
  expect(parDent.get('11').bodySite.coding).toEqual([
    { system: 'urn:iso:std:iso:3950', code: '11' },
    { system: 'http://snomed.info/sct', code: '245575001' },
  ]);
  const faces = new Map<
    string,
    { valueCodeableConcept?: { text: string }; dataAbsentReason?: { text: string } }
  >(
    parDent
      .get('11')
      .component.map((c: { code: { coding: [{ code: string }] } }) => [c.code.coding[0].code, c]),
  );
  expect(faces.get('V')?.valueCodeableConcept?.text).toBe('aucune lésion vue sur ces images');
  expect(faces.get('I')?.valueCodeableConcept?.text).toBe('fracture ; face partiellement vue');
  for (const nonVue of ['L', 'M', 'D']) {
    expect(faces.get(nonVue)?.valueCodeableConcept).toBeUndefined();
    expect(faces.get(nonVue)?.dataAbsentReason?.text).toMatch(/^Face non vue/);
  }
  expect(parDent.get('36')).toMatchObject({ valueCodeableConcept: { text: 'absente' } });
  expect(parDent.get('36').component).toBeUndefined();
  expect(parDent.get('46').valueCodeableConcept).toBeUndefined();
  expect(parDent.get('46').dataAbsentReason.coding[0].code).toBe('unknown');
  expect(JSON.stringify(lues)).not.toMatch(/\bsaine?\b|healthy|sound/i);
  expect(ressources(await client.get(`Observation?patient=${derniere.dossierId}&body-site=36`)).length).toBe(
    1,
  );
});

test('DOS-09 : le journal des accès et les auteurs se lisent, une personne à la fois', async () => {
  const traces = ressources(await client.get(`AuditEvent?patient=${derniere.dossierId}`));
  expect(traces).toMatchObject([
    { action: 'R', agent: [{ who: { display: 'Émilie Roche' } }], subtype: [{ code: 'DOSSIER_OUVERT' }] },
  ]);
  const provenances = ressources(
    await client.get(`Provenance?patient=${derniere.dossierId}&_include=Provenance:target`),
  );
  const signee = provenances.find(({ signature }) => signature !== undefined);
  expect(signee.signature[0].who.display).not.toBe('');
  const [type, id] = signee.target[0].reference.split('/');
  expect(ressources(await client.get(`Provenance?target=${type}/${id}`)).map((p) => p.id)).toEqual([
    signee.id,
  ]);
});

test('une ressource abîmée ne passe pas', async () => {
  const [patient] = ressources(await client.get('Patient?_count=1'));
  expect(fautesDuSchema({ ...patient, birthDate: 12 })).not.toEqual([]);
  expect(fautesDuSchema({ ...patient, inconnu: 'x' })).not.toEqual([]);
  expect(
    fautesFrCore({ ...patient, name: patient.name.map((n: object) => ({ ...n, use: 'old' })) }),
  ).not.toEqual([]);
  expect(fautesFrCore({ ...patient, extension: [] })).not.toEqual([]);
});

test('les réponses et la déclaration suivent le schéma de R4', async () => {
  expect(fautesDuSchema(capacites)).toEqual([]);
  for (const chemin of [
    'Patient?_count=2',
    'Patient?inconnu=1&_count=1',
    'Patient?family=zzzz',
    'Appointment',
  ])
    expect(fautesDuSchema((await client.get(chemin)).corps)).toEqual([]);
});

const EXEMPLES = { token: 'x', string: 'x', date: '2026-01-01', reference: 'x' } as const;
const TENTES = ['Condition', 'Encounter', 'AllergyIntolerance', 'Bundle', 'Subscription'];

const STRICT = { prefer: 'handling=strict' };
const statutDe = async (chemin: string) => (await client.get(chemin, STRICT)).statut;

type Declaree = {
  readonly type: string;
  readonly searchParam: readonly {
    readonly name: string;
    readonly type: keyof typeof EXEMPLES;
    readonly documentation: string;
  }[];
  readonly searchInclude?: readonly string[];
  readonly searchRevInclude?: readonly string[];
};

/** Keys that the statement says in words: it has no other place for them. */
const trisDe = ({ searchParam }: Declaree): readonly string[] =>
  searchParam
    .find(({ name }) => name === '_sort')
    ?.documentation.split('\u00a0: ')[1]
    ?.split(', ') ?? [];

const idsDe = async (chemin: string) => ressources(await client.get(chemin, STRICT)).map(({ id }) => id);

/** The same order whole or by pages, and its reverse under the minus sign; another one than that of the identifiers for most. */
async function verifierTris(declaree: Declaree): Promise<void> {
  const { type } = declaree;
  const tris = trisDe(declaree);
  expect(tris).toContain('_id');
  const tous = (await idsDe(`${type}?_count=200`)).toSorted();
  for (const tri of tris) {
    const ordre = await idsDe(`${type}?_count=200&_sort=${tri}`);
    expect([tri, ordre.toSorted()]).toEqual([tri, tous]);
    expect([tri, await idsDe(`${type}?_count=200&_sort=-${tri}`)]).toEqual([tri, ordre.toReversed()]);
    const chemin = `${type}?_sort=${tri},-_id`;
    const entier = await idsDe(`${chemin}&_count=200`);
    expect([tri, await parPages(`${chemin}&_count=3`)]).toEqual([tri, entier.slice(0, PAGES_DE_TROIS * 3)]);
  }
}

const PAGES_DE_TROIS = 4;

async function parPages(chemin: string): Promise<readonly string[]> {
  const vus: string[] = [];
  for (let lien: string | undefined = chemin; lien !== undefined && vus.length < PAGES_DE_TROIS * 3; ) {
    const page: Awaited<ReturnType<Client['get']>> = await client.get(lien, STRICT);
    vus.push(...ressources(page).map(({ id }) => id));
    lien = page.corps.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
  }
  return vus;
}

/** Each way back brings something, and only what points at what was found. */
async function verifierRetours({ type, searchRevInclude = [] }: Declaree): Promise<void> {
  const ids = await idsDe(`${type}?_count=200`);
  for (const retour of searchRevInclude) {
    let amenees = 0;
    for (const id of ids) {
      const page = await client.get(`${type}?_id=${id}&_revinclude=${retour}`, STRICT);
      const inclus = ressources(page, 'include');
      expect(inclus.every((r) => r.resourceType === retour.split(':')[0])).toBe(true);
      expect(inclus.every((r) => JSON.stringify(r).includes(id))).toBe(true);
      amenees += inclus.length;
      if (amenees > 0) break;
    }
    expect([type, retour, amenees > 0]).toEqual([type, retour, true]);
  }
}

async function verifier({ type, searchParam, searchInclude = [] }: Declaree): Promise<void> {
  const [premiere] = ressources(await client.get(type, STRICT));
  expect((await client.get(`${type}/${premiere.id}`)).corps).toEqual(premiere);
  expect((await client.poster(`${type}/_search`, {})).statut).toBe(200);
  const declares = [
    ...searchParam.filter(({ name }) => name !== '_sort').map((p) => `${type}?${p.name}=${EXEMPLES[p.type]}`),
    ...searchInclude.map((inclusion) => `${type}?_include=${inclusion}`),
  ];
  for (const chemin of declares) expect([chemin, await statutDe(chemin)]).toEqual([chemin, 200]);
  for (const absent of [
    '_sort=x',
    '_sort=-gender',
    '_has:x:y:z=x',
    'deceased=x',
    '_include=Patient:organization',
    '_revinclude=AuditEvent:patient',
    '_revinclude=Patient:organization',
    '_summary=true',
  ])
    expect([absent, await statutDe(`${type}?${absent}`)]).toEqual([absent, 400]);
}

test('la déclaration de capacités est vraie : tout ce qu’elle dit répond, rien d’autre ne répond', async () => {
  const { resource, security, interaction } = capacites.rest[0];
  expect(interaction).toEqual([{ code: 'transaction' }]);
  // A token that only reads is told so, rather than that there is no such door.
  expect((await client.transaction({})).statut).toBe(403);
  expect(resource.map(({ type }: Declaree) => type)).toEqual([...RESSOURCES_FHIR, 'Binary']);
  for (const declaree of resource.slice(0, -1)) {
    const cree = (CREES_FHIR as readonly string[]).includes(declaree.type);
    expect(declaree.interaction.map(({ code }: { code: string }) => code)).toEqual([
      'read',
      'search-type',
      ...(cree ? ['create'] : []),
    ]);
    expect(declaree.conditionalCreate).toBe(cree);
    // A token that only reads is told so where there is a door; elsewhere there is none.
    expect([declaree.type, (await client.creer(declaree.type, {})).statut]).toEqual([
      declaree.type,
      cree ? 403 : 404,
    ]);
    await verifier(declaree);
    await verifierTris(declaree);
    await verifierRetours(declaree);
  }
  expect(resource.at(-1).interaction).toEqual([{ code: 'read' }]);
  for (const type of ['Binary', ...TENTES]) expect([type, await statutDe(type)]).toEqual([type, 404]);
  const { corps } = await client.get('/fhir/.well-known/smart-configuration');
  expect(corps.token_endpoint).toBe(security.extension[0].extension[0].valueUri);
});

const NOMS = [
  '_id',
  '_lastUpdated',
  '_count',
  '_total',
  '_page',
  '_include',
  '_format',
  'identifier',
  'family',
  'birthdate',
  'gender',
  'status',
  'authored',
  'patient',
  'subject',
  'name',
  '_revinclude',
  '_sort',
  '_summary',
  '_elements',
  'family:exact',
  '__proto__',
  'constructor',
];

test('aucune recherche, si étrange soit-elle, ne fait tomber le serveur', async () => {
  const valeur = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      'ge2026-13-45',
      'eq2026-02-30',
      '9999-12-31T23:59:59Z',
      '0000',
      '\u0000',
      '|',
      ',',
      '\\',
      '%',
    ),
    fc.constantFrom(
      '-_lastUpdated,family',
      'ServiceRequest:patient',
      'Provenance:target',
      '-',
      ',_id',
      'count',
    ),
    fc.constantFrom('Patient/../x', 'a,b\\,c', '1e9', '-1', '99999999999', "'; drop table x --", '*', 'ge'),
    fc.uuid(),
    fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
  );
  const question = fc.array(
    fc.tuple(fc.oneof(fc.constantFrom(...NOMS), fc.string({ maxLength: 12 })), valeur),
    {
      maxLength: 5,
    },
  );
  const chemin = fc.oneof(
    fc.constantFrom(...RESSOURCES_FHIR),
    fc.string({ maxLength: 20 }).map(encodeURIComponent),
  );
  await fc.assert(
    fc.asyncProperty(chemin, question, fc.boolean(), async (type, criteres, parPost) => {
      const question = new URLSearchParams(criteres.map(([cle, texte]) => [cle, texte]));
      const reponse = parPost
        ? await client.poster(`${type}/_search`, Object.fromEntries(question))
        : await client.get(`${type}?${question}`);
      expect(reponse.statut).toBeLessThan(500);
      if (reponse.statut === 200) expect(reponse.corps.resourceType).toMatch(/Bundle|CapabilityStatement/);
    }),
    { numRuns: 400 },
  );
}, 60_000);
