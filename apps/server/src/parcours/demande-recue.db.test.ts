import { randomUUID } from 'node:crypto';
import * as demande from '@orapont/contract/demande-recue';
import * as lecture from '@orapont/contract/lecture';
import * as reception from '@orapont/contract/reception';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { acteDemande } from '../features/facturation/faits-repository.ts';
import type { DepsReception } from '../features/reception/deps.ts';
import { releverTout } from '../features/reception/relever.ts';
import { receptionRoutes } from '../features/reception/routes.ts';
import { compositeursLecture } from '../features/teleexpertise/compte-rendu/composer.ts';
import { bancDeSignature, contenu } from '../features/teleexpertise/compte-rendu/testing.ts';
import { surveiller } from '../features/teleexpertise/demande/surveiller.ts';
import { synchroniser } from '../features/teleexpertise/demande/synchroniser.ts';
import { serveurDeTest } from '../kernel/testing.ts';
import { boiteDeTest } from './testing-courrier-recu.ts';
import {
  archiveDemande,
  demandesDeTest,
  INFIRMIERE_DISTANTE,
  lettreDemande,
} from './testing-demande-recue.ts';
import { bancDeReception } from './testing-reception.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
banc.horloge.maintenant = Date.parse('2026-11-22T12:00:00Z');
afterAll(() => banc.http.fermer());

let d: Awaited<ReturnType<typeof banc.decor>>;
let boite: ReturnType<typeof boiteDeTest>;
let deps: DepsReception;
let appeler: Awaited<ReturnType<typeof serveurDeTest>>['appeler'];
beforeEach(async () => {
  const autre = await bancDeReception(base, banc);
  await autre.fermer();
  d = autre.d;
  boite = boiteDeTest('cabinet@demo.mssante.fr');
  const { organisationId, siteId } = d.cabinet;
  await base.proprietaire.query(`update site set finess = '340000116' where id = $1`, [siteId]);
  deps = {
    ...autre.deps,
    demandes: demandesDeTest(banc.deps, { '10000000017': INFIRMIERE_DISTANTE }),
    boites: {
      ...autre.deps.boites,
      boites: ({ id }) => (id === organisationId ? [boite.boite] : []),
    },
  };
  const serveur = await serveurDeTest({ monter: (s) => receptionRoutes(s, deps) });
  appeler = serveur.appeler;
  return () => serveur.fermer();
});

const courriers = async () =>
  (await appeler(reception.listerCourrier, { session: d.requis, query: { vue: 'tout' } })).corps.courriers;
/** The message that the last reading brought. */
async function arrive(lettre: Uint8Array) {
  const connus = new Set((await courriers()).map(({ id }) => id));
  boite.messages.push(lettre);
  await releverTout(deps);
  const neuf = (await courriers()).find(({ id }) => !connus.has(id));
  if (!neuf) throw new Error('un courrier était attendu');
  return neuf;
}

const saisie = (change: object = {}) => ({
  dossierId: null,
  personne: null,
  requerant: {
    nom: 'À relire',
    prenom: '',
    profession: '60',
    savoirFaire: null,
    rpps: null,
    structure: { nom: 'À relire', finess: null, siret: null, categorie: '500' },
  },
  requisId: d.dentiste,
  requisSiteId: d.cabinet.siteId,
  nature: 'TELEEXPERTISE_ESMS' as const,
  motif: 'AFFECTION_BUCCO_DENTAIRE',
  motifTexte: 'Joue gonflée',
  question: 'Faut-il une consultation rapide ?',
  urgence: 'RAPIDE' as const,
  consentement: 'DIT' as const,
  lien: { preuve: 'SOINS_AU_CABINET' as const, date: '2024-05-02' as const },
  ...change,
});

const prendre = (
  courrier: { id: string; version: number },
  change: object = {},
  cle: string = randomUUID(),
) =>
  appeler(demande.prendreEnCharge, {
    session: d.requis,
    params: { id: courrier.id },
    body: { version: courrier.version, ...saisie(change) },
    cle,
  });

async function prise(change: object = {}, lettre?: Uint8Array) {
  const courrier = await arrive(lettre ?? (await lettreDemande({ zip: await archiveDemande() })));
  const { statut, corps } = await prendre(courrier, change);
  if (statut !== 200) throw new Error(JSON.stringify(corps));
  await copier(corps.acteId);
  return corps.acteId;
}
/** What the jobs do a moment later: the copy of the worklist, and the pictures. */
async function copier(acteId: string) {
  await synchroniser(banc.deps, { organisationId: d.cabinet.organisationId, acteId });
  await base.proprietaire.query(`update media set etat = 'PRET' where acte_id = $1`, [acteId]);
}

const lire = async (acteId: string) =>
  (await base.proprietaire.query('select * from acte where id = $1', [acteId])).rows[0];
async function lettrePartie(acteId: string, type: 'COMPTE_RENDU' | 'REFUS' | 'COMPLEMENT_DEMANDE') {
  const { rows } = await base.proprietaire.query(
    `select id, destinataire, organisation_id from envoi where acte_id = $1 and type = $2 and canal = 'MSSANTE' order by cree_le desc`,
    [acteId, type],
  );
  const compositeurs = compositeursLecture({
    ...banc.deps,
    documents: documentsDeTest,
    regles: { objetXdm: () => 'XDM/1.0/DDM+CR', nomPieceJointe: ({ libelle }) => `${libelle}.pdf` },
  });
  const message = await compositeurs[type]?.compose(rows[0].organisation_id, rows[0].id);
  const zip = message?.piecesJointes.find(({ nom }) => nom === 'IHE_XDM.zip')?.octets;
  const lus = zip
    ? (await documentsDeTest.xdm.ouvrir(new Uint8Array(zip))).documents.map(({ lu }) => lu)
    : [];
  return { envois: rows.length, destinataire: rows[0].destinataire as string, message, lu: lus[0] };
}

test('TE-09 : une demande venue par messagerie est lue, acceptée, signée, et sa réponse part en citant le document reçu', async () => {
  const messageId = '<demande@ehpad.example>';
  const courrier = await arrive(await lettreDemande({ zip: await archiveDemande(), messageId }));
  expect(courrier).toMatchObject({ genre: 'DEMANDE', etat: 'A_RANGER' });
  const { corps: vu } = await appeler(demande.proposerPriseEnCharge, {
    session: d.requis,
    params: { id: courrier.id },
  });
  expect(vu).toMatchObject({
    acte: null,
    structuree: true,
    adressePubliee: true,
    nature: 'TELEEXPERTISE_ESMS',
    requerant: { nom: 'Roche', profession: '60', rpps: '10000000017', structure: { finess: '340000017' } },
    motifTexte: 'joue gonflée depuis hier.',
    consentement: ['Consentement donné le 20/11/2026 par la personne elle-même.'],
    images: 1,
    pieces: 1,
  });
  const cle = randomUUID();
  const deux = [await prendre(courrier, {}, cle), await prendre(courrier, {}, cle)];
  expect(deux.map(({ statut }) => statut)).toEqual([200, 200]);
  const acteId = deux[0]?.corps.acteId ?? '';
  await copier(acteId);
  expect(await courriers()).toMatchObject([{ etat: 'RANGE', acteId }]);

  const { corps: liste } = await banc.http.appeler(lecture.listerLectures, { session: d.requis });
  expect(liste.lectures.map(({ id }) => id)).toContain(acteId);
  const { corps: cas } = await banc.http.appeler(lecture.ouvrirLecture, {
    session: d.requis,
    params: { id: acteId },
    query: {},
  });
  expect(cas.demande).toMatchObject({
    requerant: { nom: 'Roche', bal: INFIRMIERE_DISTANTE },
    patient: { nomNaissance: 'PAT-TROIS', insStatut: 'RECUP', ins: null },
    recue: { documents: ['2.25.4001'], adresse: INFIRMIERE_DISTANTE },
  });
  expect(cas.images).toHaveLength(1);
  // Kept as it was received, never qualified by that alone.
  const { rows: fiches } = await base.proprietaire.query(
    'select ins_matricule, ins_statut from dossier d join acte a on a.dossier_id = d.id where a.id = $1',
    [acteId],
  );
  expect(fiches).toEqual([{ ins_matricule: '279035121518989', ins_statut: 'RECUP' }]);

  const { statut } = await banc.http.appeler(lecture.accepterLecture, {
    session: d.requis,
    params: { id: acteId },
  });
  expect(statut).toBe(200);
  await banc.http.appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id: acteId },
    body: { version: 0, contenu: contenu() },
  });
  expect((await banc.signer(d, acteId)).statut).toBe(200);
  const { envois, destinataire, message, lu } = await lettrePartie(acteId, 'COMPTE_RENDU');
  expect({ envois, destinataire }).toEqual({ envois: 1, destinataire: INFIRMIERE_DISTANTE });
  expect(message).toMatchObject({ a: INFIRMIERE_DISTANTE, enReponseA: messageId });
  expect(lu).toMatchObject({ repondA: ['2.25.4001'], patient: { nomNaissance: 'PAT-TROIS', ins: null } });
  expect(await banc.etat(acteId)).toBe('AVIS_RENDU');
});

test('TE-06 : un refus part à qui a écrit, avec son motif, et rien ne reste lisible', async () => {
  const acteId = await prise();
  await banc.http.appeler(lecture.refuserLecture, {
    session: d.requis,
    params: { id: acteId },
    body: { motif: 'HORS_CHAMP', precision: '' },
  });
  const { destinataire, message, lu } = await lettrePartie(acteId, 'REFUS');
  expect(destinataire).toBe(INFIRMIERE_DISTANTE);
  expect(message?.corps).toMatch(/Hors de mon champ/u);
  expect(lu?.repondA).toEqual(['2.25.4001']);
  const { statut } = await banc.http.appeler(lecture.ouvrirLecture, {
    session: d.requis,
    params: { id: acteId },
    query: {},
  });
  expect(statut).toBe(404);
});

test('TE-04 : le complément demandé revient, rejoint la demande, et la réponse cite le dernier document', async () => {
  const acteId = await prise();
  await banc.http.appeler(lecture.accepterLecture, { session: d.requis, params: { id: acteId } });
  await banc.http.appeler(lecture.demanderComplement, {
    session: d.requis,
    params: { id: acteId },
    body: { motifs: ['IMAGES_FLOUES'], vues: [], zones: [], texte: '' },
  });
  const { lu, destinataire } = await lettrePartie(acteId, 'COMPLEMENT_DEMANDE');
  expect({ repondA: lu?.repondA, destinataire }).toEqual({
    repondA: ['2.25.4001'],
    destinataire: INFIRMIERE_DISTANTE,
  });
  const zip = await archiveDemande(
    { identifiant: '2.25.4002', version: 2, remplace: { identifiant: '2.25.4001', version: 1 } },
    ['image une', 'image deux'],
  );
  const courrier = await arrive(await lettreDemande({ zip }));
  const proposee = await appeler(demande.proposerPriseEnCharge, {
    session: d.requis,
    params: { id: courrier.id },
  });
  expect(proposee.corps.acte).toMatchObject({ id: acteId, attendComplement: true });
  expect((await prendre(courrier)).corps).toMatchObject({ motifs: ['DEMANDE_DEJA_PRISE'] });
  const joindre = {
    session: d.requis,
    params: { id: courrier.id },
    body: { version: courrier.version, texte: '' },
    cle: randomUUID(),
  };
  for (const _ of [1, 2])
    expect((await appeler(demande.joindreComplement, joindre)).corps).toEqual({ acteId });
  await copier(acteId);
  const acte = await lire(acteId);
  expect(acte.etat).toBe('ACCEPTEE');
  expect(acte.demande.medias).toHaveLength(2);
  expect(acte.demande.recue.documents).toEqual(['2.25.4001', '2.25.4002']);
  await banc.http.appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id: acteId },
    body: { version: 0, contenu: contenu() },
  });
  expect((await banc.signer(d, acteId)).statut).toBe(200);
  expect((await lettrePartie(acteId, 'COMPTE_RENDU')).lu?.repondA).toEqual(['2.25.4002']);
});

test('TE-04 : un simple message avec une image devient une demande une fois que quelqu’un a dit qui et quoi', async () => {
  const messageId = '<simple@ehpad.example>';
  const courrier = await arrive(
    await lettreDemande({
      messageId,
      pieces: [{ filename: 'bouche.jpg', content: Buffer.from('image seule'), contentType: 'image/jpeg' }],
    }),
  );
  expect(courrier).toMatchObject({ etat: 'QUARANTAINE', motif: 'SANS_DOCUMENT' });
  const dit = {
    nature: 'AVIS_HORS_58',
    motif: 'AVIS_DIAGNOSTIQUE',
    lien: null,
    requerant: {
      nom: 'Roche',
      prenom: 'Émilie',
      profession: '60',
      savoirFaire: null,
      rpps: null,
      structure: { nom: 'EHPAD Les Tilleuls', finess: null, siret: null, categorie: null },
    },
  };
  expect((await prendre(courrier, { ...dit, adresseVerifiee: true })).corps).toMatchObject({
    motifs: ['PERSONNE_INCOMPLETE'],
  });
  const personne = {
    nomNaissance: 'Simple',
    prenom: 'Jean',
    sexe: 'M',
    dateNaissance: '1940-01-02',
    lieuNaissance: null,
  };
  expect((await prendre(courrier, { ...dit, personne })).corps).toMatchObject({
    motifs: ['ADRESSE_A_VERIFIER'],
  });
  const { statut, corps } = await prendre(courrier, { ...dit, personne, adresseVerifiee: true });
  expect(statut).toBe(200);
  await copier(corps.acteId);
  expect((await lire(corps.acteId)).demande).toMatchObject({
    patient: { nomNaissance: 'Simple', insStatut: 'PROV' },
    medias: [{ vue: 'AUTRE' }],
    recue: { documents: [], messageId },
  });
  await banc.http.appeler(lecture.accepterLecture, { session: d.requis, params: { id: corps.acteId } });
  await banc.http.appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id: corps.acteId },
    body: { version: 0, contenu: contenu() },
  });
  expect((await banc.signer(d, corps.acteId)).statut).toBe(200);
  const { message } = await lettrePartie(corps.acteId, 'COMPTE_RENDU');
  expect(message).toMatchObject({ a: INFIRMIERE_DISTANTE, enReponseA: messageId });
  // A place without number cannot be named in a structured document.
  expect(message?.piecesJointes.map(({ nom }) => nom)).toEqual(['CR de télémédecine.pdf']);
});

test('TE-08 : un consentement que la demande ne dit pas empêche d’accepter ; dit, il reste la parole du requérant', async () => {
  const muette = await prise({ consentement: 'NON_DIT' });
  const refus = await banc.http.appeler(lecture.accepterLecture, {
    session: d.requis,
    params: { id: muette },
  });
  expect(refus.corps).toMatchObject({ motifs: expect.arrayContaining(['CONSENTEMENT_ABSENT']) });
  const { rows } = await base.proprietaire.query('select decision from consentement where acte_id = $1', [
    muette,
  ]);
  expect(rows).toEqual([]);
});

test('TE-09 : la même demande dans deux messages fait un seul acte ; deux personnes à la fois, un seul', async () => {
  const premiere = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  const seconde = await arrive(await lettreDemande({ zip: await archiveDemande() }));
  const statuts = await Promise.all([prendre(premiere), prendre(premiere), prendre(seconde)]);
  expect(statuts.map(({ statut }) => statut).filter((statut) => statut === 200)).toHaveLength(1);
  expect(
    await banc.compter(`from acte where organisation_id = $1 and demande -> 'recue' is not null`, [
      d.cabinet.organisationId,
    ]),
  ).toBe(1);
});

test('ID-INS : la fiche connue est reprise avec son INS qualifié ; celle de quelqu’un d’autre demande une vérification', async () => {
  const { organisationId } = d.cabinet;
  const dossierId = await banc.monde.dossier(d.cabinet);
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
  await banc.http.appeler(lecture.accepterLecture, { session: d.requis, params: { id: acteId } });
  await banc.http.appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id: acteId },
    body: { version: 0, contenu: contenu() },
  });
  expect((await banc.signer(d, acteId)).statut).toBe(200);
  await copier(acteId);
  const { organisationId } = d.cabinet;
  const demandee = await deps.bd.organisation({ organisationId }, (tx) => acteDemande(tx, acteId));
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
  for (const session of [d.soignante]) {
    const params = { id: courrier.id };
    const body = { version: courrier.version, ...saisie() };
    expect((await appeler(demande.proposerPriseEnCharge, { session, params })).statut).toBe(404);
    expect((await appeler(demande.prendreEnCharge, { session, params, body })).statut).toBe(404);
    expect(
      (await appeler(demande.joindreComplement, { session, params, body: { version: 1, texte: '' } })).statut,
    ).toBe(404);
  }
  const { corps } = await prendre(courrier);
  await copier(corps.acteId);
  const { statut } = await banc.http.appeler(lecture.ouvrirLecture, {
    session: d.autre,
    params: { id: corps.acteId },
    query: {},
  });
  expect(statut).toBe(404);
  const { organisationId } = d.ehpad;
  const vus = await deps.bd.organisation({ organisationId }, async (tx) => [
    await tx.selectFrom('acte').select('id').where('id', '=', corps.acteId).execute(),
    await tx.selectFrom('media').select('id').where('acte_id', '=', corps.acteId).execute(),
    await tx.selectFrom('consentement').select('id').where('acte_id', '=', corps.acteId).execute(),
    await tx.selectFrom('courrier_recu').select('id').where('id', '=', courrier.id).execute(),
  ]);
  expect(vus).toEqual([[], [], [], []]);
  await expect(deps.bd.acte({ organisationId }, corps.acteId, async () => 'ouvert')).rejects.toMatchObject({
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

test('TE-06 : une demande venue par messagerie ne s’éteint pas en silence : elle attend une réponse', async () => {
  const acteId = await prise();
  await base.proprietaire.query(
    `update acte set echeance = now() - interval '90 days', escalade_le = now() - interval '60 days' where id = $1`,
    [acteId],
  );
  await surveiller(banc.deps);
  expect(await banc.etat(acteId)).toBe('ENVOYEE');
});
