import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { porteDimse } from '../adapters/dicom/porte-dimse.ts';
import { gardienDimse } from '../features/imagerie/gardien.ts';
import { objetDe } from '../features/imagerie/objets-imagerie.ts';
import { enMultipart, nouvelUid, radio } from '../features/imagerie/testing.ts';
import { rassembler } from '../kernel/octets.ts';
import { bancImagerie, MULTIPART, sousNom, tilleuls } from './testing-imagerie.ts';

const dcmtk = spawnSync('storescu', ['--version']).status === 0;
if (!dcmtk) process.stdout.write('\nSans dcmtk (apt install dcmtk)\u00a0: storescu n’est pas joué ici.\n');

const banc = bancImagerie();
const { appeler, envoyer, listerRecues, ouvrirStow, trouverRecue } = banc;

test('IMG-02 : une machine envoie par jeton ; révoqué, il n’ouvre plus rien', async () => {
  const { id, jeton } = await ouvrirStow();
  const nom = sousNom('A');
  expect(await envoyer(jeton, radio({ nom }))).toMatchObject({ statut: 200, gardees: 1, raisons: [] });
  expect((await trouverRecue(nom)).etat).toBe('A_RAPPROCHER');
  expect((await envoyer(`${jeton}x`, radio())).statut).toBe(401);
  await appeler('administrateur', 'DELETE', `/api/imagerie/portes/${id}`, {});
  expect((await envoyer(jeton, radio())).statut).toBe(401);
});

test('IMG-02 : le jeton ne se lit nulle part : la base n’en garde que l’empreinte', async () => {
  const { jeton } = await ouvrirStow();
  const { rows } = await banc.application.proprietaire.query(
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

test('un préambule étranger est mis à zéro, un programme devant l’image est refusé ; rien n’est en clair sur le disque', async () => {
  const { jeton } = await ouvrirStow();
  const nom = sousNom('C');
  const piege = radio({ nom });
  piege.write('MZ\x90\0programme', 0, 'latin1');
  expect((await envoyer(jeton, piege)).raisons).toEqual([0xc002]);
  piege.write('II*\0deux lectures', 0, 'latin1');
  expect((await envoyer(jeton, piege)).statut).toBe(200);
  const { rows } = await banc.application.proprietaire.query(
    `select i.organisation_id, i.id, i.cle_dossier_id from app.imagerie_instance i
     join app.imagerie_etude e on e.id = i.etude_id where e.patient ->> 'nom' = $1`,
    [nom],
  );
  const ref = objetDe(
    { organisationId: rows[0].organisation_id, id: rows[0].id, cleDossierId: rows[0].cle_dossier_id },
    'original',
  );
  const garde = await rassembler(banc.deps.objets.lire(ref));
  expect(garde.subarray(0, 128).every((octet) => octet === 0)).toBe(true);
  const grep = spawnSync('grep', ['-r', '-l', nom, banc.application.exterieur.config.dossier]);
  expect(grep.stdout.toString()).toBe('');
});

test('importer pour une personne refuse les images de toute autre', async () => {
  const deposer = (fichier: Buffer) =>
    appeler(
      'soignant du site',
      'POST',
      `/api/dicomweb/studies?dossier=${banc.situation.dossierId}`,
      enMultipart(fichier),
      MULTIPART,
    );
  const etrangere = radio({ nom: 'DURAND^PAUL', sexe: 'M' });
  const autre = await deposer(etrangere);
  expect(autre.statut).toBe(409);
  expect(autre.reponse.headers['x-orapont-refus']).toBe('0=AUTRE_PATIENT');
  // Here already, by its machine: it is still of someone else.
  await envoyer((await ouvrirStow([])).jeton, etrangere);
  expect((await deposer(etrangere)).statut).toBe(409);
  expect((await deposer(radio(banc.delaSituation()))).statut).toBe(200);
  expect(
    (
      await appeler('soignant du site', 'POST', '/api/dicomweb/studies', Buffer.from('x'), {
        'content-type': 'application/dicom',
      })
    ).statut,
  ).toBe(415);
});

test('IMG-02 : envoyer pour un examen refuse les images de tout autre, avec la raison en toutes lettres', async () => {
  const { jeton } = await ouvrirStow();
  const [etude, nom] = [nouvelUid(), sousNom('G')];
  const issue = await banc.envoyerA(`studies/${etude}`, jeton, radio({ etude, nom }), radio({ nom }));
  expect(issue).toMatchObject({ statut: 202, gardees: 1, raisons: [0xa902] });
  expect(issue.phrases[0]).toContain('autre examen');
});

test('IMG-02, DOS-12 : le jeton d’une machine dépose ; il ne lit que si l’administrateur l’a dit, et là où elle est', async () => {
  const lire = (jeton: string, chemin: string) =>
    fetch(`${banc.adresse}/api/machines/dicomweb/${chemin}`, {
      headers: { authorization: `Bearer ${jeton}` },
    });
  const etude = nouvelUid();
  const [seule, lectrice] = [await ouvrirStow([]), await ouvrirStow([], true)];
  await envoyer(seule.jeton, radio({ ...banc.delaSituation(), etude }));
  const recue = (await listerRecues()).attente.find(
    (e: { patient: { nom: string } }) => e.patient.nom === banc.situation.marque,
  );
  expect((await lire(lectrice.jeton, `studies/${etude}`)).status).toBe(404);
  await appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
    version: recue.version,
    dossierId: banc.situation.dossierId,
  });
  expect((await lire(seule.jeton, `studies/${etude}`)).status).toBe(403);
  expect((await lire(`${lectrice.jeton}x`, `studies/${etude}`)).status).toBe(401);
  expect((await lire(lectrice.jeton, `studies/${etude}`)).status).toBe(200);
  const { rows } = await banc.application.proprietaire.query(
    `select acteur from app.evenement where dossier_id = $1 and action = 'IMAGE_OUVERTE' and compte_id is null`,
    [banc.situation.dossierId],
  );
  expect(rows).toEqual([{ acteur: 'Panoramique' }]);
  await banc.application.proprietaire.query(
    `update app.sejour set au = current_date - 1 where dossier_id = $1`,
    [banc.situation.dossierId],
  );
  expect((await lire(lectrice.jeton, `studies/${etude}`)).status).toBe(404);
  await banc.application.proprietaire.query(`update app.sejour set au = null where dossier_id = $1`, [
    banc.situation.dossierId,
  ]);
});

test('les portes qui ne sont pas HTTP sont au registre', () => {
  expect([...banc.application.serveur.portes.keys()]).toEqual(['imagerie.dimse']);
});

test.skipIf(!dcmtk)(
  'IMG-02 : storescu entre si ses titres et son adresse sont déclarés ; sinon il est rejeté, et c’est tracé',
  async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'orapont-storescu-'));
    afterAll(() => rmSync(dossier, { recursive: true, force: true }));
    const fichier = join(dossier, 'radio.dcm');
    const nom = sousNom('F');
    writeFileSync(fichier, radio({ nom }));
    const porte = await porteDimse({ port: 0, hote: '127.0.0.1' }).ouvrir(gardienDimse(banc.deps));
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
    const { rows } = await banc.application.proprietaire.query(
      `select acteur from app.evenement where action = 'PORTE_IMAGERIE_REFUSEE'`,
    );
    expect(rows.map(({ acteur }) => acteur)).toContain('DIMSE 127.0.0.1');
  },
);
