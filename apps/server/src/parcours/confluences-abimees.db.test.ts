import { beforeAll, expect, test } from 'vitest';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { compter, dans, type Json, transactionB1 } from './testing-confluences.ts';
import { type Client, relier } from './testing-fhir.ts';

let application: ApplicationDeTest;
let client: Client;

beforeAll(async () => {
  application = await applicationDeTest();
  const { organisationId, siteId } = siteDe('tilleuls');
  client = await relier(application, { organisationId, sites: [siteId], ecrit: true });
}, 120_000);

const refus = async (bundle: unknown) => {
  const avant = await compter(application);
  const { statut, corps } = await client.transaction(bundle);
  expect(corps).toMatchObject({ resourceType: 'OperationOutcome' });
  expect(await compter(application)).toBe(avant);
  return [statut, corps.issue[0].code, corps.issue[0].expression?.[0]];
};

const RETRAITS: readonly (readonly [string, (b: Json) => unknown, number])[] = [
  ['sans demande', (b) => b.entry.shift(), 422],
  ['deux demandes', (b) => b.entry.push({ ...b.entry[0], fullUrl: 'urn:uuid:autre' }), 422],
  ['deux fois la même adresse', (b) => b.entry.push(b.entry[1]), 400],
  ['sans personne', (b) => b.entry.splice(1, 1), 422],
  ['sans professionnel', (b) => b.entry.splice(2, 1), 422],
  ['sans situation', (b) => b.entry.splice(3, 1), 422],
  ['pas une transaction', (b) => Object.assign(b, { type: 'batch' }), 400],
  [
    'une autre ressource',
    (b) =>
      b.entry.push({
        resource: { resourceType: 'Observation' },
        request: { method: 'POST', url: 'Observation' },
      }),
    400,
  ],
  ['une suppression', (b) => Object.assign(b.entry[1].request, { method: 'DELETE' }), 400],
  ['une adresse fausse', (b) => Object.assign(b.entry[1].request, { url: 'Consent' }), 400],
  ['déjà publiée', (b) => Object.assign(dans(b, 'ServiceRequest'), { status: 'active' }), 422],
  ['sans statut', (b) => Reflect.deleteProperty(dans(b, 'ServiceRequest'), 'status'), 400],
  ['une autre intention', (b) => Object.assign(dans(b, 'ServiceRequest'), { intent: 'order' }), 422],
  ['sans date', (b) => Reflect.deleteProperty(dans(b, 'ServiceRequest'), 'authoredOn'), 400],
  [
    'une date qui n’existe pas',
    (b) => Object.assign(dans(b, 'ServiceRequest'), { authoredOn: '2026-02-30T10:00:00Z' }),
    400,
  ],
  ['sans nom', (b) => Reflect.deleteProperty(dans(b, 'Patient'), 'name'), 400],
  ['sans prénom', (b) => Object.assign(dans(b, 'Patient').name[0], { given: [], extension: [] }), 422],
  ['sans naissance', (b) => Reflect.deleteProperty(dans(b, 'Patient'), 'birthDate'), 400],
  ['une naissance impossible', (b) => Object.assign(dans(b, 'Patient'), { birthDate: '1936-02-31' }), 422],
  ['une naissance à venir', (b) => Object.assign(dans(b, 'Patient'), { birthDate: '2999-01-01' }), 422],
  ['un sexe inconnu', (b) => Object.assign(dans(b, 'Patient'), { gender: 'other' }), 422],
  [
    'un RPPS faux',
    (b) =>
      Object.assign(dans(b, 'Practitioner'), {
        identifier: [{ system: 'https://rpps.esante.gouv.fr', value: '12345678901' }],
      }),
    422,
  ],
  ['sans RPPS', (b) => Reflect.deleteProperty(dans(b, 'Practitioner'), 'identifier'), 422],
];

test.each(RETRAITS)('tout ou rien : %s, et rien n’est écrit', async (_nom, abimer, statut) => {
  const bundle = transactionB1({ nom: 'ABIMEE' });
  abimer(bundle);
  expect((await refus(bundle))[0]).toBe(statut);
});

/** Mulberry32: the same mutations each time. */
function hasard(graine: number): (n: number) => number {
  let etat = graine;
  return (n) => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const ETRANGES: readonly unknown[] = [
  null,
  '',
  0,
  -1,
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
  '2026-13-45',
  '999999-01-01',
  'urn:uuid:',
  '../../x',
  { __proto__: null, reference: 'x' },
  { extension: [{ url: 1 }] },
  '’“”«»',
  '+1e9',
];

function muter(bundle: Json, tirer: (n: number) => number): void {
  const noeuds: { dans: Json; cle: string }[] = [];
  const visiter = (valeur: Json) => {
    if (typeof valeur !== 'object' || valeur === null) return;
    for (const cle of Object.keys(valeur)) {
      noeuds.push({ dans: valeur, cle });
      visiter(valeur[cle]);
    }
  };
  visiter(bundle);
  const { dans: ou, cle } = noeuds[tirer(noeuds.length)] as { dans: Json; cle: string };
  const geste = tirer(4);
  if (geste === 0) Array.isArray(ou) ? ou.splice(Number(cle), 1) : delete ou[cle];
  else if (geste === 1) ou[cle] = ETRANGES[tirer(ETRANGES.length)];
  else if (geste === 2) ou[cle] = Array.isArray(ou[cle]) ? ou[cle][0] : [ou[cle], ou[cle]];
  else ou[`x${cle}`] = ou[cle];
}

/** A few things wrong at once, and now and then a text cut short. */
function abimee(essai: number, tirer: (n: number) => number): string {
  const bundle = transactionB1({ nom: `FLOU${'ABCDEFGHIJ'[tirer(10)]}`, numero: `F${essai}` });
  bundle.entry.push({
    resource: {
      resourceType: 'DocumentReference',
      content: [{ attachment: { contentType: 'application/pdf', data: 'JVBERi0xLjcK' } }],
    },
    request: { method: 'POST', url: 'DocumentReference' },
  });
  for (let fois = tirer(3); fois >= 0; fois -= 1) muter(bundle, tirer);
  const texte = JSON.stringify(bundle);
  return tirer(20) === 0 ? texte.slice(0, tirer(texte.length)) : texte;
}

const enFaitUne = ({ statut, corps }: { statut: number; corps: Json }): boolean =>
  statut === 200 &&
  corps.entry.some(
    ({ response }: Json) =>
      response.location?.startsWith('ServiceRequest/') && response.status === '201 Created',
  );

const actes = async (): Promise<number> => {
  const { rows } = await application.proprietaire.query('select count(*)::int as n from acte');
  return rows[0]?.n;
};

test('quatre cents transactions abîmées : jamais une erreur du serveur, jamais une demande à moitié écrite', async () => {
  const tirer = hasard(20261122);
  const avant = await actes();
  const statuts = new Map<number, number>();
  let ecrites = 0;
  for (let essai = 0; essai < 400; essai += 1) {
    const texte = abimee(essai, tirer);
    const reponse = await client.transaction(texte);
    const { statut, corps } = reponse;
    statuts.set(statut, (statuts.get(statut) ?? 0) + 1);
    if (statut >= 500) expect.fail(`${statut} pour ${texte}`);
    expect(corps.resourceType).toBe(statut === 200 ? 'Bundle' : 'OperationOutcome');
    if (enFaitUne(reponse)) ecrites += 1;
  }
  expect((await actes()) - avant).toBe(ecrites);
  expect(statuts.get(200)).toBeGreaterThan(20);
  expect((statuts.get(400) ?? 0) + (statuts.get(422) ?? 0)).toBeGreaterThan(100);
}, 60_000);
