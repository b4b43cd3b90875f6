import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { finess } from '../bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { Situation } from '../matrice/situations.ts';
import { dans, transactionB1, type Voulu } from './testing-confluences.ts';
import {
  type Client,
  demanderJeton,
  ouvrirLogiciel,
  type Reponse,
  relier,
  ressources,
} from './testing-fhir.ts';
import { fautesDuSchema, fautesFrCore } from './testing-fr-core.ts';

// biome-ignore lint/suspicious/noExplicitAny: damaged by the tests in every way
type Json = any;

let application: ApplicationDeTest;
let client: Client;
let ici: Situation;
let voisin: Situation;
let ailleurs: Situation;
const tilleuls = siteDe('tilleuls');
const ouverture = { organisationId: tilleuls.organisationId, sites: [tilleuls.siteId] };
const CREE = ['Patient', 'DocumentReference'] as const;

beforeAll(async () => {
  application = await applicationDeTest();
  ici = await creerSituation(application, 'partage ouvert', 'BROUILLON');
  voisin = await creerSituation(application, 'autre site', 'ENVOYEE');
  ailleurs = await creerSituation(application, 'autre organisation', 'ENVOYEE');
  client = await relier(application, { ...ouverture, cree: CREE });
}, 120_000);

const SYSTEME = 'https://dui.exemple.fr/personnes';
/** Someone of the guide's transaction, without what is an example there, under a name of the software. */
function personne({ numero = randomUUID(), ins = null, ...voulu }: Voulu = {}): Json {
  const patient = dans(transactionB1({ ...voulu, ins }), 'Patient');
  const identifiants = [
    ...(patient.identifier ?? []),
    ...(numero === null ? [] : [{ use: 'usual', system: SYSTEME, value: numero }]),
  ];
  return {
    ...patient,
    meta: undefined,
    extension: patient.extension.filter(({ url }: Json) => /birthPlace|identity-reliability/.test(url)),
    identifier: identifiants.length > 0 ? identifiants : undefined,
  };
}
/** What is said of an identity without an INS. */
const provisoire = (patient: Json): Json => {
  const [fiabilite] = patient.extension.filter(({ url }: Json) => url.endsWith('identity-reliability'));
  fiabilite.extension[0].valueCoding.code = 'PROV';
  return patient;
};
const neuve = (voulu: Voulu = {}): Json => provisoire(personne(voulu));

const PDF = Buffer.from('%PDF-1.7 essai');
const document = (dossierId: string, plus: Json = {}, octets = PDF): Json => ({
  resourceType: 'DocumentReference',
  status: 'current',
  identifier: [{ system: 'https://dui.exemple.fr/documents', value: randomUUID() }],
  type: { coding: [{ system: 'http://loinc.org', code: '34133-9' }] },
  subject: { reference: `Patient/${dossierId}` },
  author: [{ display: 'Dr Anne Petit' }],
  description: 'Synthèse de soins',
  content: [{ attachment: { contentType: 'application/pdf', data: octets.toString('base64') } }],
  ...plus,
});

const compter = async (): Promise<string> => {
  const { rows } = await application.proprietaire.query(
    `select (select count(*) from dossier) as dossiers, (select count(*) from sejour) as sejours,
       (select count(*) from document) as documents, (select count(*) from nom_exterieur) as noms`,
  );
  return JSON.stringify(rows[0]);
};
const idDe = ({ entetes }: Reponse): string => String(entetes['location']).split('/').at(-1) ?? '';

async function refus(type: string, corps: unknown, entetes = {}, qui = client) {
  const avant = await compter();
  const reponse = await qui.creer(type, corps, entetes);
  expect(reponse.corps).toMatchObject({ resourceType: 'OperationOutcome' });
  expect(fautesDuSchema(reponse.corps)).toEqual([]);
  expect(await compter()).toBe(avant);
  return [reponse.statut, reponse.corps.issue[0].code, reponse.corps.issue[0].expression?.[0]];
}

test('ID-INS : une personne inconnue reçoit un dossier provisoire ; l’INS qui vient n’est ni crue ni gardée', async () => {
  const ins = { oid: '1.2.250.1.213.1.4.8', matricule: '236066322083656' };
  const reponse = await client.creer('Patient', personne({ nom: 'NOUVELLE', ins, numero: 'P-1' }));
  expect(reponse.statut).toBe(201);
  const id = idDe(reponse);
  expect(String(reponse.entetes['location'])).toMatch(/\/fhir\/Patient\/[\w-]{36}$/);
  expect([...fautesDuSchema(reponse.corps), ...fautesFrCore(reponse.corps)]).toEqual([]);
  expect(reponse.corps).toMatchObject({ id, name: [{ family: 'NOUVELLE', given: ['Catarina'] }] });
  expect(JSON.stringify(reponse.corps)).not.toContain(ins.matricule);
  expect(JSON.stringify(reponse.corps)).toContain('"PROV"');
  const { rows } = await application.proprietaire.query(
    `select d.ins_statut, d.ins_matricule, d.ins_oid, s.site_id from dossier d join sejour s on s.dossier_id = d.id where d.id = $1`,
    [id],
  );
  expect(rows).toEqual([
    { ins_statut: 'PROV', ins_matricule: null, ins_oid: null, site_id: tilleuls.siteId },
  ]);
  const lue = await client.get(`Patient/${id}`);
  expect([lue.entetes['etag'], lue.corps]).toEqual([reponse.entetes['etag'], reponse.corps]);
  expect(ressources(await client.get(`Patient?identifier=${SYSTEME}|P-1`)).map((p) => p.id)).toEqual([id]);
});

test('le même identifiant deux fois, ensemble ou plus tard, en fait une ; un autre nom sous le même est refusé', async () => {
  const patient = neuve({ nom: 'JUMELLE', numero: 'P-2' });
  const siAbsent = { 'if-none-exist': `identifier=${encodeURIComponent(`${SYSTEME}|P-2`)}` };
  const ensemble = await Promise.all([
    client.creer('Patient', patient, siAbsent),
    client.creer('Patient', patient, siAbsent),
  ]);
  const trois = await client.creer('Patient', patient);
  const toutes = [...ensemble, trois];
  expect(toutes.map(({ statut }) => statut).toSorted((a, b) => a - b)).toEqual([200, 200, 201]);
  expect(new Set(toutes.map(idDe)).size).toBe(1);
  // Whoever corrects the record here does not make a double of it.
  await application.proprietaire.query(`update dossier set nom_norme = 'JUMEL' where id = $1`, [idDe(trois)]);
  expect((await client.creer('Patient', patient)).statut).toBe(200);
  expect(await refus('Patient', neuve({ nom: 'AUTRE', numero: 'P-2' }))).toEqual([
    409,
    'duplicate',
    'Patient.identifier',
  ]);
  const sansNom = neuve({ nom: 'SANSNOM', numero: null });
  const [a, b] = [await client.creer('Patient', sansNom), await client.creer('Patient', sansNom)];
  expect([a.statut, b.statut, idDe(a) === idDe(b)]).toEqual([201, 200, true]);
  expect(JSON.stringify(b.corps)).not.toContain('sha256');
});

test('ID-INS : qui est reconnu avec certitude rend son dossier ; un homonyme, un doute, une INS se règlent ici', async () => {
  await client.creer('Patient', neuve({ nom: 'CONNUE', numero: 'P-3' }));
  const memes = await client.creer('Patient', neuve({ nom: 'Connue', numero: 'Q-3' }));
  expect(memes.statut).toBe(200);
  expect(ressources(await client.get(`Patient?identifier=${SYSTEME}|Q-3`)).length).toBe(1);
  // No place of birth; a neighbouring date.
  for (const autre of [{ lieu: null }, { naissance: '1936-06-12' }])
    expect(await refus('Patient', neuve({ nom: 'CONNUE', ...autre }))).toEqual([409, 'conflict', 'Patient']);
  const deux = neuve({ nom: 'CONNUE', numero: 'P-3' });
  await client.creer('Patient', neuve({ nom: 'SECONDE', numero: 'P-4' }));
  deux.identifier.push({ system: SYSTEME, value: 'P-4' });
  expect(await refus('Patient', deux)).toEqual([412, 'multiple-matches', 'Patient.identifier']);
  for (const condition of [
    'name=x',
    'identifier=P-9',
    'identifier=a|b&identifier=c|d',
    'identifier=urn:oid:1.2.250.1.213.1.4.8|236066322083656',
  ])
    expect((await refus('Patient', neuve({ nom: 'CONDITION' }), { 'if-none-exist': condition }))[0]).toBe(
      412,
    );
  // Known in the organisation, and not from here: the same words as for a doubt.
  const belair = await relier(application, {
    organisationId: tilleuls.organisationId,
    sites: [siteDe('belair').siteId],
    cree: CREE,
  });
  const chezEux = neuve({ nom: 'BELAIR' });
  expect((await belair.creer('Patient', chezEux)).statut).toBe(201);
  expect(await refus('Patient', chezEux)).toEqual([409, 'conflict', 'Patient']);
});

test('DOS-12 : un logiciel ne crée que s’il en a le droit, sur ses sites, ce qu’on lui a ouvert', async () => {
  const muet = await relier(application, { ...ouverture, ecrit: true });
  const classeur = await relier(application, { ...ouverture, cree: ['DocumentReference'] });
  expect((await refus('Patient', neuve(), {}, muet))[0]).toBe(403);
  expect((await refus('DocumentReference', document(ici.dossierId), {}, muet))[0]).toBe(403);
  expect((await refus('Patient', neuve(), {}, classeur))[0]).toBe(403);
  for (const { dossierId } of [voisin, ailleurs])
    expect(await refus('DocumentReference', document(dossierId))).toEqual([
      422,
      'not-found',
      'DocumentReference.subject',
    ]);
  const large = await relier(application, {
    organisationId: tilleuls.organisationId,
    sites: [tilleuls.siteId, siteDe('belair').siteId],
    cree: CREE,
  });
  expect((await refus('Patient', neuve(), {}, large))[1]).toBe('required');
  for (const organisation of [
    { reference: `Organization/${ailleurs.siteId}` },
    { identifier: { system: 'https://finess.esante.gouv.fr', value: '000000000' } },
  ])
    expect((await refus('Patient', { ...neuve(), managingOrganization: organisation }, {}, large))[0]).toBe(
      422,
    );
  const situee = await large.creer('Patient', {
    ...neuve({ nom: 'SITUEE' }),
    managingOrganization: { identifier: { system: 'https://finess.esante.gouv.fr', value: finess('34', 2) } },
  });
  expect(situee.statut).toBe(201);
  expect((await client.get(`Patient/${idDe(situee)}`)).statut).toBe(404);
});

test('les portées de création se demandent en SMART v1 et v2 ; la lecture n’en donne aucune', async () => {
  const { id, secret } = await ouvrirLogiciel(application, {
    ...ouverture,
    portees: ['Patient'],
    cree: ['Patient'],
  });
  const scopeDe = async (scope?: string) =>
    (
      await demanderJeton(application, {
        client_id: id,
        client_secret: secret,
        ...(scope === undefined ? {} : { scope }),
      })
    ).corps.scope;
  expect(await scopeDe()).toBe('system/Patient.read system/Patient.write');
  expect(await scopeDe('system/Patient.read')).toBe('system/Patient.read');
  expect(await scopeDe('system/Patient.write')).toBe('system/Patient.write');
  expect(await scopeDe('system/Patient.c')).toBe('system/Patient.write');
  expect(await scopeDe('system/*.cruds')).toBe('system/Patient.read system/Patient.write');
  expect(await scopeDe('system/DocumentReference.write')).toBeUndefined();
  const seul = await relier(application, { ...ouverture, portees: ['Organization'], cree: ['Patient'] });
  const reponse = await seul.creer('Patient', neuve({ nom: 'AVEUGLE' }));
  // It may not read what it made: it is told what was done.
  expect([reponse.statut, reponse.corps.resourceType, reponse.entetes['etag']]).toEqual([
    201,
    'OperationOutcome',
    undefined,
  ]);
});

test('Prefer: return=minimal ou OperationOutcome ; ce qui n’est pas gardé est dit', async () => {
  const patient = {
    ...neuve({ nom: 'BAVARDE' }),
    maritalStatus: { text: 'veuve' },
    address: [{ city: 'Lyon' }],
  };
  const dite = await client.creer('Patient', patient, { prefer: 'return=OperationOutcome' });
  expect(dite.statut).toBe(201);
  expect(dite.corps.issue[0].diagnostics).toMatch(/provisoire.*maritalStatus, address/);
  const peu = await client.creer('Patient', patient, { prefer: 'return=minimal' });
  expect([peu.statut, peu.corps.length]).toEqual([200, 0]);
});

test('un document terminé se classe dans le dossier, une fois, et ses octets se relisent', async () => {
  const envoye = document(ici.dossierId, {
    context: { related: [{ reference: `ServiceRequest/${ici.acteId}` }] },
  });
  const [une, deux] = await Promise.all([
    client.creer('DocumentReference', envoye),
    client.creer('DocumentReference', envoye),
  ]);
  expect([une.statut, deux.statut].toSorted((a, b) => a - b)).toEqual([200, 201]);
  expect(idDe(une)).toBe(idDe(deux));
  expect([...fautesDuSchema(une.corps), ...fautesFrCore(une.corps)]).toEqual([]);
  const octets = await client.get(une.corps.content[0].attachment.url);
  expect(Buffer.from(octets.corps)).toEqual(PDF);
  const [{ system, value }] = envoye.identifier;
  const trouves = ressources(await client.get(`DocumentReference?identifier=${system}|${value}`));
  expect(trouves).toMatchObject([{ id: idDe(une), description: 'Synthèse de soins' }]);
  const autre = {
    ...document(ici.dossierId, {}, Buffer.from('%PDF-1.7 autre')),
    identifier: envoye.identifier,
  };
  expect(await refus('DocumentReference', autre)).toEqual([409, 'duplicate', 'DocumentReference.identifier']);
  expect(Buffer.from((await client.get(une.corps.content[0].attachment.url)).corps)).toEqual(PDF);
});

test('DOS-09 : chaque création est tracée sous le nom du logiciel, ce qui est rendu sans être créé aussi', async () => {
  const patient = neuve({ nom: 'TRACEE' });
  const id = idDe(await client.creer('Patient', patient));
  await client.creer('DocumentReference', document(id));
  await client.creer('Patient', patient);
  const { rows } = await application.proprietaire.query(
    `select action, acteur from evenement where dossier_id = $1 order by le, id`,
    [id],
  );
  expect(rows).toEqual(
    ['DOSSIER_CREE_PAR_LOGICIEL', 'DOCUMENT_DEPOSE_PAR_LOGICIEL', 'LU_PAR_LOGICIEL'].map((action) => ({
      action,
      acteur: client.nom,
    })),
  );
});

const sans = (ressource: Json, nom: string): Json => ({ ...ressource, [nom]: undefined });
const PATIENTS_REFUSES: readonly (readonly [string, (p: Json) => unknown, number])[] = [
  ['pas du JSON', () => '{', 400],
  ['une autre ressource', () => ({ resourceType: 'Observation' }), 400],
  ['un élément inconnu', (p) => ({ ...p, taille: 1 }), 400],
  ['sans nom', (p) => sans(p, 'name'), 422],
  ['deux noms officiels', (p) => ({ ...p, name: [p.name[0], p.name[0]] }), 422],
  ['un ancien nom', (p) => ({ ...p, name: [p.name[0], { use: 'old', family: 'X' }] }), 422],
  ['sans naissance', (p) => sans(p, 'birthDate'), 400],
  ['une naissance à venir', (p) => ({ ...p, birthDate: '2999-01-01' }), 422],
  ['un sexe que rien ne tient ici', (p) => ({ ...p, gender: 'other' }), 422],
  ['VALI sans INS', () => personne({ nom: 'REFUSEE' }), 422],
  ['décédée', (p) => ({ ...p, deceasedBoolean: true }), 422],
  [
    'reliée à une autre',
    (p) => ({ ...p, link: [{ other: { reference: 'Patient/1' }, type: 'seealso' }] }),
    422,
  ],
  [
    'une extension qui change le sens',
    (p) => ({ ...p, modifierExtension: [{ url: 'http://x', valueCode: 'x' }] }),
    422,
  ],
];

test.each(PATIENTS_REFUSES)(
  'tout est vérifié avant d’écrire : %s, et rien n’est écrit',
  async (_nom, abimer, statut) => {
    const [lu] = await refus('Patient', abimer(neuve({ nom: 'REFUSEE' })));
    expect(lu).toBe(statut);
  },
);

const piece = (attachment: Json) => ({ content: [{ attachment }] });
const data = PDF.toString('base64');
const DOCUMENTS_REFUSES: readonly (readonly [string, Json, number])[] = [
  ['pas un PDF', piece({ contentType: 'application/pdf', data: 'cGFzIHVuIFBERg==' }), 422],
  ['une image', piece({ contentType: 'image/jpeg', data }), 422],
  ['sans contenu', piece({ contentType: 'application/pdf', url: 'https://x.fr/1' }), 422],
  ['une fausse empreinte', piece({ contentType: 'application/pdf', data, hash: 'AAAA' }), 422],
  ['une fausse taille', piece({ contentType: 'application/pdf', data, size: 3 }), 422],
  ['remplacé', { status: 'superseded' }, 422],
  ['un brouillon', { docStatus: 'preliminary' }, 422],
  ['masqué à la personne', { securityLabel: [{ coding: [{ code: 'INVISIBLE_PATIENT' }] }] }, 422],
  [
    'à la place d’un autre',
    { relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/1' } }] },
    422,
  ],
  [
    'd’une demande d’ailleurs',
    { context: { related: [{ reference: `ServiceRequest/${randomUUID()}` }] } },
    422,
  ],
  ['de personne', { subject: { display: 'Quelqu’un' } }, 422],
  ['sans pièce', { content: [] }, 400],
];

test.each(DOCUMENTS_REFUSES)('un document refusé : %s, et rien n’est écrit', async (_nom, plus, statut) => {
  expect((await refus('DocumentReference', document(ici.dossierId, plus)))[0]).toBe(statut);
});

test('une observation dentaire ne se dépose pas : elle est signée ; une écriture sans jeton n’entre pas', async () => {
  expect((await refus('Observation', { resourceType: 'Observation' }))[0]).toBe(404);
  const sansJeton = await application.serveur.app.inject({
    method: 'POST',
    url: '/fhir/Patient',
    payload: {},
  });
  expect(sansJeton.statusCode).toBe(401);
});

const ETRANGES: readonly Json[] = [
  null,
  '',
  0,
  1e308,
  true,
  [],
  {},
  [null],
  [[]],
  'a'.repeat(5_000),
  '\u0000',
  '\ud800',
  '__proto__',
  '999999-01-01',
  '../../x',
  { url: 1 },
];

test('aucune création, si abîmée soit-elle, ne fait tomber le serveur ni n’écrit à moitié', async () => {
  const noeuds = (valeur: Json): [Json, string][] =>
    typeof valeur !== 'object' || valeur === null
      ? []
      : Object.keys(valeur).flatMap((cle): [Json, string][] => [[valeur, cle], ...noeuds(valeur[cle])]);
  const statuts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CREE),
      fc.array(fc.tuple(fc.nat(200), fc.nat(20)), { minLength: 0, maxLength: 2 }),
      fc.oneof(fc.constant(undefined), fc.string({ maxLength: 20 }), fc.constant('identifier=https://x|1')),
      async (type, gestes, condition) => {
        const corps = type === 'Patient' ? neuve({ nom: 'FLOUE' }) : document(ici.dossierId);
        for (const [rang, geste] of gestes) {
          const tous = noeuds(corps);
          const [ou, cle] = tous[rang % tous.length] ?? [corps, 'x'];
          if (geste > 16) ou[`x${cle}`] = ou[cle];
          else ou[cle] = structuredClone(ETRANGES[geste]);
        }
        const entete = condition?.replace(/[^\x20-\x7e]/g, '');
        const { statut } = await client.creer(type, corps, entete ? { 'if-none-exist': entete } : {});
        statuts.set(statut, (statuts.get(statut) ?? 0) + 1);
        expect(statut).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
  expect((statuts.get(400) ?? 0) + (statuts.get(422) ?? 0)).toBeGreaterThan(40);
}, 60_000);
