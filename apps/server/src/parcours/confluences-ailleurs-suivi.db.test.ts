import {
  confierAilleurs,
  fermerLogicielDistant,
  lireAilleurs,
  releverAilleurs,
} from '@orapont/contract/demande-ailleurs';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { patchDe } from '../adapters/confluences/patch-annonce.ts';
import { putDe } from '../adapters/confluences/put-annonce.ts';
import { rpps } from '../bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { releverTout } from '../features/confluences/ailleurs/relever.ts';
import { demandesAConfier } from '../features/teleexpertise/demande/confier-ailleurs.ts';
import { lireSecret } from '../kernel/config.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { type AutreLogiciel, autreLogiciel, brouillon, declarer, faire } from './testing-ailleurs.ts';
import type { Json } from './testing-confluences.ts';
import { nouvelleAdresse } from './testing-fhir.ts';
import { fautesDuSchema } from './testing-fr-core.ts';

const { organisationId } = siteDe('tilleuls');
let application: ApplicationDeTest;
let la: AutreLogiciel;
let distant: { id: string; jeton: string };
let acteId: string;

beforeAll(async () => {
  application = await applicationDeTest();
  la = await autreLogiciel();
  distant = await declarer(application, { organisationId, url: la.url });
}, 120_000);
afterAll(() => la.fermer());
beforeEach(async () => {
  ({ acteId } = await brouillon(application));
  await faire(application, confierAilleurs, { params: { id: acteId }, body: { logicielId: distant.id } });
  la.recus.length = 0;
});

const systeme = () => `${application.exterieur.config.origine}/fhir/NamingSystem/demande`;
const parNom = (id = acteId) => `ServiceRequest?identifier=${encodeURIComponent(`${systeme()}|${id}`)}`;
const suivi = async () => (await faire(application, lireAilleurs, { params: { id: acteId } })).corps.suivi;

async function fhir(
  method: 'GET' | 'PATCH' | 'PUT',
  chemin: string,
  corps?: Json,
  entetes = {},
  jeton = distant.jeton,
) {
  const reponse = await application.serveur.app.inject({
    method,
    url: `/fhir/${chemin}`,
    remoteAddress: nouvelleAdresse(),
    headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/fhir+json', ...entetes },
    ...(corps === undefined ? {} : { payload: typeof corps === 'string' ? corps : JSON.stringify(corps) }),
  });
  return {
    statut: reponse.statusCode,
    corps: reponse.json() as Json,
    etag: String(reponse.headers.etag ?? ''),
  };
}
const annonce = (etat: EtatSuivi) => ({
  nom: { systeme: systeme(), valeur: acteId },
  etat,
  avancementDit: false,
  requis: etat === 'PUBLIEE' ? { rpps: rpps(11), nom: 'Moreau' } : null,
});
const patch = (etat: EtatSuivi, entetes = {}) => fhir('PATCH', parNom(), patchDe(annonce(etat)), entetes);

test('chaque étape annoncée avance la demande ; redite ou en retard, elle ne change rien', async () => {
  for (const [dit, attendu] of [
    ['PUBLIEE', 'PUBLIEE'],
    ['PUBLIEE', 'PUBLIEE'],
    ['LUE', 'LUE'],
    ['PUBLIEE', 'LUE'],
    ['INFO_COMPLEMENTAIRES', 'INFO_COMPLEMENTAIRES'],
    ['LUE', 'LUE'],
    ['TERMINEE', 'TERMINEE'],
    ['REJETEE_OU_ANNULEE', 'TERMINEE'],
  ] as const) {
    const { statut, corps } = await patch(dit);
    expect([dit, statut, fautesDuSchema(corps), (await suivi()).etat]).toEqual([dit, 200, [], attendu]);
  }
  const { rows } = await application.proprietaire.query(
    `select (select count(*)::int from acte_evenement where acte_id = $1 and type = 'SUIVI_AILLEURS') as pas,
       (select count(*)::int from evenement where acte_id = $1 and action = 'SUIVI_AILLEURS_RECU') as traces`,
    [acteId],
  );
  expect(rows).toEqual([{ pas: 5, traces: 5 }]);
});

test('par PUT : la demande se retrouve par son nom, se relit, se remplace si elle n’a pas changé', async () => {
  const { corps: page } = await fhir('GET', parNom());
  expect([page.total, page.entry[0].resource.id]).toEqual([1, acteId]);
  const lue = await fhir('GET', `ServiceRequest/${acteId}`);
  expect([fautesDuSchema(lue.corps), lue.corps.status]).toEqual([[], 'draft']);
  const voulu = putDe(JSON.stringify(lue.corps), annonce('PUBLIEE'));
  const chemin = `ServiceRequest/${acteId}`;
  expect((await fhir('PUT', chemin, voulu, { 'if-match': lue.etag })).statut).toBe(200);
  expect((await suivi()).etat).toBe('PUBLIEE');
  const depassee = await fhir('PUT', chemin, voulu, { 'if-match': lue.etag });
  expect([depassee.statut, (await patch('LUE', { 'if-match': 'W/"autre"' })).statut]).toEqual([412, 412]);
  const ailleurs = { ...voulu, identifier: [{ system: systeme(), value: 'une-autre' }] };
  expect((await fhir('PUT', chemin, ailleurs)).statut).toBe(400);
});

test('DOS-12 : un jeton de suivi n’ouvre que les demandes confiées à son logiciel', async () => {
  const autre = await declarer(application, { organisationId, url: la.url });
  const dit = (chemin: string, jeton: string) => fhir('PATCH', chemin, patchDe(annonce('LUE')), {}, jeton);
  expect((await dit(parNom(), autre.jeton)).statut).toBe(404);
  expect((await fhir('GET', parNom(), undefined, {}, autre.jeton)).corps.total).toBe(0);
  expect((await dit(parNom(), `suivi_${'x'.repeat(43)}`)).statut).toBe(401);
  expect((await dit(parNom(), 'x'.repeat(43))).statut).toBe(401);
  for (const chemin of ['Patient', `Patient/${acteId}`, 'ServiceRequest/a/b', 'metadata2'])
    expect([chemin, (await fhir('GET', chemin)).statut]).toEqual([chemin, 403]);
  expect((await fhir('GET', 'ServiceRequest')).statut).toBe(400);
  const depot = await application.serveur.app.inject({
    method: 'POST',
    url: '/fhir',
    remoteAddress: nouvelleAdresse(),
    headers: { authorization: `Bearer ${distant.jeton}`, 'content-type': 'application/fhir+json' },
    payload: '{}',
  });
  expect(depot.statusCode).toBe(401);
  const params = { id: autre.id };
  await faire(application, fermerLogicielDistant, { params }, 'administrateur');
  expect((await dit(parNom(), autre.jeton)).statut).toBe(401);
});

test('une annonce abîmée est refusée en mots, et ne change rien', async () => {
  for (const [methode, corps] of [
    ['PATCH', '{'],
    ['PATCH', {}],
    ['PATCH', { resourceType: 'Parameters', parameter: [] }],
    ['PATCH', { resourceType: 'Parameters', parameter: [{ name: 'operation', part: [{ name: 'path' }] }] }],
    ['PUT', patchDe(annonce('LUE'))],
    ['PUT', { resourceType: 'ServiceRequest', status: 'perdue' }],
    ['PUT', { resourceType: 'ServiceRequest' }],
    ['PUT', []],
  ] as const) {
    const { statut, corps: rendu } = await fhir(methode, parNom(), corps as Json);
    expect([statut >= 400 && statut < 500, rendu.resourceType]).toEqual([true, 'OperationOutcome']);
  }
  expect((await suivi()).etat).toBe('NON_COMPLETE');
});

const relever = () => faire(application, releverAilleurs, { params: { id: acteId } });
const page = (status: string, ...autres: Json[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: 1,
  entry: [
    ...autres,
    {
      resource: {
        resourceType: 'ServiceRequest',
        status,
        identifier: [
          { system: 'x', value: 'y' },
          { system: systeme(), value: acteId },
        ],
      },
    },
  ],
});

test('sans annonce, l’état se lit par la recherche du guide ; une panne se redemande de plus en plus tard', async () => {
  la.repondre(200, page('cancelled', { resource: { resourceType: 'Practitioner' } }));
  expect((await relever()).corps).toMatchObject({ etat: 'REJETEE_OU_ANNULEE', fini: true, echec: null });
  expect(la.recus[0]?.quoi).toMatch(
    /^GET \/fhir\/ServiceRequest\?requester:PractitionerRole\.practitioner\.identifier=https:\/\/rpps\.esante\.gouv\.fr\|\d{11}&_lastUpdated=ge/,
  );

  ({ acteId } = await brouillon(application));
  await faire(application, confierAilleurs, { params: { id: acteId }, body: { logicielId: distant.id } });
  const attentes: number[] = [];
  for (const statut of [503, 503, 401]) {
    la.repondre(statut, {});
    const { corps } = await relever();
    expect(corps).toMatchObject({ etat: 'NON_COMPLETE', echec: statut === 401 ? 'ACCES_REFUSE' : 'OCCUPE' });
    const { rows } = await application.proprietaire.query(
      `select extract(epoch from prochain_le - now())::int as dans from demande_ailleurs where acte_id = $1`,
      [acteId],
    );
    attentes.push(rows[0].dans);
  }
  expect(attentes).toEqual(attentes.toSorted((a, b) => a - b));
  expect(attentes[2]).toBeGreaterThan(2 * (attentes[0] ?? 0));
  la.repondre(200, { resourceType: 'Bundle', type: 'searchset', total: 0 });
  expect((await relever()).corps).toMatchObject({ etat: 'NON_COMPLETE', echec: null });
});

test('à son tour, chaque demande est redemandée : une question par professionnel, et rien hors du serveur', async () => {
  const premiere = acteId;
  ({ acteId } = await brouillon(application));
  await faire(application, confierAilleurs, { params: { id: acteId }, body: { logicielId: distant.id } });
  await application.proprietaire.query(
    `update demande_ailleurs set prochain_le = case when acte_id = any ($1) then now() - interval '1 second' end`,
    [[premiere, acteId]],
  );
  const { bd, clientAilleurs, maintenant, config } = application.exterieur;
  const deps = {
    bd,
    clientAilleurs,
    maintenant,
    cle: lireSecret(config.dossier, 'fhir'),
    demandes: demandesAConfier({ maintenant }),
  };
  la.recus.length = 0;
  la.repondre(200, {
    ...page('completed'),
    link: [{ relation: 'next', url: 'https://ailleurs.exemple.fr/suite' }],
  });
  await releverTout(deps);
  await releverTout(deps);
  expect(la.recus.length).toBe(1);
  expect((await suivi()).etat).toBe('TERMINEE');
  acteId = premiere;
  expect(await suivi()).toMatchObject({ etat: 'NON_COMPLETE', echec: null, vueLe: expect.any(String) });

  // Keys that were sealed by another installation are to be renewed: nothing else stops for that.
  await application.proprietaire.query(
    `update demande_ailleurs set prochain_le = now() - interval '1 second' where acte_id = $1`,
    [premiere],
  );
  await releverTout({ ...deps, cle: Buffer.alloc(32) });
  expect((await suivi()).echec).toBe('ACCES_REFUSE');
});

test('un corps plus grand qu’un état n’est pas lu, d’un inconnu comme d’un logiciel connu', async () => {
  const grand = ' '.repeat(70_000);
  for (const jeton of [distant.jeton, 'personne'])
    for (const methode of ['PUT', 'PATCH'] as const) {
      const { statut, corps } = await fhir(methode, parNom(), grand, {}, jeton);
      expect([statut, corps['issue'][0].code]).toEqual([413, 'too-long']);
    }
});
