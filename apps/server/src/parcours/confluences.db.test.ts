import { randomUUID } from 'node:crypto';
import { ouvrirLien } from '@orapont/contract/confluences';
import { lireDemande } from '@orapont/contract/demande';
import { beforeAll, expect, test } from 'vitest';
import { photos } from '../../../../e2e/outils/images.ts';
import { finess, rpps } from '../bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { jetonDe } from '../matrice/acteurs.ts';
import { type ApplicationDeTest, applicationDeTest } from '../matrice/application.ts';
import { appeler } from '../matrice/matrice.ts';
import { compter, dans, type Json, lienDe, transactionB1 } from './testing-confluences.ts';
import { type Client, demanderJeton, ouvrirLogiciel, relier } from './testing-fhir.ts';
import { fautesDuSchema } from './testing-fr-core.ts';

let application: ApplicationDeTest;
let client: Client;
const tilleuls = siteDe('tilleuls');

beforeAll(async () => {
  application = await applicationDeTest();
  client = await relier(application, {
    organisationId: tilleuls.organisationId,
    sites: [tilleuls.siteId, siteDe('belair').siteId],
    ecrit: true,
  });
}, 120_000);

const idDe = ({ corps }: { corps: Json }, rang: number): string =>
  corps.entry[rang].response.location.split('/')[1];
const ouvrir = async (lien: URL, acteur: Parameters<typeof jetonDe>[1], entetes = {}) =>
  appeler(
    application,
    ouvrirLien,
    { body: { jeton: lien.hash.slice(1) } },
    await jetonDe(application, acteur),
    entetes,
  );
const refus = async (bundle: unknown) => {
  const avant = await compter(application);
  const { statut, corps } = await client.transaction(bundle);
  expect(corps).toMatchObject({ resourceType: 'OperationOutcome' });
  expect(await compter(application)).toBe(avant);
  return [statut, corps.issue[0].code, corps.issue[0].expression?.[0]];
};

test('TE-02 : une transaction ouvre un brouillon au nom de qui demande, et la voie pour y aller', async () => {
  const reponse = await client.transaction(transactionB1());
  expect(reponse.statut).toBe(200);
  expect(fautesDuSchema(reponse.corps)).toEqual([]);
  expect(reponse.corps.type).toBe('transaction-response');
  expect(reponse.corps.entry.map((e: Json) => e.response.status)).toEqual([
    '201 Created',
    '201 Created',
    '200 OK',
    '200 OK',
    '200 OK',
  ]);
  const lien = lienDe(reponse.corps);
  expect([lien.pathname, lien.search]).toEqual(['/confluences', '']);
  expect(lien.href).not.toMatch(new RegExp(`tchitchi|${idDe(reponse, 0)}|${idDe(reponse, 1)}`, 'i'));

  const { statut, corps } = await ouvrir(lien, 'soignant du site');
  expect([statut, JSON.parse(corps)]).toEqual([
    200,
    { demandeId: idDe(reponse, 0), logiciel: client.nom, consentement: true },
  ]);
  const lue = await appeler(
    application,
    lireDemande,
    { params: { id: idDe(reponse, 0) } },
    await jetonDe(application, 'soignant du site'),
  );
  const demande = JSON.parse(lue.corps);
  expect(demande).toMatchObject({
    etat: 'BROUILLON',
    nature: 'TELEEXPERTISE_ESMS',
    patient: { nom: 'TCHITCHI Catarina', insStatut: 'PROV' },
    preparePar: { nom: expect.stringContaining('Roche') },
    champs: { motifTexte: 'Gencive rouge autour d’une prothèse', urgence: 'RAPIDE' },
    consentements: [],
  });
  expect(demande.historique).toMatchObject([
    {
      libelle: 'Demande préparée par un autre logiciel',
      par: client.nom,
      precision: expect.stringContaining('consent'),
    },
  ]);
});

test('ID-INS : ce que dit une machine ne qualifie pas une identité, et n’inscrit pas d’INS', async () => {
  const reponse = await client.transaction(transactionB1({ nom: 'QUALIFIEE' }));
  const { rows } = await application.proprietaire.query(
    `select ins_statut, ins_matricule, ins_oid, prenoms, lieu_naissance_cog from dossier where id = $1`,
    [idDe(reponse, 1)],
  );
  expect(rows).toEqual([
    {
      ins_statut: 'PROV',
      ins_matricule: null,
      ins_oid: null,
      prenoms: ['Catarina', 'Bella'],
      lieu_naissance_cog: '63220',
    },
  ]);
});

test('la même demande deux fois, ensemble ou plus tard, en fait une seule ; la personne reste une', async () => {
  const bundle = transactionB1({ nom: 'JUMELLE', numero: 'TLE-1' });
  const [une, deux] = await Promise.all([client.transaction(bundle), client.transaction(bundle)]);
  const trois = await client.transaction(bundle);
  expect([une.statut, deux.statut, trois.statut]).toEqual([200, 200, 200]);
  expect(new Set([une, deux, trois].map((r) => idDe(r, 0))).size).toBe(1);
  expect(trois.corps.entry[0].response.status).toBe('200 OK');
  expect(lienDe(trois.corps).hash).not.toBe(lienDe(une.corps).hash);

  const suivante = await client.transaction(transactionB1({ nom: 'Jumelle', numero: 'TLE-2' }));
  expect([idDe(suivante, 1), idDe(suivante, 0) === idDe(une, 0)]).toEqual([idDe(une, 1), false]);
  expect(await refus(transactionB1({ nom: 'AUTRE', numero: 'TLE-1' }))).toEqual([
    409,
    'duplicate',
    'ServiceRequest.identifier',
  ]);

  const sansNom = transactionB1({ nom: 'SANSNOM', numero: null });
  const texte = [
    await client.transaction(sansNom),
    await client.transaction(JSON.stringify(sansNom, null, 2)),
  ];
  expect(idDe(texte[0] as Json, 0)).toBe(idDe(texte[1] as Json, 0));

  const condition = transactionB1({ nom: 'CONDITION', numero: null });
  condition.entry[0].request.ifNoneExist = 'identifier=https://x.exemple.fr|7';
  const [a, b] = [await client.transaction(condition), await client.transaction(condition)];
  expect([a.corps.entry[0].response.status, b.corps.entry[0].response.status]).toEqual([
    '201 Created',
    '200 OK',
  ]);
  condition.entry[0].request.ifNoneExist = 'status=draft';
  expect(await refus(condition)).toEqual([400, 'not-supported', 'Bundle.entry[0].resource']);
});

test('ID-INS : une personne connue est reconnue par son INS ; un doute se règle ici, par quelqu’un', async () => {
  const { rows } = await application.proprietaire.query<Json>(
    `select d.*, d.date_naissance::text as naissance from dossier d join sejour s on s.dossier_id = d.id and s.site_id = $1 and s.au is null
     where d.ins_statut = 'QUAL' and d.ins_attributs = '{}' order by d.id limit 1`,
    [tilleuls.siteId],
  );
  const [connue] = rows;
  const voulu = {
    nom: connue.nom_naissance,
    prenoms: connue.prenoms,
    naissance: connue.naissance,
    genre: { F: 'female', M: 'male', I: 'unknown' }[connue.sexe as 'F'],
    lieu: connue.lieu_naissance_cog,
    ins: { oid: connue.ins_oid, matricule: connue.ins_matricule },
  };
  const reponse = await client.transaction(transactionB1(voulu));
  expect([reponse.statut, idDe(reponse, 1), reponse.corps.entry[1].response.status]).toEqual([
    200,
    connue.id,
    '200 OK',
  ]);
  const { rows: apres } = await application.proprietaire.query(
    `select *, date_naissance::text as naissance from dossier where id = $1`,
    [connue.id],
  );
  expect(apres[0]).toEqual(connue);

  // Same INS, another first name; same traits, no place of birth; a neighbouring date.
  for (const autre of [
    { ...voulu, prenoms: ['Zoé'] },
    { ...voulu, ins: null, lieu: null },
    { ...voulu, ins: null, naissance: connue.naissance.replace(/^(\d{3})\d/, '$19') },
  ])
    expect(await refus(transactionB1(autre))).toEqual([409, 'conflict', 'Patient']);
});

test('DOS-12 : un logiciel n’écrit que s’il en a le droit, sur ses sites, pour qui y travaille et y est suivi', async () => {
  const muet = await relier(application, ouverture());
  expect((await muet.transaction(transactionB1())).statut).toBe(403);
  // Claire Moreau works in another organisation, Marie Fontaine at a place that was not opened.
  for (const numero of [11, 3])
    expect(await refus(transactionB1({ rpps: rpps(numero) }))).toEqual([
      422,
      'business-rule',
      'ServiceRequest.requester',
    ]);
  expect(await refus(transactionB1({ finess: finess('34', 2) }))).toEqual([
    422,
    'business-rule',
    'PractitionerRole.organization',
  ]);
  // Karim Haddad works at both.
  expect((await refus(transactionB1({ rpps: rpps(5) })))[0]).toBe(422);
  const ailleurs = await client.transaction(
    transactionB1({ rpps: rpps(5), finess: finess('34', 2), nom: 'BELAIR' }),
  );
  expect(ailleurs.statut).toBe(200);
  // Followed at the other place only: known in the organisation, and not from here.
  expect(await refus(transactionB1({ nom: 'BELAIR' }))).toEqual([409, 'conflict', 'Patient']);

  const { id, secret } = await ouvrirLogiciel(application, { ...ouverture(), ecrit: true });
  const lecture = await demanderJeton(application, {
    client_id: id,
    client_secret: secret,
    scope: 'system/Patient.read',
  });
  expect(lecture.corps.scope).toBe('system/Patient.read');
  const tout = await demanderJeton(application, { client_id: id, client_secret: secret });
  expect(tout.corps.scope).toContain('system/ServiceRequest.write');
  const refuse = await application.serveur.app.inject({
    method: 'POST',
    url: '/fhir',
    headers: {
      authorization: `Bearer ${lecture.corps.access_token}`,
      'content-type': 'application/fhir+json',
    },
    payload: JSON.stringify(transactionB1()),
  });
  expect(refuse.statusCode).toBe(403);
});

const ouverture = () => ({ organisationId: tilleuls.organisationId, sites: [tilleuls.siteId] });

test('le lien sert une fois, à qui demande, quelques minutes ; il est gardé par son empreinte', async () => {
  const bundle = transactionB1({ nom: 'LIEN' });
  const lien = lienDe((await client.transaction(bundle)).corps);
  const jeton = lien.hash.slice(1);
  const { rows } = await application.proprietaire.query(`select * from lien_demande`);
  expect(JSON.stringify(rows)).not.toContain(jeton);
  const dit = async (...args: Parameters<typeof ouvrir>) => {
    const { statut, corps } = await ouvrir(...args);
    return [statut, ...(JSON.parse(corps).motifs ?? [])];
  };
  expect(await dit(lien, 'soignant d’un autre site')).toEqual([403, 'LIEN_D_UN_AUTRE']);
  expect(await dit(lien, 'preneur du site')).toEqual([403, 'LIEN_D_UN_AUTRE']);
  const cle = { 'idempotency-key': randomUUID() };
  expect(await dit(lien, 'soignant du site', cle)).toEqual([200]);
  expect(await dit(lien, 'soignant du site', cle)).toEqual([200]);
  expect(await dit(lien, 'soignant du site')).toEqual([410, 'LIEN_DEMANDE_UTILISE']);
  expect(await dit(new URL(`${lien.origin}/confluences#inconnu`), 'soignant du site')).toEqual([
    410,
    'LIEN_DEMANDE_INCONNU',
  ]);
  const tard = lienDe((await client.transaction(bundle)).corps);
  await application.proprietaire.query(
    `update lien_demande set expire_le = now() - interval '1 second' where utilise_le is null`,
  );
  expect(await dit(tard, 'soignant du site')).toEqual([410, 'LIEN_DEMANDE_EXPIRE']);
  const deux = lienDe((await client.transaction(bundle)).corps);
  const essais = await Promise.all([dit(deux, 'soignant du site'), dit(deux, 'soignant du site')]);
  expect(essais.map(([statut]) => statut).toSorted()).toEqual([200, 410]);
});

test('une image et un document viennent avec la demande ; une pièce illisible refuse le tout', async () => {
  const [photo] = await photos(1);
  const piece = (contentType: string, octets: Buffer) => ({
    resource: {
      resourceType: 'DocumentReference',
      status: 'current',
      content: [{ attachment: { contentType, title: 'Vue de face', data: octets.toString('base64') } }],
    },
    request: { method: 'POST', url: 'DocumentReference' },
  });
  const bundle = transactionB1({ nom: 'PIECES' });
  bundle.entry.push(
    piece('image/jpeg', photo?.buffer ?? Buffer.alloc(0)),
    piece('application/pdf', Buffer.from('%PDF-1.7 essai')),
  );
  const reponse = await client.transaction(bundle);
  expect([reponse.statut, reponse.corps.entry.at(-1)?.response.status]).toEqual([200, '201 Created']);
  expect((await client.transaction(bundle)).statut).toBe(200);
  const { rows } = await application.proprietaire.query(
    `select (select array_agg(vue || ' ' || etat) from media where acte_id = $1) as images,
       (select array_agg(titre || ' ' || origine) from document where acte_id = $1) as documents`,
    [idDe(reponse, 0)],
  );
  expect(rows).toEqual([{ images: ['AUTRE RECU'], documents: ['Vue de face RECU'] }]);
  for (const [type, octets, code] of [
    ['image/jpeg', Buffer.from('pas une image'), 'value'],
    ['application/pdf', Buffer.from('pas un PDF'), 'value'],
    ['text/html', Buffer.from('<p>'), 'not-supported'],
  ] as const) {
    const autre = transactionB1({ nom: 'ILLISIBLE' });
    autre.entry.push(piece(type, octets));
    expect(await refus(autre)).toEqual([422, code, 'Bundle.entry[5].resource.content[0].attachment']);
  }
});

test('DOS-09 : ce que fait un logiciel est tracé sous son nom', async () => {
  const reponse = await client.transaction(transactionB1({ nom: 'TRACEE' }));
  const { rows } = await application.proprietaire.query(
    `select action, acteur from evenement where dossier_id = $1 order by le, id`,
    [idDe(reponse, 1)],
  );
  expect(rows).toEqual([
    { action: 'DOSSIER_CREE_PAR_LOGICIEL', acteur: client.nom },
    { action: 'DEMANDE_DEPOSEE_PAR_LOGICIEL', acteur: client.nom },
  ]);
});

test('ce que le guide exige et que presque personne n’a n’est pas exigé : FINESS, INS, lieu, savoir-faire', async () => {
  const bundle = transactionB1({ nom: 'PEU', ins: null, lieu: null, consentement: null });
  Reflect.deleteProperty(dans(bundle, 'PractitionerRole'), 'organization');
  bundle.entry.splice(4, 1);
  expect((await client.transaction(bundle)).statut).toBe(200);
});
