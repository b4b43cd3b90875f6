import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type * as Client from 'dicomweb-client';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { porteDimse } from '../adapters/dicom/porte-dimse.ts';
import { depsImagerie } from '../app.ts';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import type { DepsImagerie } from '../features/imagerie/deps.ts';
import { gardienDimse } from '../features/imagerie/gardien.ts';
import { objetDe, rassembler } from '../features/imagerie/objets-imagerie.ts';
import { balayer, rangerEtude } from '../features/imagerie/preparer.ts';
import { enMultipart, FRONTIERE, nouvelUid, radio } from '../features/imagerie/testing.ts';
import { COOKIE } from '../kernel/mount.ts';
import { type Acteur, jetonDe } from '../matrice/acteurs.ts';
import { type ApplicationDeTest, applicationDeTest, ORIGINE } from '../matrice/application.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { Situation } from '../matrice/situations.ts';
import { xhrAvec } from './testing-xhr.ts';

const { api }: typeof Client = createRequire(import.meta.url)('dicomweb-client');
const dcmtk = spawnSync('storescu', ['--version']).status === 0;
if (!dcmtk) process.stdout.write('\nSans dcmtk (apt install dcmtk)\u00a0: storescu n’est pas joué ici.\n');

let application: ApplicationDeTest;
let deps: DepsImagerie;
let adresse: string;
let situation: Situation;
const tilleuls = idDemo('site tilleuls');

beforeAll(async () => {
  application = await applicationDeTest();
  deps = depsImagerie(application.exterieur);
  adresse = await application.serveur.app.listen({ port: 0, host: '127.0.0.1' });
  situation = await creerSituation(application, 'partage ouvert');
}, 120_000);

async function appeler(
  acteur: Acteur,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  corps?: object | Buffer,
  entetes: Record<string, string> = {},
) {
  const jeton = await jetonDe(application, acteur);
  const reponse = await application.serveur.app.inject({
    method,
    url,
    headers: {
      cookie: `${COOKIE}=${jeton}`,
      origin: ORIGINE,
      'idempotency-key': randomUUID(),
      ...(corps && !Buffer.isBuffer(corps) ? { 'content-type': 'application/json' } : {}),
      ...entetes,
    },
    ...(corps ? { payload: Buffer.isBuffer(corps) ? corps : JSON.stringify(corps) } : {}),
  });
  const json = reponse.headers['content-type']?.toString().includes('json');
  return { statut: reponse.statusCode, corps: json ? reponse.json() : reponse.rawPayload, reponse };
}

const MULTIPART = { 'content-type': `multipart/related; type="application/dicom"; boundary=${FRONTIERE}` };

async function ouvrirStow(regles: readonly string[] = ['IDENTIFIANT', 'TRAITS']) {
  const id = randomUUID();
  const { corps } = await appeler('administrateur', 'PUT', `/api/imagerie/portes/${id}`, {
    type: 'STOW',
    nom: 'Panoramique',
    siteId: tilleuls,
    regles,
  });
  return { id, jeton: corps.jeton as string };
}

/** Sent over a real connection, as a machine does: no cookie, no origin. */
async function envoyer(jeton: string, ...fichiers: readonly Buffer[]) {
  const reponse = await fetch(`${adresse}/api/machines/dicomweb/studies`, {
    method: 'POST',
    headers: { ...MULTIPART, authorization: `Bearer ${jeton}` },
    body: new Uint8Array(enMultipart(...fichiers)),
  });
  const bilan =
    reponse.status === 401 ? {} : ((await reponse.json()) as Record<string, { Value: unknown[] }>);
  const raisons = (bilan['00081198']?.Value ?? []) as Record<string, { Value: number[] }>[];
  return {
    statut: reponse.status,
    gardees: bilan['00081199']?.Value.length ?? 0,
    raisons: raisons.map((r) => r['00081197']?.Value[0]),
  };
}

const listerRecues = async (acteur: Acteur = 'soignant du site') =>
  (await appeler(acteur, 'GET', '/api/imagerie/etudes')).corps;
const trouverRecue = async (nom: string) => {
  const { attente, decidees } = await listerRecues();
  return [...attente, ...decidees].find((e: { patient: { nom: string } }) => e.patient.nom === nom);
};
const sousNom = (suite: string) => `ZZ${suite}${randomUUID().slice(0, 6)}`.toUpperCase();
const delaSituation = () => ({ nom: `${situation.marque}^Camille`, naissance: '19400506', sexe: 'F' });

test('IMG-02 : une machine envoie par jeton ; révoqué, il n’ouvre plus rien', async () => {
  const { id, jeton } = await ouvrirStow();
  const nom = sousNom('A');
  expect(await envoyer(jeton, radio({ nom }))).toEqual({ statut: 200, gardees: 1, raisons: [] });
  expect((await trouverRecue(nom)).etat).toBe('A_RAPPROCHER');
  expect((await envoyer(`${jeton}x`, radio())).statut).toBe(401);
  await appeler('administrateur', 'DELETE', `/api/imagerie/portes/${id}`, {});
  expect((await envoyer(jeton, radio())).statut).toBe(401);
});

test('IMG-02 : le jeton ne se lit nulle part : la base n’en garde que l’empreinte', async () => {
  const { jeton } = await ouvrirStow();
  const { rows } = await application.proprietaire.query(
    'select row_to_json(p)::text as t from app.porte_imagerie p',
  );
  expect(JSON.stringify(rows)).not.toContain(jeton);
  expect(
    JSON.stringify((await appeler('administrateur', 'GET', '/api/imagerie/portes')).corps),
  ).not.toContain(jeton);
});

test('doublon gardé une fois ; autre contenu, fichier coupé, faux et sans identifiant : chacun son motif', async () => {
  const { jeton } = await ouvrirStow();
  const [sop, etude, nom] = [nouvelUid(), nouvelUid(), sousNom('B')];
  const image = radio({ sop, etude, nom });
  const issue = await envoyer(
    jeton,
    image,
    image,
    radio({ sop, etude, nom, teinte: 9 }),
    image.subarray(0, image.length - 200),
    Buffer.from('MZ programme'),
    radio({ sop: 'abc' }),
  );
  expect(issue.statut).toBe(202);
  expect(issue.gardees).toBe(2);
  expect(issue.raisons).toEqual([0x0111, 0xc001, 0xc000, 0xa900]);
  expect((await trouverRecue(nom)).instances).toHaveLength(1);
  const { refus } = await listerRecues();
  expect(
    refus
      .slice(0, 4)
      .map((r: { code: string }) => r.code)
      .sort(),
  ).toEqual(['AUTRE_CONTENU', 'ILLISIBLE', 'SANS_IDENTIFIANTS', 'TRONQUE']);
  expect(JSON.stringify(refus)).not.toContain(nom);
});

test('le préambule qui cache un programme est mis à zéro, et rien n’est en clair sur le disque', async () => {
  const { jeton } = await ouvrirStow();
  const nom = sousNom('C');
  const piege = radio({ nom });
  piege.write('MZ\x90\0programme', 0, 'latin1');
  expect((await envoyer(jeton, piege)).statut).toBe(200);
  const { rows } = await application.proprietaire.query(
    `select i.organisation_id, i.id, i.cle_dossier_id from app.imagerie_instance i
     join app.imagerie_etude e on e.id = i.etude_id where e.patient ->> 'nom' = $1`,
    [nom],
  );
  const ref = objetDe(
    { organisationId: rows[0].organisation_id, id: rows[0].id, cleDossierId: rows[0].cle_dossier_id },
    'original',
  );
  const garde = await rassembler(deps.objets.lire(ref));
  expect(garde.subarray(0, 128).every((octet) => octet === 0)).toBe(true);
  const grep = spawnSync('grep', ['-r', '-l', nom, application.exterieur.config.dossier]);
  expect(grep.stdout.toString()).toBe('');
});

test('IMG-01 : traits égaux, proposée ; une personne rattache, la clé change, tout se lit par DICOMweb ; elle annule', async () => {
  const { jeton } = await ouvrirStow();
  const [etude, serie, sop] = [nouvelUid(), nouvelUid(), nouvelUid()];
  const image = radio({ ...delaSituation(), etude, serie, sop });
  await envoyer(jeton, image);
  const recue = (await listerRecues()).attente.find((e: { proposition: unknown }) => e.proposition !== null);
  expect(recue.proposition).toMatchObject({ dossier: { id: situation.dossierId }, regle: 'TRAITS' });
  expect(JSON.stringify(await listerRecues('soignant d’un autre site'))).not.toContain(situation.marque);

  const rattacher = (corps: object) =>
    appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
      version: recue.version,
      dossierId: situation.dossierId,
      ...corps,
    });
  expect((await rattacher({ retenirIdentifiant: true })).statut).toBe(200);
  expect((await rattacher({})).statut).toBe(409);
  await rangerEtude(deps, situation.organisationId, recue.id);
  const instance = { organisationId: situation.organisationId, id: recue.instances[0].id };
  const [sousEtude, sousDossier] = [recue.id, situation.dossierId].map((cleDossierId: string) =>
    objetDe({ ...instance, cleDossierId }, 'original'),
  );
  expect(sousEtude && (await deps.objets.existe(sousEtude))).toBe(false);
  expect(sousDossier && (await deps.objets.existe(sousDossier))).toBe(true);

  await lireParLeClient({ etude, serie, sop, image });
  const ailleurs = await appeler(
    'soignant d’un autre site',
    'GET',
    `/api/dicomweb/studies?StudyInstanceUID=${etude}`,
  );
  expect(ailleurs.statut).toBe(204);
  expect(
    (await appeler('praticien d’une autre organisation', 'GET', `/api/dicomweb/studies/${etude}`)).statut,
  ).toBe(404);

  // The same machine sends another study of the same number, without a name: the number is known now.
  await envoyer(jeton, radio({ nom: '', naissance: '', sexe: '' }));
  const suivante = (await listerRecues()).attente.find(
    (e: { patient: { nom: string } }) => e.patient.nom === '',
  );
  expect(suivante.proposition).toMatchObject({ dossier: { id: situation.dossierId }, regle: 'IDENTIFIANT' });

  const { version } = (await listerRecues()).decidees.find((e: { id: string }) => e.id === recue.id);
  const annulation = await appeler(
    'soignant du site',
    'POST',
    `/api/imagerie/etudes/${recue.id}/annulation`,
    { version },
  );
  expect(annulation.statut).toBe(200);
  await rangerEtude(deps, situation.organisationId, recue.id);
  expect(sousDossier && (await deps.objets.existe(sousDossier))).toBe(false);
  expect((await appeler('soignant du site', 'GET', `/api/dicomweb/studies/${etude}`)).statut).toBe(404);
});

/** What is used of the client: its published types ask for more than it does. */
type Jeux = Promise<readonly Record<string, { Value: unknown[]; BulkDataURI?: string }>[]>;
type ClientWeb = {
  searchForStudies(o: object): Jeux;
  searchForSeries(o: object): Jeux;
  searchForInstances(o: object): Jeux;
  retrieveSeriesMetadata(o: object): Jeux;
  retrieveInstance(o: object): Promise<ArrayBuffer>;
  retrieveStudy(o: object): Promise<readonly ArrayBuffer[]>;
  retrieveInstanceFrames(o: object): Promise<readonly ArrayBuffer[]>;
  retrieveInstanceRendered(o: object): Promise<readonly ArrayBuffer[]>;
};

async function lireParLeClient({
  etude,
  serie,
  sop,
  image,
}: {
  etude: string;
  serie: string;
  sop: string;
  image: Buffer;
}) {
  const jeton = await jetonDe(application, 'soignant du site');
  vi.stubGlobal('XMLHttpRequest', xhrAvec(`${COOKIE}=${jeton}`));
  const options = { url: `${adresse}/api/dicomweb`, singlepart: '' };
  const client = new api.DICOMwebClient(options) as unknown as ClientWeb;
  const uids = { studyInstanceUID: etude, seriesInstanceUID: serie, sopInstanceUID: sop };
  const etudes = await client.searchForStudies({
    queryParams: { PatientName: `${situation.marque}*`, limit: 5, includefield: 'StudyDescription' },
  });
  expect(etudes.map((e) => e['0020000D']?.Value[0])).toContain(etude);
  expect(await client.searchForSeries(uids)).toHaveLength(1);
  expect(await client.searchForInstances(uids)).toHaveLength(1);
  const metadonnees = await client.retrieveSeriesMetadata(uids);
  expect(metadonnees[0]?.['00280010']?.Value).toEqual([32]);
  expect(metadonnees[0]?.['7FE00010']?.BulkDataURI).toContain(`/instances/${sop}/frames/1`);
  const recue = Buffer.from(await client.retrieveInstance(uids));
  expect(recue.equals(image)).toBe(true);
  const [toute] = await client.retrieveStudy({ studyInstanceUID: etude });
  expect(toute && Buffer.from(toute).equals(image)).toBe(true);
  const [cadre] = await client.retrieveInstanceFrames({ ...uids, frameNumbers: [1] });
  expect(cadre?.byteLength).toBe(32 * 32);
  const [rendu] = await client.retrieveInstanceRendered({
    ...uids,
    mediaTypes: [{ mediaType: 'image/png' }],
  });
  expect(rendu && (await sharp(Buffer.from(rendu)).metadata()).format).toBe('png');
  vi.unstubAllGlobals();
}

test('IMG-01 : une autre identité ne se rattache pas sans le dire, et cela se lit dans l’historique', async () => {
  const { jeton } = await ouvrirStow([]);
  const nom = sousNom('D');
  await envoyer(jeton, radio({ nom, identifiant: '' }));
  const recue = await trouverRecue(nom);
  const rattacher = (identiteVerifiee: boolean) =>
    appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
      version: recue.version,
      dossierId: situation.dossierId,
      identiteVerifiee,
    });
  expect((await rattacher(false)).corps.motifs).toEqual(['IDENTITE_DIFFERENTE']);
  expect((await rattacher(true)).statut).toBe(200);
  const { rows } = await application.proprietaire.query(
    `select 1 from app.evenement where dossier_id = $1 and action = 'ETUDE_RATTACHEE_MALGRE_IDENTITE'`,
    [situation.dossierId],
  );
  expect(rows).toHaveLength(1);
});

test('une image rattachée à une demande en préparation y entre, et en sort quand on annule', async () => {
  const brouillon = await creerSituation(application, 'partage ouvert', 'BROUILLON');
  const { jeton } = await ouvrirStow();
  await envoyer(
    jeton,
    radio({ nom: `${brouillon.marque}^Camille`, naissance: '19400506', sexe: 'F', identifiant: '' }),
  );
  const recue = await trouverRecue(brouillon.marque);
  const lien = { version: recue.version, dossierId: brouillon.dossierId, acteId: brouillon.acteId };
  const issue = await appeler(
    'soignant du site',
    'POST',
    `/api/imagerie/etudes/${recue.id}/rattachement`,
    lien,
  );
  expect(issue).toMatchObject({ statut: 200, corps: { ecartees: [] } });
  const medias = async () =>
    (
      await appeler('soignant du site', 'GET', `/api/demandes/${brouillon.acteId}/medias`)
    ).corps.medias.filter((m: { vue: string }) => m.vue === 'RADIO');
  expect(await medias()).toHaveLength(1);
  const { version } = (await listerRecues()).decidees.find((e: { id: string }) => e.id === recue.id);
  await appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/annulation`, { version });
  expect(await medias()).toHaveLength(0);
});

test('refusée, une étude ne revient pas ; ses octets partent une semaine après', async () => {
  const { jeton } = await ouvrirStow([]);
  const [nom, etude] = [sousNom('E'), nouvelUid()];
  await envoyer(jeton, radio({ nom, etude }));
  const recue = await trouverRecue(nom);
  const corps = { version: recue.version, motif: 'PERSONNE_INCONNUE' };
  expect(
    (await appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/refus`, corps)).statut,
  ).toBe(200);
  expect((await envoyer(jeton, radio({ nom, etude }))).raisons).toEqual([0x0124]);
  const original = objetDe(
    { organisationId: situation.organisationId, id: recue.instances[0].id, cleDossierId: recue.id },
    'original',
  );
  await balayer(deps);
  expect(await deps.objets.existe(original)).toBe(true);
  await application.proprietaire.query(
    `update app.imagerie_etude set decide_le = now() - interval '8 days' where id = $1`,
    [recue.id],
  );
  await balayer(deps);
  expect(await deps.objets.existe(original)).toBe(false);
});

test('importer pour une personne refuse les images de toute autre', async () => {
  const deposer = (fichier: Buffer) =>
    appeler(
      'soignant du site',
      'POST',
      `/api/dicomweb/studies?dossier=${situation.dossierId}`,
      enMultipart(fichier),
      MULTIPART,
    );
  const autre = await deposer(radio({ nom: 'DURAND^PAUL', sexe: 'M' }));
  expect(autre.statut).toBe(409);
  expect((await deposer(radio(delaSituation()))).statut).toBe(200);
  expect(
    (
      await appeler('soignant du site', 'POST', '/api/dicomweb/studies', Buffer.from('x'), {
        'content-type': 'application/dicom',
      })
    ).statut,
  ).toBe(415);
});

test('TE-05, TE-08 : à travers le mur, le requis lit ce qui lui a été envoyé ; le partage fermé, plus rien', async () => {
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer();
  const partage = await creerSituation(application, 'partage ouvert');
  const ecrire = (version: number) =>
    deps.objets.ecrire(
      {
        organisationId: partage.organisationId,
        dossierId: partage.dossierId,
        objetId: partage.mediaId,
        version,
      },
      (async function* () {
        yield photo;
      })(),
    );
  await Promise.all([1, 2, 3].map(ecrire));
  const racine = `/api/demandes/${partage.acteId}/dicomweb`;
  const etude = uidDeUuid(partage.acteId);
  const lu = await appeler('praticien requis', 'GET', `${racine}/studies/${etude}`, undefined, {
    accept: 'application/dicom',
  });
  expect(lu.statut).toBe(200);
  const examen = await deps.dicom.examiner(lu.corps as Buffer);
  expect(examen).toMatchObject({
    accepte: true,
    sopClasse: '1.2.840.10008.5.1.4.1.1.77.1.4',
    modalite: 'XC',
    etudeUid: etude,
  });
  const metadonnees = await appeler('praticien requis', 'GET', `${racine}/studies/${etude}/metadata`);
  expect(metadonnees.corps[0]['00540220'].Value[0]['00080100'].Value).toEqual(['399033003']);
  const { rows } = await application.proprietaire.query(
    `select distinct organisation_id from app.evenement where acte_id = $1 and action = 'IMAGE_OUVERTE'`,
    [partage.acteId],
  );
  expect(rows).toHaveLength(2);
  expect((await appeler('praticien du même cabinet', 'GET', `${racine}/studies`)).statut).toBe(403);

  const zip = await appeler('praticien requis', 'GET', `/api/imagerie/demandes/${partage.acteId}/anonyme`);
  expect(zip.statut).toBe(200);
  expect((zip.corps as Buffer).subarray(0, 2).toString()).toBe('PK');
  expect((zip.corps as Buffer).toString('latin1')).not.toContain(partage.marque);

  await application.proprietaire.query(
    `update app.partage set ferme_le = now(), au = now(), ferme_motif = 'RETRAIT' where acte_id = $1`,
    [partage.acteId],
  );
  expect((await appeler('praticien requis', 'GET', `${racine}/studies/${etude}`)).statut).toBe(404);
});

test('les portes qui ne sont pas HTTP sont au registre', () => {
  expect([...application.serveur.portes.keys()]).toEqual(['imagerie.dimse']);
});

test.skipIf(!dcmtk)(
  'IMG-02 : storescu entre si ses titres et son adresse sont déclarés ; sinon il est rejeté, et c’est tracé',
  async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'orapont-storescu-'));
    afterAll(() => rmSync(dossier, { recursive: true, force: true }));
    const fichier = join(dossier, 'radio.dcm');
    const nom = sousNom('F');
    writeFileSync(fichier, radio({ nom }));
    const porte = await porteDimse({ port: 0, hote: '127.0.0.1' }).ouvrir(gardienDimse(deps));
    afterAll(() => porte.fermer());
    const declarer = (aeAppelant: string) =>
      appeler('administrateur', 'PUT', `/api/imagerie/portes/${randomUUID()}`, {
        type: 'DIMSE',
        nom: 'Panoramique',
        siteId: tilleuls,
        regles: [],
        aeAppele: 'ORAPONT',
        aeAppelant,
        adresse: '127.0.0.1',
      });
    const storescu = async (titre: string) => {
      const { execFile } = await import('node:child_process');
      return new Promise<number>((resolve) => {
        execFile(
          'storescu',
          ['-aet', titre, '-aec', 'ORAPONT', '127.0.0.1', String(porte.port), fichier],
          (erreur) => resolve(erreur ? 1 : 0),
        );
      });
    };
    expect((await declarer('PANO')).statut).toBe(200);
    expect((await declarer('PANO')).statut).toBe(409);
    expect(await storescu('PANO')).toBe(0);
    expect((await trouverRecue(nom)).origine).toBe('Panoramique');
    expect(await storescu('INTRUS')).toBe(1);
    const { rows } = await application.proprietaire.query(
      `select acteur from app.evenement where action = 'PORTE_IMAGERIE_REFUSEE'`,
    );
    expect(rows.map(({ acteur }) => acteur)).toContain('DIMSE 127.0.0.1');
  },
);
