import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ETATS_ACTE, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patchDe } from '../adapters/confluences/patch-annonce.ts';
import { idDemo, rpps } from '../bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { annoncer, suivre } from '../features/confluences/annoncer.ts';
import { lireSecret } from '../kernel/config.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { type Json, transactionB1 } from './testing-confluences.ts';
import { type Client, relier, ressources } from './testing-fhir.ts';
import { fautesDuSchema } from './testing-fr-core.ts';
import { fautesConfluences, suitConfluences } from './testing-profils-confluences.ts';

const { organisationId, siteId } = siteDe('tilleuls');
let application: ApplicationDeTest;
let client: Client;
let la: Server;
let reponses: number[] = [];
const recus: { url: string; jeton: string | undefined; corps: Json }[] = [];

beforeAll(async () => {
  la = createServer(async (requete, reponse) => {
    const morceaux: Buffer[] = [];
    for await (const morceau of requete) morceaux.push(morceau);
    recus.push({
      url: `${requete.method} ${decodeURIComponent(requete.url ?? '')}`,
      jeton: requete.headers.authorization,
      corps: JSON.parse(Buffer.concat(morceaux).toString()),
    });
    reponse.writeHead(reponses.shift() ?? 200).end();
  });
  await new Promise<void>((pret) => la.listen(0, '127.0.0.1', pret));
  const { port } = la.address() as AddressInfo;
  application = await applicationDeTest();
  client = await relier(application, {
    organisationId,
    sites: [siteId],
    ecrit: true,
    suivi: { url: `http://127.0.0.1:${port}/fhir`, jeton: 'jeton-de-suivi' },
  });
}, 120_000);
afterAll(() => la.close());

const deposer = async (nom: string, numero = nom): Promise<string> => {
  const { corps } = await client.transaction(transactionB1({ nom, numero }));
  expect(fautesConfluences(corps)).toEqual([]);
  return corps.entry[0].response.location.split('/')[1];
};
/** As the owner: the steps themselves are tried elsewhere. */
const placer = (acteId: string, etat: EtatActe, envoyee = etat !== 'BROUILLON') =>
  application.proprietaire.query(
    `update acte set etat = $2, modifie_le = now(),
       requis_id = $3, requis_site_id = $4, requerant_id = prepare_par, demande = '{}', demande_empreinte = 'x',
       echeance = now(), envoye_le = case when $5 then now() end, compte_rendu = '{}',
       refus_motif = case when $2 = 'REFUSEE' then 'AUTRE' end where id = $1`,
    [acteId, etat, idDemo('professionnel claire.moreau'), idDemo('site port'), envoyee],
  );
const dire = (acteId: string) =>
  annoncer(
    { ...application.exterieur, cle: lireSecret(application.exterieur.config.dossier, 'fhir') },
    { organisationId, acteId },
  );
const statuts = () =>
  recus.splice(0).map(({ corps }) => {
    const [statut, ...autres] = corps.parameter.map((p: Json) => p.part);
    const avancement = JSON.stringify(autres).match(/ready|in_progress/)?.[0];
    return [statut[2].valueCode, ...(avancement ? [avancement] : [])].join(' ');
  });

const STATUTS: readonly (readonly [EtatActe, boolean, string, string | undefined])[] = [
  ['BROUILLON', false, 'draft', undefined],
  ['ENVOYEE', true, 'active', 'ready'],
  ['ACCEPTEE', true, 'active', 'in_progress'],
  ['COMPLEMENT_DEMANDE', true, 'on-hold', undefined],
  ['REFUSEE', true, 'revoked', undefined],
  ['AVIS_RENDU', true, 'completed', undefined],
  ['CLOTUREE', true, 'completed', undefined],
  ['ANNULEE', true, 'revoked', undefined],
  ['ANNULEE', false, 'entered-in-error', undefined],
  ['EXPIREE', true, 'revoked', undefined],
];

test('le statut qu’on lit est celui du guide, pour chaque état, et suit le profil', async () => {
  const acteId = await deposer('STATUTS');
  expect(new Set(STATUTS.map(([etat]) => etat))).toEqual(new Set(ETATS_ACTE));
  for (const [etat, envoyee, statut, avancement] of STATUTS) {
    await placer(acteId, etat, envoyee);
    const { corps } = await client.get(`ServiceRequest/${acteId}`);
    expect([corps.status, corps.extension.at(-1).valueCoding?.code]).toEqual([statut, avancement]);
    expect([...fautesDuSchema(corps), ...fautesConfluences(corps)]).toEqual([]);
    const par = async (voulu: string) =>
      ressources(await client.get(`ServiceRequest?_id=${acteId}&status=${voulu}`)).length;
    expect([etat, await par(statut), await par('on-hold,unknown')]).toEqual([
      etat,
      1,
      statut === 'on-hold' ? 1 : 0,
    ]);
    if (statut === 'revoked') expect(await par('cancelled')).toBe(1);
  }
});

test('une demande qui sort du profil ne passe pas', async () => {
  const { corps } = await client.get(`ServiceRequest/${await deposer('ABIMEE')}`);
  expect(suitConfluences(corps)).toBe(true);
  for (const autre of [
    { intent: 'order' },
    { note: [{ text: 'x' }] },
    { status: 'active' },
    { requester: { reference: 'Practitioner/x' } },
    { extension: [] },
    { meta: { profile: corps.meta.profile } },
  ])
    expect(fautesConfluences({ ...corps, ...autre })).not.toEqual([]);
});

test.each([
  ['comme R4 l’écrit', 'PractitionerRole.practitioner', 'PractitionerRole:practitioner'],
  ['comme le guide l’écrit', 'PractionerRole:practioner', 'PractionerRole:practioner'],
])('la recherche de statuts du guide répond, écrite %s', async (_nom, chaine, inclusion) => {
  const acteId = await deposer('RECHERCHE', 'RECHERCHE-1');
  await placer(acteId, 'ENVOYEE');
  const chercher = (qui: string, depuis = 'ge2026-01-01') =>
    client.get(
      `ServiceRequest?requester:${chaine}.identifier=https://rpps.esante.gouv.fr|${qui}&_lastUpdated=${depuis}` +
        `&status=active&_include=ServiceRequest:performer&_include:iterate=${inclusion}&_include:iterate=PractitionerRole:organization&_count=200`,
      { prefer: 'handling=strict' },
    );
  const trouve = await chercher(rpps(1));
  expect(trouve.statut).toBe(200);
  const demande = ressources(trouve).find(({ id }) => id === acteId);
  expect(demande.identifier[0]).toEqual({
    system: 'https://confluences.exemple.fr/demandes',
    value: 'RECHERCHE-1',
  });
  const inclus = ressources(trouve, 'include').map(({ resourceType, id }) => `${resourceType}/${id}`);
  expect(inclus).toEqual(
    expect.arrayContaining([
      demande.performer[0].reference,
      `Practitioner/${idDemo('professionnel claire.moreau')}`,
      `Organization/${idDemo('site port')}`,
    ]),
  );
  expect((await chercher(rpps(11))).corps).toMatchObject({ total: 0 });
  expect((await chercher(rpps(1), 'ge2999-01-01')).corps).toMatchObject({ total: 0 });
});

test('une demande se retrouve par le nom que l’autre logiciel lui a donné', async () => {
  const acteId = await deposer('NOMMEE', 'NOM-7');
  for (const identifiant of ['NOM-7', 'https://confluences.exemple.fr/demandes|NOM-7'])
    expect(
      ressources(await client.get(`ServiceRequest?identifier=${identifiant}`)).map(({ id }) => id),
    ).toEqual([acteId]);
  expect(ressources(await client.get('ServiceRequest?identifier=https://ailleurs.exemple.fr|NOM-7'))).toEqual(
    [],
  );
});

test('chaque changement est annoncé au logiciel, dans l’ordre du guide, une fois', async () => {
  const acteId = await deposer('ANNONCE', 'A-1');
  await dire(acteId);
  expect(statuts()).toEqual([]);
  await placer(acteId, 'ENVOYEE');
  await dire(acteId);
  await dire(acteId);
  expect(recus[0]).toMatchObject({
    url: 'PATCH /fhir/ServiceRequest?identifier=https://confluences.exemple.fr/demandes|A-1',
    jeton: 'Bearer jeton-de-suivi',
  });
  expect(JSON.stringify(recus[0])).toContain(rpps(11));
  expect(JSON.stringify(recus)).not.toMatch(/ANNONCE|Gencive/i);
  expect(statuts()).toEqual(['active ready']);
  await placer(acteId, 'AVIS_RENDU');
  await dire(acteId);
  expect(statuts()).toEqual(['active in_progress', 'completed']);
});

test('un logiciel qui ne répond pas est rappelé, sans rien perdre ; un refus attend le changement suivant', async () => {
  const acteId = await deposer('PANNE', 'P-1');
  const echec = async () =>
    (
      await application.proprietaire.query(`select dit, echec from demande_exterieure where acte_id = $1`, [
        acteId,
      ])
    ).rows[0];
  await placer(acteId, 'COMPLEMENT_DEMANDE');
  reponses = [200, 503];
  await expect(dire(acteId)).rejects.toThrow('OCCUPE');
  expect(await echec()).toEqual({ dit: 'PUBLIEE', echec: 'OCCUPE' });
  expect(statuts()).toEqual(['active ready', 'active in_progress']);
  reponses = [404];
  await dire(acteId);
  expect(await echec()).toEqual({ dit: 'PUBLIEE', echec: 'REFUSEE' });
  recus.length = 0;
  await dire(acteId);
  expect(statuts()).toEqual(['active in_progress', 'on-hold']);
  expect(await echec()).toEqual({ dit: 'INFO_COMPLEMENTAIRES', echec: null });
});

test('un pas d’une demande commencée ailleurs enfile son annonce ; les autres demandes, non', async () => {
  const enfiles: string[] = [];
  const travaux = {
    ...application.exterieur.travaux,
    enfiler: async (_tx: unknown, nom: string) => void enfiles.push(nom),
  };
  const { bd } = application;
  await suivre({ bd, travaux })({ organisationId, acteId: await deposer('ENFILEE') });
  await suivre({ bd, travaux })({ organisationId, acteId: idDemo('acte de personne') });
  expect(enfiles).toEqual(['confluences.annoncer']);
});

test('une annonce est un FHIRPath Patch de R4 : l’extension y est une partie', () => {
  const nom = { systeme: 's', valeur: 'v' };
  for (const etat of ['PUBLIEE', 'LUE', 'TERMINEE'] as const)
    for (const avancementDit of [true, false])
      expect(
        fautesDuSchema(
          patchDe({ nom, etat, avancementDit, requis: { rpps: rpps(11), nom: 'Moreau' } }) as Json,
        ),
      ).toEqual([]);
});
