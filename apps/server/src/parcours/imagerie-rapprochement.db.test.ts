import { expect, test } from 'vitest';
import { objetDe } from '../features/imagerie/objets-imagerie.ts';
import { balayer, rangerEtude } from '../features/imagerie/preparer.ts';
import { nouvelUid, radio } from '../features/imagerie/testing.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import { bancImagerie, sousNom } from './testing-imagerie.ts';

const banc = bancImagerie();
const { appeler, envoyer, listerRecues, ouvrirStow, trouverRecue } = banc;

test('IMG-01 : traits égaux, proposée ; une personne rattache, la clé change, l’étude se lit ; elle annule', async () => {
  const { jeton } = await ouvrirStow();
  const [etude, serie, sop] = [nouvelUid(), nouvelUid(), nouvelUid()];
  const image = radio({ ...banc.delaSituation(), etude, serie, sop });
  await envoyer(jeton, image);
  const recue = (await listerRecues()).attente.find((e: { proposition: unknown }) => e.proposition !== null);
  expect(recue.proposition).toMatchObject({ dossier: { id: banc.situation.dossierId }, regle: 'TRAITS' });
  expect(JSON.stringify(await listerRecues('soignant d’un autre site'))).not.toContain(banc.situation.marque);

  const rattacher = (corps: object) =>
    appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
      version: recue.version,
      dossierId: banc.situation.dossierId,
      ...corps,
    });
  expect((await rattacher({ retenirIdentifiant: true })).statut).toBe(200);
  expect((await rattacher({})).statut).toBe(409);
  await rangerEtude(banc.deps, banc.situation.organisationId, recue.id);
  const instance = { organisationId: banc.situation.organisationId, id: recue.instances[0].id };
  const [sousEtude, sousDossier] = [recue.id, banc.situation.dossierId].map((cleDossierId: string) =>
    objetDe({ ...instance, cleDossierId }, 'original'),
  );
  expect(sousEtude && (await banc.deps.objets.existe(sousEtude))).toBe(false);
  expect(sousDossier && (await banc.deps.objets.existe(sousDossier))).toBe(true);

  expect((await appeler('soignant du site', 'GET', `/api/dicomweb/studies/${etude}`)).statut).toBe(200);
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
  expect(suivante.proposition).toMatchObject({
    dossier: { id: banc.situation.dossierId },
    regle: 'IDENTIFIANT',
  });

  const { version } = (await listerRecues()).decidees.find((e: { id: string }) => e.id === recue.id);
  const annulation = await appeler(
    'soignant du site',
    'POST',
    `/api/imagerie/etudes/${recue.id}/annulation`,
    { version },
  );
  expect(annulation.statut).toBe(200);
  await rangerEtude(banc.deps, banc.situation.organisationId, recue.id);
  expect(sousDossier && (await banc.deps.objets.existe(sousDossier))).toBe(false);
  expect((await appeler('soignant du site', 'GET', `/api/dicomweb/studies/${etude}`)).statut).toBe(404);
});

test('IMG-01 : une autre identité ne se rattache pas sans le dire, et cela se lit dans l’historique', async () => {
  const { jeton } = await ouvrirStow([]);
  const nom = sousNom('D');
  await envoyer(jeton, radio({ nom, identifiant: '' }));
  const recue = await trouverRecue(nom);
  const rattacher = (identiteVerifiee: boolean) =>
    appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
      version: recue.version,
      dossierId: banc.situation.dossierId,
      identiteVerifiee,
    });
  expect((await rattacher(false)).corps.motifs).toEqual(['IDENTITE_DIFFERENTE']);
  expect((await rattacher(true)).statut).toBe(200);
  const { rows } = await banc.application.proprietaire.query(
    `select 1 from app.evenement where dossier_id = $1 and action = 'ETUDE_RATTACHEE_MALGRE_IDENTITE'`,
    [banc.situation.dossierId],
  );
  expect(rows).toHaveLength(1);
});

test('une image rattachée à une demande en préparation y entre, et en sort quand on annule', async () => {
  const brouillon = await creerSituation(banc.application, 'partage ouvert', 'BROUILLON');
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

test('seules les images choisies entrent dans la demande ; le dossier garde tout l’examen', async () => {
  const brouillon = await creerSituation(banc.application, 'partage ouvert', 'BROUILLON');
  const { jeton } = await ouvrirStow();
  const elle = { nom: `${brouillon.marque}^Camille`, naissance: '19400506', sexe: 'F', identifiant: '' };
  const [etude, serie] = [nouvelUid(), nouvelUid()];
  const images = [1, 2].map((teinte) => radio({ ...elle, etude, serie, teinte }));
  await envoyer(jeton, ...images, radio({ ...elle, etude, teinte: 3 }));
  const recue = await trouverRecue(brouillon.marque);
  type Instance = { readonly id: string; readonly serie: number; readonly pile: string };
  const { instances }: { instances: readonly Instance[] } = recue;
  expect(instances.every(({ id, pile }) => pile === id)).toBe(true);
  expect(new Set(instances.map((instance) => instance.serie))).toEqual(new Set([0, 1]));
  const rattacher = (choisies: readonly string[]) =>
    appeler('soignant du site', 'POST', `/api/imagerie/etudes/${recue.id}/rattachement`, {
      version: recue.version,
      dossierId: brouillon.dossierId,
      acteId: brouillon.acteId,
      images: choisies,
    });
  const premiere = instances[0]?.id ?? '';
  expect((await rattacher([premiere, brouillon.acteId])).statut).toBe(404);
  expect(await rattacher([premiere])).toMatchObject({ statut: 200, corps: { ecartees: [] } });
  const { medias } = (await appeler('soignant du site', 'GET', `/api/demandes/${brouillon.acteId}/medias`))
    .corps;
  expect(medias.filter((m: { vue: string }) => m.vue === 'RADIO')).toHaveLength(1);
  const dossier = await appeler(
    'soignant du site',
    'GET',
    `/api/imagerie/dossiers/${brouillon.dossierId}/etudes`,
  );
  const gardee = dossier.corps.etudes.find(({ id }: { id: string }) => id === recue.id);
  expect(gardee.piles).toHaveLength(3);
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
    { organisationId: banc.situation.organisationId, id: recue.instances[0].id, cleDossierId: recue.id },
    'original',
  );
  await balayer(banc.deps);
  expect(await banc.deps.objets.existe(original)).toBe(true);
  await banc.application.proprietaire.query(
    `update app.imagerie_etude set decide_le = now() - interval '8 days' where id = $1`,
    [recue.id],
  );
  await balayer(banc.deps);
  expect(await banc.deps.objets.existe(original)).toBe(false);
});
