import { createRequire } from 'node:module';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type * as Client from 'dicomweb-client';
import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';
import { rangerEtude } from '../features/imagerie/preparer.ts';
import { nouvelUid, radio, radioJpeg } from '../features/imagerie/testing.ts';
import { COOKIE } from '../kernel/mount.ts';
import { jetonDe } from '../matrice/acteurs.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import { bancImagerie } from './testing-imagerie.ts';
import { xhrAvec } from './testing-xhr.ts';

const { api }: typeof Client = createRequire(import.meta.url)('dicomweb-client');
const banc = bancImagerie();
const { appeler, envoyer, listerRecues, ouvrirStow } = banc;
afterEach(() => void vi.unstubAllGlobals());

const EXPLICITE = '1.2.840.10008.1.2.1';
const JPEG = '1.2.840.10008.1.2.4.50';

/** What is used of the client: its published types ask for more than it does. */
type Jeux = Promise<readonly Record<string, { Value: unknown[]; BulkDataURI?: string }>[]>;
type ClientWeb = {
  searchForStudies(o: object): Jeux;
  searchForSeries(o: object): Jeux;
  searchForInstances(o: object): Jeux;
  retrieveSeriesMetadata(o: object): Jeux;
  retrieveInstance(o: object): Promise<ArrayBuffer>;
  retrieveBulkData(o: object): Promise<readonly ArrayBuffer[]>;
  retrieveStudy(o: object): Promise<readonly ArrayBuffer[]>;
  retrieveInstanceFrames(o: object): Promise<readonly ArrayBuffer[]>;
  retrieveInstanceRendered(o: object): Promise<readonly ArrayBuffer[]>;
};

async function ouvrirClient(): Promise<ClientWeb> {
  const jeton = await jetonDe(banc.application, 'soignant du site');
  vi.stubGlobal('XMLHttpRequest', xhrAvec(`${COOKIE}=${jeton}`));
  const options = { url: `${banc.adresse}/api/dicomweb`, singlepart: '' };
  return new api.DICOMwebClient(options) as unknown as ClientWeb;
}

/** Sent by a machine, tied by a person, prepared. */
async function rattacher(faire: (etude: Parameters<typeof radio>[0]) => Promise<readonly Buffer[]>) {
  const uids = { etude: nouvelUid(), serie: nouvelUid() };
  const fichiers = await faire({ ...banc.delaSituation(), ...uids });
  await envoyer((await ouvrirStow([])).jeton, ...fichiers);
  const { attente } = await listerRecues();
  const recue = attente.find(
    (e: { patient: { nom: string }; instances: readonly unknown[] }) =>
      e.patient.nom === banc.situation.marque && e.instances.length === fichiers.length,
  );
  const issue = await appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
    version: recue.version,
    dossierId: banc.situation.dossierId,
  });
  expect(issue.statut).toBe(200);
  await rangerEtude(banc.deps, banc.situation.organisationId, recue.id);
  return { ...uids, etudeId: recue.id as string, fichiers };
}

test('dicomweb-client cherche, lit en-têtes, objets, cadres, pixels et rendu', async () => {
  const sop = nouvelUid();
  const { etude, serie, fichiers } = await rattacher(async (r) => [radio({ ...r, sop })]);
  const client = await ouvrirClient();
  const uids = { studyInstanceUID: etude, seriesInstanceUID: serie, sopInstanceUID: sop };
  const etudes = await client.searchForStudies({
    queryParams: { PatientName: `${banc.situation.marque}*`, limit: 25, includefield: 'StudyDescription' },
  });
  expect(etudes.map((e) => e['0020000D']?.Value[0])).toContain(etude);
  expect(await client.searchForSeries(uids)).toHaveLength(1);
  expect(await client.searchForInstances(uids)).toHaveLength(1);
  const [metadonnees] = await client.retrieveSeriesMetadata(uids);
  expect(metadonnees?.['00280010']?.Value).toEqual([32]);
  const BulkDataURI = metadonnees?.['7FE00010']?.BulkDataURI ?? '';
  expect(BulkDataURI).toContain(`/instances/${sop}/bulkdata/7FE00010`);
  const [pixels] = await client.retrieveBulkData({
    BulkDataURI: new URL(new URL(BulkDataURI).pathname, banc.adresse).href,
  });
  expect(pixels?.byteLength).toBe(32 * 32);
  const recue = Buffer.from(await client.retrieveInstance(uids));
  expect(fichiers[0]?.equals(recue)).toBe(true);
  const [toute] = await client.retrieveStudy({ studyInstanceUID: etude });
  expect(toute && fichiers[0]?.equals(Buffer.from(toute))).toBe(true);
  const [cadre] = await client.retrieveInstanceFrames({ ...uids, frameNumbers: [1] });
  expect(cadre?.byteLength).toBe(32 * 32);
  const [rendu] = await client.retrieveInstanceRendered({
    ...uids,
    mediaTypes: [{ mediaType: 'image/png' }],
  });
  expect(rendu && (await sharp(Buffer.from(rendu)).metadata()).format).toBe('png');
});

test('une image compressée : telle quelle, décompressée pour qui le demande, ou 406 avec une phrase', async () => {
  const sop = nouvelUid();
  const { etude, serie, fichiers } = await rattacher(async (r) => [await radioJpeg({ ...r, sop })]);
  const adresse = `/api/dicomweb/studies/${etude}/series/${serie}/instances/${sop}`;
  const lire = (chemin: string, accept: string) =>
    appeler('soignant du site', 'GET', `${adresse}${chemin}`, undefined, { accept });
  const enDicom = (syntaxe: string) => lire('', `application/dicom; transfer-syntax=${syntaxe}`);
  expect(fichiers[0]?.equals((await enDicom('*')).corps)).toBe(true);
  expect(fichiers[0]?.equals((await enDicom(JPEG)).corps)).toBe(true);
  const plain = await enDicom(EXPLICITE);
  expect(await banc.deps.dicom.examiner(plain.corps)).toMatchObject({
    accepte: true,
    syntaxe: EXPLICITE,
    sopUid: sop,
    etudeUid: etude,
    lignes: 32,
  });
  expect((plain.corps as Buffer).length).toBeGreaterThan(32 * 32);
  const refusee = await enDicom('1.2.840.10008.1.2.4.90');
  expect(refusee).toMatchObject({ statut: 406, corps: { detail: expect.stringContaining('syntaxe') } });

  const multipart = (type: string, syntaxe: string) =>
    `multipart/related; type="${type}"; transfer-syntax=${syntaxe}`;
  const tel = await lire('/frames/1', multipart('application/octet-stream', '*'));
  expect(tel.reponse.headers['content-type']).toContain('type="image/jpeg"');
  const nu = await lire('/frames/1', multipart('application/octet-stream', EXPLICITE));
  expect(nu.reponse.headers['content-type']).toContain('type="application/octet-stream"');
  expect((nu.corps as Buffer).length).toBeGreaterThan(32 * 32);
  // As OHIF writes it.
  const ohif = await lire(
    '/frames/1',
    'multipart/related; type=application/octet-stream; transfer-syntax=*, multipart/related; type=image/jpeg;q=0.9',
  );
  expect(ohif.reponse.headers['content-type']).toContain('type="image/jpeg"');
  expect((await lire('/frames/2', '*/*')).statut).toBe(404);

  const rendre = async (suite: string) => (await lire(`/frames/1/rendered${suite}`, 'image/jpeg')).corps;
  const [fine, grosse] = [await rendre('?quality=100'), await rendre('?quality=5')] as [Buffer, Buffer];
  expect((await sharp(fine).metadata()).format).toBe('jpeg');
  expect(grosse.length).toBeLessThan(fine.length);
});

test('les questions d’une visionneuse OHIF : études, séries, instances, champs à part', async () => {
  const { etude, serie } = await rattacher(async (r) => [radio(r), await radioJpeg(r)]);
  const lire = async (chemin: string) =>
    (await appeler('soignant du site', 'GET', `/api/dicomweb/${chemin}`)).corps;
  const [une] = await lire(
    `studies?limit=101&offset=0&fuzzymatching=false&includefield=00081030,00080060&StudyInstanceUID=${etude}`,
  );
  expect(une).toMatchObject({ '00201208': { Value: [2] }, '00081030': { Value: ['Contrôle'] } });
  const [laSerie] = await lire(`studies/${etude}/series?includefield=0008103E`);
  expect(laSerie).toMatchObject({ '0020000E': { Value: [serie] }, '00201209': { Value: [2] } });
  expect(await lire(`studies/${etude}/series/${serie}/instances?includefield=all`)).toHaveLength(2);
  expect(await lire(`studies/${etude}/series/${serie}/metadata`)).toHaveLength(2);
});

test('une série entière dit sa taille avant son premier octet, quand rien n’est refait en chemin', async () => {
  const { etude, fichiers } = await rattacher(async (r) => [radio(r), await radioJpeg(r)]);
  const lire = async (syntaxe: string) => {
    const accept = `multipart/related; type="application/dicom"; transfer-syntax=${syntaxe}`;
    const { reponse, corps } = await appeler(
      'soignant du site',
      'GET',
      `/api/dicomweb/studies/${etude}`,
      undefined,
      { accept },
    );
    return { annoncee: reponse.headers['content-length'], corps: corps as Buffer };
  };
  const telle = await lire('*');
  expect(Number(telle.annoncee)).toBe(telle.corps.length);
  for (const fichier of fichiers) expect(telle.corps.includes(fichier)).toBe(true);
  expect((await lire(EXPLICITE)).annoncee).toBeUndefined();
});

test('DOS-09 : une série lue image par image laisse une seule trace d’ouverture', async () => {
  const sops = [nouvelUid(), nouvelUid(), nouvelUid()];
  const { etude, serie } = await rattacher(async (r) => sops.map((sop) => radio({ ...r, sop })));
  const ouvertures = async () =>
    (
      await banc.application.proprietaire.query(
        `select 1 from app.evenement where dossier_id = $1 and action = 'IMAGE_OUVERTE' and compte_id is not null`,
        [banc.situation.dossierId],
      )
    ).rows.length;
  for (const sop of sops)
    await appeler(
      'soignant du site',
      'GET',
      `/api/dicomweb/studies/${etude}/series/${serie}/instances/${sop}`,
    );
  expect(await ouvertures()).toBe(1);
});

test('TE-05, TE-08 : à travers le mur, le requis lit ce qui lui a été envoyé ; le partage fermé, plus rien', async () => {
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer();
  const partage = await creerSituation(banc.application, 'partage ouvert');
  const ecrire = (version: number) =>
    banc.deps.objets.ecrire(
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
  const examen = await banc.deps.dicom.examiner(lu.corps as Buffer);
  expect(examen).toMatchObject({
    accepte: true,
    sopClasse: '1.2.840.10008.5.1.4.1.1.77.1.4',
    modalite: 'XC',
    etudeUid: etude,
  });
  const metadonnees = await appeler('praticien requis', 'GET', `${racine}/studies/${etude}/metadata`);
  expect(metadonnees.corps[0]['00540220'].Value[0]['00080100'].Value).toEqual(['399033003']);
  const { rows } = await banc.application.proprietaire.query(
    `select distinct organisation_id from app.evenement where acte_id = $1 and action = 'IMAGE_OUVERTE'`,
    [partage.acteId],
  );
  expect(rows).toHaveLength(2);
  expect((await appeler('praticien du même cabinet', 'GET', `${racine}/studies`)).statut).toBe(403);

  const zip = await appeler('praticien requis', 'GET', `/api/imagerie/demandes/${partage.acteId}/anonyme`);
  expect(zip.statut).toBe(200);
  expect((zip.corps as Buffer).subarray(0, 2).toString()).toBe('PK');
  expect((zip.corps as Buffer).toString('latin1')).not.toContain(partage.marque);

  await banc.application.proprietaire.query(
    `update app.partage set ferme_le = now(), au = now(), ferme_motif = 'RETRAIT' where acte_id = $1`,
    [partage.acteId],
  );
  expect((await appeler('praticien requis', 'GET', `${racine}/studies/${etude}`)).statut).toBe(404);
});
