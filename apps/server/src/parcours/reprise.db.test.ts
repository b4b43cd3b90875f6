import { randomUUID } from 'node:crypto';
import { exporterDossier, preparerExport } from '@orapont/contract/export';
import * as contrat from '@orapont/contract/reprise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ecrireZip } from '../adapters/archive/ecrire-zip.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { objetDePartie, preparerParties } from '../features/export/preparer.ts';
import { objetDe } from '../features/medias/objets-media.ts';
import { objetDArchive } from '../features/reprise/archive-deposee.ts';
import { examiner } from '../features/reprise/examiner.ts';
import { reprendre } from '../features/reprise/reprendre.ts';
import { sourceOrapont } from '../features/reprise/sources/orapont.ts';
import { balayerOrphelins } from '../features/teleexpertise/compte-rendu/orphelins.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { idStable } from '../kernel/empreinte.ts';
import { rassembler, unSeul } from '../kernel/octets.ts';
import { sessionDeTest } from '../kernel/testing.ts';
import { FILES } from '../kernel/travaux.ts';
import { bancDExport, verifierArchive } from './testing-export.ts';
import { bancDeReprise } from './testing-reprise.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
const sortie = await bancDExport(banc);
const { deps, envois, appeler, fermer, vide, coupee } = await bancDeReprise(base, [sourceOrapont], {
  objets: sortie.deps.objets,
  maintenant: banc.deps.maintenant,
});
afterAll(async () => {
  await fermer();
  await sortie.fermer();
  await banc.http.fermer();
});

let d: Awaited<ReturnType<typeof banc.decor>>;
let archive: Buffer;
let manifeste: Awaited<ReturnType<typeof verifierArchive>>['manifeste'];
beforeAll(async () => {
  d = await banc.decor();
  const { mediaId } = await banc.signe(d);
  await base.proprietaire.query(`update media set type_mime = 'image/jpeg' where id = $1`, [mediaId]);
  const { organisationId } = d.ehpad;
  const ref = objetDe({ organisationId, dossierId: d.dossierId, mediaId, rotation: 0 }, 'original');
  await deps.objets.ecrire(ref, unSeul(Buffer.from('une photographie')));
  const exporte = await sortie.appeler(exporterDossier, {
    session: d.soignante,
    params: { id: d.dossierId },
  });
  archive = exporte.brute.rawPayload;
  ({ manifeste } = await verifierArchive(archive));
}, 30_000);

const compter = async (table: string, organisationId: string): Promise<number> =>
  Number(
    (
      await base.proprietaire.query(`select count(*) as n from ${table} where organisation_id = $1`, [
        organisationId,
      ])
    ).rows[0].n,
  );

test('un dossier exporté se reprend ailleurs : l’essai n’écrit rien, puis les mêmes fichiers, aux mêmes empreintes', async () => {
  const o = await vide();
  const { organisationId } = o.lieu;
  const quoi = await o.deposer(archive);
  const essai = await o.lire(quoi.repriseId);
  expect(essai).toMatchObject({ etat: 'EXAMINEE', refus: null });
  expect(Object.values(essai.comptes).reduce((a, b) => a + b, 0)).toBe(manifeste.fichiers.length + 1);
  expect(await compter('dossier', organisationId)).toBe(0);
  await expect(o.accorder(quoi, coupee(3))).rejects.toThrow('COUPURE');
  expect((await o.lire(quoi.repriseId)).etat).toBe('EN_COURS');
  await reprendre(deps, quoi);
  const fait = await o.lire(quoi.repriseId);
  expect(fait.etat).toBe('TERMINEE');
  expect(fait.comptes['CREE']).toBe(essai.comptes['A_CREER']);
  expect(await compter('dossier', organisationId)).toBe(1);
  const { rows } = await base.proprietaire.query(
    'select id, dossier_id, octets, empreinte from document where organisation_id = $1',
    [organisationId],
  );
  const voulues = manifeste.fichiers
    .filter(({ nature }) => ['DONNEES', 'DOCUMENT', 'IMAGE'].includes(nature))
    .map(({ sha256 }) => sha256);
  expect(rows.map(({ empreinte }) => empreinte)).toEqual(expect.arrayContaining(voulues));
  for (const { id, dossier_id: dossierId, octets } of rows) {
    const lus = await rassembler(deps.objets.lire({ organisationId, dossierId, objetId: id, version: 1 }));
    expect(lus.length).toBe(Number(octets));
  }
  const fiche = await base.proprietaire.query('select * from dossier where organisation_id = $1', [
    organisationId,
  ]);
  expect(fiche.rows[0]).toMatchObject({ id: d.dossierId, ins_statut: 'PROV', ins_matricule: null });
  // Said twice: nothing twice.
  const encore = await o.deposer(archive);
  expect((await o.lire(encore.repriseId)).comptes).not.toHaveProperty('A_CREER');
  await o.accorder(encore);
  await reprendre(deps, quoi);
  expect(await compter('dossier', organisationId)).toBe(1);
  expect(await compter('document', organisationId)).toBe(rows.length);
  const rapport = await appeler(contrat.lireRapport, {
    session: o.session,
    params: { ...o.params, repriseId: quoi.repriseId },
  });
  expect(rapport.brute.body.trim().split('\r\n')).toHaveLength(manifeste.fichiers.length + 2);
});

test('ID-INS : quelqu’un qui pourrait être la même personne attend, avec tous ses fichiers', async () => {
  const o = await vide();
  const { organisationId } = o.lieu;
  await base.proprietaire.query(
    `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche, profil_sensoriel)
     select $1, $2, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche, profil_sensoriel from dossier
     where organisation_id = $3 and id = $4`,
    [organisationId, randomUUID(), d.ehpad.organisationId, d.dossierId],
  );
  const quoi = await o.deposer(archive);
  await o.accorder(quoi);
  const { comptes, ecarts } = await o.lire(quoi.repriseId);
  expect(comptes).not.toHaveProperty('CREE');
  expect(ecarts[0]?.motif).toMatch(/pourrait être la même personne/);
  expect([await compter('dossier', organisationId), await compter('document', organisationId)]).toEqual([
    1, 0,
  ]);
});

test('deux homonymes d’une même archive étaient deux personnes : ils se reprennent tous les deux, comme l’essai l’a dit', async () => {
  const { organisationId } = d.ehpad;
  await base.proprietaire.query(
    `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche, profil_sensoriel)
     select organisation_id, $1, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche, profil_sensoriel from dossier
     where organisation_id = $2 and id = $3`,
    [randomUUID(), organisationId, d.dossierId],
  );
  const administratrice = sessionDeTest({ organisationId, roles: ['administrateur'] });
  const { corps } = await sortie.appeler(preparerExport, {
    session: administratrice,
    params: { id: organisationId },
  });
  const quoiExport = { organisationId, exportId: corps.id };
  await preparerParties({ ...sortie.deps, octetsPartie: 1e9 }, quoiExport);
  const partie = await rassembler(deps.objets.lire(objetDePartie(quoiExport, 1)));
  const o = await vide();
  const quoi = await o.deposer(partie);
  const essai = await o.lire(quoi.repriseId);
  await o.accorder(quoi);
  expect((await o.lire(quoi.repriseId)).comptes['CREE']).toBe(essai.comptes['A_CREER']);
  expect(await compter('dossier', o.lieu.organisationId)).toBe(2);
});

test('un fichier changé, un fichier de trop, un fichier qui manque : chacun a sa ligne et son motif', async () => {
  const o = await vide();
  const { fichiers } = await verifierArchive(archive);
  const image = manifeste.fichiers.find(({ nature }) => nature === 'IMAGE')?.chemin ?? '';
  const document = manifeste.fichiers.find(({ nature }) => nature === 'DOCUMENT')?.chemin ?? '';
  const autres = new Map(fichiers)
    .set(image, Buffer.from('une autre photographie'))
    .set('surprise.exe', Buffer.from('rien'));
  autres.delete(document);
  autres.delete('manifest.json');
  const dit = JSON.parse(String(fichiers.get('manifest.json')));
  // A character that no database holds: the trial must end all the same.
  const illisible = { chemin: 'perdu\u0000', nature: 'IMAGE', dossierId: d.dossierId, motif: 'Perdu\u0000' };
  const refait = await rassembler(
    ecrireZip(
      (async function* () {
        for (const [chemin, octets] of autres)
          yield {
            chemin,
            nature: 'TABLEAU' as const,
            type: '',
            dossierId: null,
            id: null,
            octets: () => unSeul(octets),
          };
      })(),
      () => ({ chemin: 'manifest.json', contenu: JSON.stringify({ ...dit, absents: [illisible] }) }),
    ),
  );
  const quoi = await o.deposer(refait);
  const { ecarts } = await o.lire(quoi.repriseId);
  expect(new Map(ecarts.map(({ chemin, sort }) => [chemin, sort]))).toEqual(
    new Map([image, document, 'surprise.exe', 'perdu '].map((chemin) => [chemin, 'REFUSE'])),
  );
});

test('ce qui n’est pas une archive entière est refusé par une phrase, et ses octets s’en vont', async () => {
  const o = await vide();
  for (const octets of [Buffer.from('bonjour'), archive.subarray(0, archive.length - 200)]) {
    const quoi = await o.deposer(octets);
    expect(await o.lire(quoi.repriseId)).toMatchObject({
      etat: 'REFUSEE',
      refus: expect.stringMatching(/ZIP|archive/),
    });
    expect(await deps.objets.taille(objetDArchive(quoi))).toBeUndefined();
  }
});

test('DOS-12 : une archive se dépose chez soi seulement, entière, en une fois, et personne d’ailleurs ne la voit', async () => {
  const o = await vide();
  const ailleurs = await vide();
  const repriseId = randomUUID();
  const { organisationId } = o.lieu;
  const envoi = randomUUID().replaceAll('-', '');
  const sien = {
    id: envoi,
    organisationId,
    dossierId: idStable('envoi de reprise', organisationId, o.session.compteId),
  };
  const deposer = ({ session }: typeof o, site = o.lieu.siteId) =>
    appeler(contrat.deposerArchive, { session, params: { ...o.params, repriseId }, body: { envoi, site } });
  expect((await deposer(o)).corps.motifs).toEqual(['ENVOI_PERDU']);
  envois.poser({ ...sien, dossierId: ailleurs.session.compteId }, archive);
  expect((await deposer(o)).corps.motifs).toEqual(['ENVOI_PERDU']);
  envois.poser(sien, archive, archive.length - 1);
  expect((await deposer(o)).corps.motifs).toEqual(['ENVOI_INCOMPLET']);
  envois.poser(sien, archive);
  expect((await deposer(ailleurs)).statut).toBe(404);
  expect((await deposer(o, ailleurs.lieu.siteId)).statut).toBe(404);
  expect((await deposer(o)).statut).toBe(200);
  expect((await deposer(o)).statut).toBe(200);
  expect(await compter('reprise', organisationId)).toBe(1);
  const params = { ...o.params, repriseId };
  expect((await appeler(contrat.accorderReprise, { session: o.session, params })).statut).toBe(409);
  await examiner(deps, { organisationId, repriseId });
  expect(await o.lire(repriseId)).toMatchObject({ etat: 'EXAMINEE', source: 'ORAPONT' });
  expect(await envois.trouver(envoi)).toBeUndefined();
  for (const route of [contrat.accorderReprise, contrat.lireRapport])
    expect((await appeler(route, { session: ailleurs.session, params })).statut).toBe(404);
  expect(
    (
      await appeler(contrat.listerReprises, {
        session: { ...o.session, roles: ['soignant'] },
        params: o.params,
      })
    ).statut,
  ).toBe(403);
  const vues = await base.bd.organisation({ organisationId: ailleurs.lieu.organisationId }, (tx) =>
    tx.selectFrom('reprise').selectAll().execute(),
  );
  expect(vues).toEqual([]);
});

test('une archive qui a disparu pendant la reprise la termine par une phrase : ce qui est repris reste, le reste est dit', async () => {
  const o = await vide();
  const quoi = await o.deposer(archive);
  await expect(o.accorder(quoi, coupee(3))).rejects.toThrow('COUPURE');
  await deps.objets.supprimer(objetDArchive(quoi));
  await reprendre(deps, quoi);
  const { etat, refus, comptes } = await o.lire(quoi.repriseId);
  expect([etat, refus]).toEqual(['INTERROMPUE', expect.stringMatching(/déposez-la de nouveau/)]);
  expect(comptes).not.toHaveProperty('A_CREER');
  expect(comptes['CREE']).toBe(2);
});

test('une panne qui revient à chaque essai finit aussi par une phrase', async () => {
  const o = await vide();
  const quoi = await o.deposer(archive);
  const enPanne = { ...deps, ouvrirArchive: () => Promise.reject(new Error('PANNE')) };
  await expect(o.accorder(quoi, enPanne)).rejects.toThrow('PANNE');
  async function essayer(essais: number) {
    for (let n = 0; n < essais; n += 1) await reprendre(enPanne, quoi).catch(() => undefined);
  }
  await essayer(FILES['reprise.reprendre'].essais - 1);
  expect((await o.lire(quoi.repriseId)).etat).toBe('EN_COURS');
  await essayer(1);
  expect(await o.lire(quoi.repriseId)).toMatchObject({
    etat: 'INTERROMPUE',
    refus: expect.stringMatching(/plusieurs fois/),
  });
});

test('une archive qui attend garde ses octets un mois, ceux d’un export aussi ; écartée, elle s’efface et son rapport reste', async () => {
  const o = await vide();
  const quoi = await o.deposer(archive);
  const balayer = (jours: number) =>
    balayerOrphelins({ ...banc.deps, maintenant: () => new Date(Date.now() + jours * 86_400_000) });
  const ici = () => deps.objets.taille(objetDArchive(quoi));
  const { organisationId } = d.ehpad;
  const demande = {
    session: sessionDeTest({ organisationId, roles: ['administrateur'] }),
    params: { id: organisationId },
  };
  const exportId = (await sortie.appeler(preparerExport, demande)).corps.id;
  await preparerParties({ ...sortie.deps, octetsPartie: 1e9 }, { organisationId, exportId });
  await balayer(29);
  expect(await deps.objets.taille(objetDePartie({ organisationId, exportId }, 1))).toBeDefined();
  expect(await ici()).toBeDefined();
  const appel = { session: o.session, params: { ...o.params, repriseId: quoi.repriseId } };
  const { comptes } = await o.lire(quoi.repriseId);
  expect((await appeler(contrat.ecarterReprise, appel)).statut).toBe(200);
  expect((await appeler(contrat.ecarterReprise, appel)).statut).toBe(200);
  expect(await ici()).toBeUndefined();
  expect(await o.lire(quoi.repriseId)).toMatchObject({
    etat: 'REFUSEE',
    comptes: { REFUSE: comptes['A_CREER'], LISIBLE: comptes['LISIBLE'] },
  });
  const oubliee = await o.deposer(archive);
  await balayer(31);
  expect(await deps.objets.taille(objetDArchive(oubliee))).toBeUndefined();
});
