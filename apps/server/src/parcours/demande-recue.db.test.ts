import { randomUUID } from 'node:crypto';
import * as demande from '@orapont/contract/demande-recue';
import * as lecture from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { cloturerSiComplete } from '../features/teleexpertise/compte-rendu/cloturer.ts';
import { bancDemandesRecues } from './testing-banc-demande-recue.ts';
import { archiveDemande, INFIRMIERE_DISTANTE, lettreDemande } from './testing-demande-recue.ts';

const base = await baseDeTest();
const b = await bancDemandesRecues(base);
const { banc, arrive, prendre, prise, copier, lire, lettrePartie, ouvrir, accepter, signer } = b;
afterAll(() => banc.http.fermer());

test('TE-09 : une demande venue par messagerie est lue, acceptée, signée, et sa réponse part en citant le document reçu', async () => {
  const messageId = '<demande@ehpad.example>';
  const courrier = await arrive(await lettreDemande({ zip: await archiveDemande(), messageId }));
  expect(courrier).toMatchObject({ genre: 'DEMANDE', etat: 'A_RANGER' });
  const { corps: vu } = await b.appeler(demande.proposerPriseEnCharge, {
    session: b.d.requis,
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
  expect(await b.courriers()).toMatchObject([{ etat: 'RANGE', acteId }]);

  const { corps: liste } = await banc.http.appeler(lecture.listerLectures, { session: b.d.requis });
  expect(liste.lectures.map(({ id }) => id)).toContain(acteId);
  const { corps: cas } = await ouvrir(acteId);
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

  const { statut } = await accepter(acteId);
  expect(statut).toBe(200);
  expect((await signer(acteId)).statut).toBe(200);
  const { envois, destinataire, message, lu } = await lettrePartie(acteId, 'COMPTE_RENDU');
  expect({ envois, destinataire }).toEqual({ envois: 1, destinataire: INFIRMIERE_DISTANTE });
  expect(message).toMatchObject({ a: INFIRMIERE_DISTANTE, enReponseA: messageId });
  expect(lu).toMatchObject({ repondA: ['2.25.4001'], patient: { nomNaissance: 'PAT-TROIS', ins: null } });
  expect(await banc.etat(acteId)).toBe('AVIS_RENDU');
  // Its deliveries are ours: settled, they close it as they close any other.
  const { rows } = await base.proprietaire.query(
    `update remise set etat = 'FAIT', preuve = '250', le = now() where acte_id = $1 and type <> 'MON_ESPACE_SANTE'
     returning compte_rendu_id`,
    [acteId],
  );
  await base.proprietaire.query(
    `update remise set etat = 'NON_TRANSMIS', motif = 'INS_NON_QUALIFIEE', par = $2, le = now()
     where acte_id = $1 and type = 'MON_ESPACE_SANTE'`,
    [acteId, b.d.dentiste],
  );
  const { organisationId } = b.d.cabinet;
  await cloturerSiComplete(banc.deps, { organisationId, compteRenduId: rows[0].compte_rendu_id });
  expect(await banc.etat(acteId)).toBe('CLOTUREE');
});

test('TE-06 : un refus part à qui a écrit, avec son motif, et rien ne reste lisible', async () => {
  const acteId = await prise();
  await banc.http.appeler(lecture.refuserLecture, {
    session: b.d.requis,
    params: { id: acteId },
    body: { motif: 'HORS_CHAMP', precision: '' },
  });
  const { destinataire, message, lu } = await lettrePartie(acteId, 'REFUS');
  expect(destinataire).toBe(INFIRMIERE_DISTANTE);
  expect(message?.corps).toMatch(/Hors de mon champ/u);
  expect(lu?.repondA).toEqual(['2.25.4001']);
  const { statut } = await ouvrir(acteId);
  expect(statut).toBe(404);
});

test('TE-04 : le complément demandé revient, rejoint la demande, et la réponse cite le dernier document', async () => {
  const acteId = await prise();
  await accepter(acteId);
  await banc.http.appeler(lecture.demanderComplement, {
    session: b.d.requis,
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
  const proposee = await b.appeler(demande.proposerPriseEnCharge, {
    session: b.d.requis,
    params: { id: courrier.id },
  });
  expect(proposee.corps.acte).toMatchObject({ id: acteId, attendComplement: true });
  expect((await prendre(courrier)).corps).toMatchObject({ motifs: ['DEMANDE_DEJA_PRISE'] });
  const joindre = {
    session: b.d.requis,
    params: { id: courrier.id },
    body: { version: courrier.version, texte: '' },
    cle: randomUUID(),
  };
  for (const _ of [1, 2])
    expect((await b.appeler(demande.joindreComplement, joindre)).corps).toEqual({ acteId });
  await copier(acteId);
  const acte = await lire(acteId);
  expect(acte.etat).toBe('ACCEPTEE');
  expect(acte.demande.medias).toHaveLength(2);
  expect(acte.demande.recue.documents).toEqual(['2.25.4001', '2.25.4002']);
  expect((await signer(acteId)).statut).toBe(200);
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
  await accepter(corps.acteId);
  expect((await signer(corps.acteId)).statut).toBe(200);
  const { message } = await lettrePartie(corps.acteId, 'COMPTE_RENDU');
  expect(message).toMatchObject({ a: INFIRMIERE_DISTANTE, enReponseA: messageId });
  // A place without number cannot be named in a structured document.
  expect(message?.piecesJointes.map(({ nom }) => nom)).toEqual(['CR de télémédecine.pdf']);
});
