import { confierAilleurs, lireAilleurs, ouvrirLogicielDistant } from '@orapont/contract/demande-ailleurs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lireTransaction } from '../adapters/confluences/lire-transaction.ts';
import { rpps } from '../bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import {
  type AutreLogiciel,
  autreLogiciel,
  brouillon,
  declarer,
  faire,
  reponseDe,
} from './testing-ailleurs.ts';
import type { Json } from './testing-confluences.ts';
import { fautesDuSchema } from './testing-fr-core.ts';
import { fautesConfluences } from './testing-profils-confluences.ts';

const { organisationId } = siteDe('tilleuls');
let application: ApplicationDeTest;
let la: AutreLogiciel;
let distant: { id: string; jeton: string };

beforeAll(async () => {
  application = await applicationDeTest();
  la = await autreLogiciel();
  distant = await declarer(application, {
    organisationId,
    url: la.url,
    urlOffre: 'https://ltle.exemple.fr/dentaire',
  });
}, 120_000);
afterAll(() => la.fermer());

const confier = (id: string, logicielId = distant.id) =>
  faire(application, confierAilleurs, { params: { id }, body: { logicielId } });
const suivi = async (id: string) => (await faire(application, lireAilleurs, { params: { id } })).corps.suivi;

const qualifier = (dossierId: string) =>
  application.proprietaire.query(
    `update dossier set ins_statut = 'QUAL', ins_oid = '1.2.250.1.213.1.4.10', lieu_naissance_cog = '63220',
       ins_matricule = '2' || lpad((random() * 1e12)::bigint::text, 12, '0') where id = $1`,
    [dossierId],
  );

test('TE-08 : ce qui part suit les profils du guide, se relit, et ne dit de la personne que ses traits', async () => {
  const { acteId, marque, dossierId } = await brouillon(application);
  await qualifier(dossierId);
  la.recus.length = 0;
  const { statut, corps } = await confier(acteId);
  expect([statut, corps.lien]).toEqual([200, 'https://ltle.exemple.fr/suite#jeton']);
  const [recu] = la.recus;
  expect([recu?.quoi, recu?.jeton, la.recus.length]).toEqual(['POST /fhir', 'Bearer jeton-recu', 1]);
  const bundle: Json = JSON.parse(recu?.corps ?? '');
  expect(fautesDuSchema(bundle)).toEqual([]);
  expect(bundle.entry.flatMap(({ resource }: Json) => fautesConfluences(resource))).toEqual([]);
  const lue = lireTransaction(recu?.corps ?? '');
  expect(lue).toMatchObject({
    nom: { valeur: acteId },
    consentement: true,
    motif: 'Joue gonflée',
    question: 'Que voit-on ?',
    requerantRpps: rpps(1),
    urlOffre: 'https://ltle.exemple.fr/dentaire',
    personne: { nomNaissance: marque },
    pieces: [],
  });
  expect(recu?.corps).not.toMatch(/allerg|traitement/i);
});

test('ID-INS : une identité qui n’est pas qualifiée part sans INS, et ne prétend pas au profil du guide', async () => {
  const { acteId, dossierId } = await brouillon(application);
  await application.proprietaire.query(
    `update dossier set ins_statut = 'PROV', ins_oid = null, ins_matricule = null where id = $1`,
    [dossierId],
  );
  la.recus.length = 0;
  await confier(acteId);
  const patient: Json = JSON.parse(la.recus[0]?.corps ?? '').entry[1].resource;
  expect([patient.resourceType, patient.meta.profile[0].includes('cfl-')]).toEqual(['Patient', false]);
  expect(JSON.stringify(patient.identifier)).not.toMatch(/1\.2\.250\.1\.213\.1\.4/);
});

test('une ressource abîmée sort des profils', async () => {
  const { acteId, dossierId } = await brouillon(application);
  await qualifier(dossierId);
  la.recus.length = 0;
  await confier(acteId);
  const { entry }: Json = JSON.parse(la.recus[0]?.corps ?? '');
  const abimer = (type: string, change: Json) => {
    const { resource } = entry.find((e: Json) => e.resource.resourceType === type);
    return fautesConfluences({ ...resource, ...change });
  };
  for (const [type, change] of [
    ['ServiceRequest', { intent: 'order' }],
    ['Patient', { birthDate: undefined }],
    ['Patient', { name: [] }],
    ['Patient', { extension: [] }],
    ['Practitioner', { identifier: [] }],
    ['PractitionerRole', { organization: undefined }],
    ['PractitionerRole', { code: [] }],
    ['Organization', { address: undefined }],
  ] as const)
    expect([type, abimer(type, change).length > 0]).toEqual([type, true]);
});

test('TE-08 : sans accord, sans question, ou quand il n’est pas à nous, rien ne part', async () => {
  la.recus.length = 0;
  const sansAccord = await brouillon(application, { accord: false });
  expect((await confier(sansAccord.acteId)).corps).toMatchObject({
    status: 422,
    motifs: ['AILLEURS_SANS_ACCORD'],
  });
  const muette = await brouillon(application);
  await application.proprietaire.query(`update acte set motif_texte = '', question = '' where id = $1`, [
    muette.acteId,
  ]);
  expect((await confier(muette.acteId)).corps.motifs).toEqual(['AILLEURS_SANS_QUESTION']);
  const { acteId } = await brouillon(application);
  const body = { logicielId: distant.id };
  for (const [acteur, attendu] of [
    ['preneur du site', 403],
    ['soignant d’un autre site', 403],
    ['praticien requis', 404],
    ['praticien d’une autre organisation', 404],
  ] as const)
    expect([
      acteur,
      (await faire(application, confierAilleurs, { params: { id: acteId }, body }, acteur)).statut,
    ]).toEqual([acteur, attendu]);
  expect(la.recus).toEqual([]);
  expect(await suivi(acteId)).toBeNull();
});

test('DOS-12 : le logiciel d’une organisation ne se voit ni ne s’ouvre d’une autre', async () => {
  const autre = await declarer(application, { organisationId: siteDe('lices').organisationId, url: la.url });
  const { acteId } = await brouillon(application);
  expect((await confier(acteId, autre.id)).statut).toBe(404);
  const { corps } = await faire(application, lireAilleurs, { params: { id: acteId } });
  expect(corps.logiciels.map(({ id }: Json) => id)).not.toContain(autre.id);
  const { bd } = application;
  const vus = await bd.organisation({ organisationId }, (tx) =>
    tx.selectFrom('logiciel_distant').select('organisation_id').distinct().execute(),
  );
  expect(vus).toEqual([{ organisation_id: organisationId }]);
});

test('ce que l’autre refuse est dit, et n’y reste pas ; ce qui est incertain y reste, et se redemande sans doublon', async () => {
  const { acteId } = await brouillon(application);
  const secours = await declarer(application, { organisationId, url: la.url });
  const diagnostics = 'Ce professionnel n’est pas enregistré ici.';
  la.repondre(422, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'value', diagnostics }],
  });
  const refus = await confier(acteId);
  expect(refus.corps).toMatchObject({ status: 422, motifs: ['AILLEURS_REFUSEE'] });
  expect(refus.corps.obstacles[0].phrase).toBe(diagnostics);
  expect(await suivi(acteId)).toBeNull();

  // Another one may take it: it does not answer, and may have it.
  la.repondre(500, {});
  expect((await confier(acteId, secours.id)).corps).toMatchObject({
    status: 503,
    motifs: ['AILLEURS_INCERTAIN'],
  });
  expect(await suivi(acteId)).toMatchObject({ logicielId: secours.id, confieeLe: null, echec: 'OCCUPE' });
  expect((await confier(acteId)).corps.motifs).toEqual(['DEMANDE_AILLEURS']);
  la.recus.length = 0;
  la.repondre(200, reponseDe('http://ailleurs.exemple.fr/piege'));
  expect((await confier(acteId, secours.id)).corps.motifs).toEqual(['AILLEURS_INCERTAIN']);
  expect((await confier(acteId, secours.id)).statut).toBe(200);
  const noms = la.recus.map(({ corps }) => JSON.parse(corps).entry[0].resource.identifier[0].value);
  expect(noms).toEqual([acteId, acteId]);
  expect(await suivi(acteId)).toMatchObject({ confieeLe: expect.any(String), echec: null });
});

test('le secret ne part que vers le serveur déclaré, par une voie sûre', async () => {
  const { acteId } = await brouillon(application);
  la.recus.length = 0;
  la.deplacerLePortier('https://ailleurs.exemple.fr/jetons');
  expect((await confier(acteId)).corps.motifs).toEqual(['AILLEURS_REPONSE_ILLISIBLE']);
  la.deplacerLePortier(undefined);
  expect([la.recus, await suivi(acteId)]).toEqual([[], null]);
  for (const url of ['http://ltle.exemple.fr/fhir', 'https://qui:quoi@ltle.exemple.fr/fhir']) {
    const body = { nom: 'X', organisationId, url, clientId: 'a', secret: 'b' };
    const { statut, corps } = await faire(
      application,
      ouvrirLogicielDistant,
      { params: { id: crypto.randomUUID() }, body },
      'administrateur',
    );
    expect([url, statut, Object.keys(corps.champs ?? {})]).toEqual([url, 422, ['url']]);
  }
  const { rows } = await application.proprietaire.query(
    `select secret, suivi_empreinte from logiciel_distant`,
  );
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`secret-remis|${distant.jeton}`));
});
