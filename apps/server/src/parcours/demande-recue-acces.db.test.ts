import * as demande from '@orapont/contract/demande-recue';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { acteDemande } from '../features/facturation/faits-repository.ts';
import { bancDemandesRecues } from './testing-banc-demande-recue.ts';
import { archiveDemande, lettreDemande } from './testing-demande-recue.ts';

const base = await baseDeTest();
const b = await bancDemandesRecues(base);
const { banc, arrive, prendre, prise, copier, lire, ouvrir, accepter, signer } = b;
afterAll(() => banc.http.fermer());

test('TE-09 : la même demande dans deux messages fait un seul acte ; deux personnes à la fois, un seul', async () => {
  const premiere = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  const seconde = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  const statuts = await Promise.all([prendre(premiere), prendre(premiere), prendre(seconde)]);
  expect(statuts.map(({ statut }) => statut).filter((statut) => statut === 200)).toHaveLength(1);
  expect(
    await banc.compter(`from acte where organisation_id = $1 and demande -> 'recue' is not null`, [
      b.d.cabinet.organisationId,
    ]),
  ).toBe(1);
});

test('ID-INS : la fiche connue est reprise avec son INS qualifié ; celle de quelqu’un d’autre demande une vérification', async () => {
  const { organisationId } = b.d.cabinet;
  const dossierId = await banc.monde.dossier(b.d.cabinet);
  const connue = (await base.proprietaire.query('select * from dossier where id = $1', [dossierId])).rows[0];
  const patient = {
    ins: { matricule: connue.ins_matricule, oid: connue.ins_oid },
    ipp: { systeme: '2.25.11', numero: 'X' },
    nomNaissance: 'LEFEVRE',
    nomUtilise: null,
    prenoms: ['JEANNE'],
    prenomUtilise: null,
    sexe: 'F' as const,
    dateNaissance: '1938-02-03',
    lieuNaissance: '29019',
    representant: null,
  };
  const autre = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  expect((await prendre(autre, { dossierId })).corps).toMatchObject({ motifs: ['IDENTITE_DIFFERENTE'] });
  const acteId = await prise(
    { dossierId },
    await lettreDemande({
      zip: await archiveDemande({ patient, identifiant: '2.25.5001', lot: '2.25.5000' }),
    }),
  );
  const acte = await lire(acteId);
  expect(acte).toMatchObject({ dossier_id: dossierId, organisation_id: organisationId });
  expect(acte.demande.patient).toMatchObject({ insStatut: 'QUAL', ins: { matricule: connue.ins_matricule } });
});

test('TE-13 : le requérant sans compte n’est ni facturé, ni prévenu, ni inscrit ici', async () => {
  const avant = await banc.compter('from professionnel', []);
  const acteId = await prise();
  await accepter(acteId);
  expect((await signer(acteId)).statut).toBe(200);
  await copier(acteId);
  const { organisationId } = b.d.cabinet;
  const demandee = await b.deps.bd.organisation({ organisationId }, (tx) => acteDemande(tx, acteId));
  expect(demandee).toBeUndefined();
  const { requerant_id } = await lire(acteId);
  expect(await banc.compter('from notification where professionnel_id = $1', [requerant_id])).toBe(0);
  expect(await banc.compter(`from notification where acte_id = $1 and type = 'AVIS_RENDU'`, [acteId])).toBe(
    0,
  );
  expect(await banc.compter('from professionnel', [])).toBe(avant);
});

test('DOS-12 : personne d’autre ne voit la demande, ni ailleurs, ni dans la base', async () => {
  const courrier = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  for (const session of [b.d.soignante]) {
    const params = { id: courrier.id };
    const body = { version: courrier.version, ...b.saisie() };
    expect((await b.appeler(demande.proposerPriseEnCharge, { session, params })).statut).toBe(404);
    expect((await b.appeler(demande.prendreEnCharge, { session, params, body })).statut).toBe(404);
    expect(
      (await b.appeler(demande.joindreComplement, { session, params, body: { version: 1, texte: '' } }))
        .statut,
    ).toBe(404);
  }
  const { corps } = await prendre(courrier);
  await copier(corps.acteId);
  const { statut } = await ouvrir(corps.acteId, b.d.autre);
  expect(statut).toBe(404);
  const { organisationId } = b.d.ehpad;
  const vus = await b.deps.bd.organisation({ organisationId }, async (tx) => [
    await tx.selectFrom('acte').select('id').where('id', '=', corps.acteId).execute(),
    await tx.selectFrom('media').select('id').where('acte_id', '=', corps.acteId).execute(),
    await tx.selectFrom('consentement').select('id').where('acte_id', '=', corps.acteId).execute(),
    await tx.selectFrom('courrier_recu').select('id').where('id', '=', courrier.id).execute(),
  ]);
  expect(vus).toEqual([[], [], [], []]);
  await expect(b.deps.bd.acte({ organisationId }, corps.acteId, async () => 'ouvert')).rejects.toMatchObject({
    code: 'INTROUVABLE',
  });
});

test('TE-09 : ce dont personne ne répond ne devient pas une demande', async () => {
  const courrier = await arrive(
    await lettreDemande({ zip: await archiveDemande(), de: 'roche@ailleurs.example' }),
  );
  expect(courrier.motif).toBe('HORS_ESPACE_DE_CONFIANCE');
  expect((await prendre(courrier, { adresseVerifiee: true })).corps).toMatchObject({
    motifs: ['COURRIER_NON_PRENABLE'],
  });
});
