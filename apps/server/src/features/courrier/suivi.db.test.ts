import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/courrier';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { bancCourrier, deposerEnvoi } from '../../bac-a-sable/mssante/testing-courrier.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { partir } from './partir.ts';
import { RefusMessagerie } from './ports.ts';
import { courrierRoutes } from './routes.ts';

const base = await baseDeTest();
const banc = await bancCourrier(base);
const { appeler, fermer } = await serveurDeTest({ monter: (serveur) => courrierRoutes(serveur, banc.deps) });
afterAll(fermer);
afterAll(banc.fermer);

const soignant = sessionDeTest();
const organisationId = soignant.organisationId ?? '';
const acteId = randomUUID();
const praticien = sessionDeTest({ roles: ['praticien'], profession: '40' });

beforeEach(() => banc.operateur.mettreEnPanne(false));

await banc.deps.bd.organisation({ organisationId }, async (tx) => {
  const dossierId = randomUUID();
  await tx
    .insertInto('dossier')
    .values({
      organisation_id: organisationId,
      id: dossierId,
      nom_naissance: 'ZZCANARI',
      prenoms: ['Zoé'],
      date_naissance: '1940-01-01',
      sexe: 'F',
      nom_norme: 'zzcanari',
      recherche: 'zzcanari zoe',
    })
    .execute();
  await tx
    .insertInto('acte')
    .values({
      organisation_id: organisationId,
      id: acteId,
      dossier_id: dossierId,
      site_id: soignant.siteId ?? '',
      nature: 'TELEEXPERTISE_ESMS',
      prepare_par: soignant.professionnelId ?? '',
    })
    .execute();
});
await banc.deps.bd.organisation({ organisationId: praticien.organisationId ?? '' }, (tx) =>
  tx
    .insertInto('acte_recu')
    .values({
      organisation_id: praticien.organisationId ?? '',
      id: acteId,
      proprietaire_organisation_id: organisationId,
      requis_id: praticien.professionnelId ?? '',
      nature: 'TELEEXPERTISE_ESMS',
      etat: 'ENVOYEE',
      version: 1,
      urgence: 'PROGRAMMEE',
      echeance: '2026-12-01T00:00:00Z',
      envoye_le: '2026-11-01T00:00:00Z',
      patient_nom: 'ZZCANARI',
      patient_naissance: '1940-01-01',
      structure_nom: 'EHPAD',
      requerant_nom: 'Claire',
      motif: 'x',
    })
    .execute(),
);

const lister = (session = soignant) => appeler(contrat.listerEnvois, { session, params: { id: acteId } });

test('chaque côté suit ce que son organisation a envoyé, avec la réponse de l’opérateur', async () => {
  const demande = await deposerEnvoi(banc, organisationId, { type: 'DEMANDE', acteId });
  const reponse = await deposerEnvoi(banc, praticien.organisationId ?? '', { acteId });
  await partir(banc.deps, { organisationId, envoiId: demande });
  expect((await lister()).corps).toMatchObject({
    cote: 'REQUERANT',
    mssanteConfiguree: true,
    envois: [{ id: demande, etat: 'FAIT', essais: 1, reponse: expect.stringMatching(/^250 /) }],
  });
  expect((await lister(praticien)).corps).toMatchObject({
    cote: 'REQUIS',
    envois: [{ id: reponse, etat: 'A_FAIRE', reponse: null, phrase: 'En attente de départ.' }],
  });
});

test('les autres ne voient rien : ni une autre organisation, ni un autre site, ni un autre dentiste du cabinet', async () => {
  expect((await lister(sessionDeTest())).statut).toBe(404);
  expect((await lister(sessionDeTest({ organisationId }))).statut).toBe(403);
  const collegue = sessionDeTest({ roles: ['praticien'], organisationId: praticien.organisationId });
  expect((await lister(collegue)).statut).toBe(404);
});

test('réessayer maintenant : l’envoi abandonné repart, deux clics n’en font qu’un, un envoi fait ne repart pas', async () => {
  const id = await deposerEnvoi(banc, organisationId, { type: 'REFUS', acteId });
  const sansBoite = { REFUS: { compose: () => Promise.reject(new RefusMessagerie('SANS_BAL')) } };
  await partir({ ...banc.deps, compositeurs: sansBoite }, { organisationId, envoiId: id });
  expect((await lister()).corps.envois[0]).toMatchObject({ id, etat: 'NON_TRANSMIS', relancePossible: true });
  const cle = randomUUID();
  const clics = await Promise.all(
    [1, 2].map(() => appeler(contrat.relancerEnvoi, { session: soignant, params: { id }, cle })),
  );
  expect(clics.map(({ statut }) => statut)).toEqual([200, 200]);
  const { rows } = await base.proprietaire.query(`select data from pgboss.job where data->>'envoiId' = $1`, [
    id,
  ]);
  expect(rows).toHaveLength(2);
  await partir(
    {
      ...banc.deps,
      compositeurs: { REFUS: banc.deps.compositeurs.DEMANDE ?? { compose: () => Promise.reject() } },
    },
    { organisationId, envoiId: id },
  );
  const trop = await appeler(contrat.relancerEnvoi, { session: soignant, params: { id } });
  expect(trop.corps).toMatchObject({ code: 'CONFLIT', motifs: ['ENVOI_DEJA_PARTI'] });
  const etranger = await appeler(contrat.relancerEnvoi, { session: sessionDeTest(), params: { id } });
  expect(etranger.statut).toBe(404);
});

test('bac à sable : boîtes, message, pièce jointe et .eml se lisent sans compte', async () => {
  const boites = await appeler(contrat.lireBoites, { session: undefined });
  expect(boites.corps.boites).toMatchObject([{ adresse: 'tilleuls@demo.mssante.fr' }]);
  const boite = await appeler(contrat.lireBoite, { params: { adresse: 'tilleuls@demo.mssante.fr' } });
  const id = boite.corps.messages[0]?.id ?? '';
  const lu = await appeler(contrat.lireCourrier, { params: { id } });
  expect(lu.corps).toMatchObject({ a: 'tilleuls@demo.mssante.fr', pieces: [{ nom: 'ZZCANARI.pdf' }] });
  const piece = await appeler(contrat.telechargerPiece, { params: { id, rang: '0' } });
  expect(piece.brute.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment/),
  });
  expect(piece.brute.body).toContain('%PDF-1.4');
  const eml = await appeler(contrat.telechargerEml, { params: { id } });
  expect(eml.brute.body).toContain('Delivered-To: tilleuls@demo.mssante.fr');
});

test.each(['../../etc/passwd', 'personne@ailleurs.fr', '..'])(
  'bac à sable : « %s » n’est pas une boîte',
  async (adresse) => {
    expect((await appeler(contrat.lireBoite, { params: { adresse } })).statut).toBe(404);
  },
);

test('bac à sable : l’interrupteur de panne fait refuser tout message, et se voit', async () => {
  await appeler(contrat.mettreEnPanne, { body: { enPanne: true } });
  expect((await appeler(contrat.lireBoites)).corps.enPanne).toBe(true);
  const id = await deposerEnvoi(banc, organisationId, { type: 'DEMANDE', acteId });
  await expect(partir(banc.deps, { organisationId, envoiId: id })).rejects.toThrow();
  expect((await lister()).corps.envois[0]?.phrase).toBe(
    'L’opérateur ne prend pas le message pour l’instant. (réponse 451) Un nouvel essai se fera tout seul.',
  );
  await appeler(contrat.mettreEnPanne, { body: { enPanne: false } });
});

test('avec un vrai opérateur, le bac à sable n’a aucune porte', async () => {
  const seul = await serveurDeTest({
    monter: (serveur) => courrierRoutes(serveur, { ...banc.deps, bacASable: undefined }),
  });
  expect([...seul.serveur.registre.keys()]).toEqual(['courrier.listerEnvois', 'courrier.relancerEnvoi']);
  await seul.fermer();
});
