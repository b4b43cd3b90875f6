import { RESSOURCES_FHIR } from '@orapont/contract/fhir';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import { type Client, relier, ressources } from './testing-fhir.ts';
import { fautesDuSchema, fautesFrCore } from './testing-fr-core.ts';

let application: ApplicationDeTest;
let client: Client;
// biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
let capacites: any;
const port = siteDe('tilleuls');

beforeAll(async () => {
  application = await applicationDeTest();
  for (const etat of ['BROUILLON', 'ENVOYEE', 'COMPLEMENT_DEMANDE', 'AVIS_RENDU'] as const)
    await creerSituation(application, 'partage ouvert', etat);
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
const TENTES = ['Observation', 'Encounter', 'AllergyIntolerance', 'Bundle', 'Subscription'];

const STRICT = { prefer: 'handling=strict' };
const statutDe = async (chemin: string) => (await client.get(chemin, STRICT)).statut;

type Declaree = {
  readonly type: string;
  readonly searchParam: readonly { readonly name: string; readonly type: keyof typeof EXEMPLES }[];
  readonly searchInclude?: readonly string[];
};

async function verifier({ type, searchParam, searchInclude = [] }: Declaree): Promise<void> {
  const [premiere] = ressources(await client.get(type, STRICT));
  expect((await client.get(`${type}/${premiere.id}`)).corps).toEqual(premiere);
  expect((await client.poster(`${type}/_search`, {})).statut).toBe(200);
  const declares = [
    ...searchParam.map((p) => `${type}?${p.name}=${EXEMPLES[p.type]}`),
    ...searchInclude.map((inclusion) => `${type}?_include=${inclusion}`),
  ];
  for (const chemin of declares) expect([chemin, await statutDe(chemin)]).toEqual([chemin, 200]);
  for (const absent of ['_sort=x', '_has:x:y:z=x', 'deceased=x', '_include=Patient:organization'])
    expect([absent, await statutDe(`${type}?${absent}`)]).toEqual([absent, 400]);
}

test('la déclaration de capacités est vraie : tout ce qu’elle dit répond, rien d’autre ne répond', async () => {
  const { resource, security, interaction } = capacites.rest[0];
  expect(interaction).toEqual([{ code: 'transaction' }]);
  // A token that only reads is told so, rather than that there is no such door.
  expect((await client.transaction({})).statut).toBe(403);
  expect(resource.map(({ type }: Declaree) => type)).toEqual([...RESSOURCES_FHIR, 'Binary']);
  for (const declaree of resource.slice(0, -1)) {
    expect(declaree.interaction).toEqual([{ code: 'read' }, { code: 'search-type' }]);
    await verifier(declaree);
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
