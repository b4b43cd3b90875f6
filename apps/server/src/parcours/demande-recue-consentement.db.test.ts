import { randomUUID } from 'node:crypto';
import * as demande from '@orapont/contract/demande-recue';
import * as lecture from '@orapont/contract/lecture';
import { lireCourrierRecu } from '@orapont/contract/reception';
import { afterAll, describe, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { bancDemandesRecues } from './testing-banc-demande-recue.ts';
import { INFIRMIERE_DISTANTE, lettreDemande } from './testing-demande-recue.ts';

const base = await baseDeTest();
const b = await bancDemandesRecues(base);
const { banc, arrive, prise, copier, lire, lettrePartie, ouvrir, accepter } = b;
afterAll(() => banc.http.fermer());

const demander = (acteId: string, session = b.d.requis) =>
  banc.http.appeler(lecture.demanderConsentement, { session, params: { id: acteId } });
const confier = (acteId: string) =>
  banc.http.appeler(lecture.releverLecture, {
    session: b.d.requis,
    params: { id: acteId },
    body: { professionnelId: b.d.confrere, siteId: b.d.cabinet.siteId },
  });
/** A plain letter, in the thread of ours. */
const repondre = async (enReponseA: string, de = INFIRMIERE_DISTANTE) =>
  arrive(await lettreDemande({ enReponseA, de }));
const noter = (
  courrier: { readonly id: string; readonly version: number },
  sens: 'CONSENT' | 'REFUSE',
  requisId = b.d.dentiste,
  cle: string = randomUUID(),
) =>
  b.appeler(demande.noterConsentement, {
    session: b.d.requis,
    params: { id: courrier.id },
    body: { version: courrier.version, sens, requisId },
    cle,
  });
const recueils = async (acteId: string) =>
  (
    await base.proprietaire.query(
      `select decision, requis_id, contenu ->> 'par' as par, contenu ->> 'luPar' as lu from consentement
       where acte_id = $1 order by saisi_le`,
      [acteId],
    )
  ).rows;

test('TE-08 : un consentement que la demande ne dit pas se demande à son auteur ; sa réponse, lue et notée, laisse accepter', async () => {
  const acteId = await prise({ consentement: 'NON_DIT' });
  const refus = await accepter(acteId);
  expect(refus.corps).toMatchObject({ motifs: expect.arrayContaining(['CONSENTEMENT_ABSENT']) });
  expect((await ouvrir(acteId)).corps.consentement).toMatchObject({ demandeLe: null, autre: false });
  expect(await recueils(acteId)).toEqual([]);

  expect((await demander(acteId)).statut).toBe(200);
  expect((await demander(acteId)).corps).toMatchObject({ motifs: ['CONSENTEMENT_DEJA_DEMANDE'] });
  const { envois, destinataire, message, messageId, lu } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
  expect({ envois, destinataire }).toEqual({ envois: 1, destinataire: INFIRMIERE_DISTANTE });
  // In the thread of her message, about the document that she sent.
  const { recue } = (await lire(acteId)).demande;
  expect(message).toMatchObject({ enReponseA: recue.messageId, a: INFIRMIERE_DISTANTE });
  expect(lu).toMatchObject({ repondA: ['2.25.4001'], titre: 'Complément demandé, consentement' });

  const courrier = await repondre(messageId);
  expect(courrier).toMatchObject({ acteId, etat: 'A_RANGER' });
  const proposee = await b.appeler(demande.proposerPriseEnCharge, {
    session: b.d.requis,
    params: { id: courrier.id },
  });
  expect(proposee.corps.acte?.consentement).toMatchObject({ requisId: b.d.dentiste, attendu: true });
  const lue = await b.appeler(lireCourrierRecu, { session: b.d.requis, params: { id: courrier.id } });
  expect(lue.corps.suitUneDemande).toBe(true);
  const cle = randomUUID();
  for (const _ of [1, 2])
    expect((await noter(courrier, 'CONSENT', b.d.dentiste, cle)).corps).toEqual({ acteId });
  await copier(acteId);
  expect(await recueils(acteId)).toEqual([
    { decision: 'RAPPORTE', requis_id: b.d.dentiste, par: 'Émilie Roche', lu: b.d.requis.nom },
  ]);
  const acte = await lire(acteId);
  expect(acte.demande.consentement.phrases.join()).toMatch(
    /Selon Émilie Roche, dans son message du 22\/11\/2026/u,
  );
  expect(acte.demande.recue.courriers).toHaveLength(2);
  expect(
    await banc.compter(`from notification where acte_id = $1 and type = 'CONSENTEMENT_RECU'`, [acteId]),
  ).toBe(1);
  expect((await ouvrir(acteId)).corps.consentement).toBeNull();
  expect((await accepter(acteId)).statut).toBe(200);
});

test('TE-08 : qui prend en charge le demande aussitôt ; une lettre sans objet ne part plus', async () => {
  const acteId = await prise({ consentement: 'A_DEMANDER' });
  expect((await ouvrir(acteId)).corps.consentement?.demandeLe).not.toBeNull();
  const { messageId, message } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
  expect(message?.corps).toMatch(/ne dit pas si la personne a été informée/u);
  await noter(await repondre(messageId), 'CONSENT');
  await expect(lettrePartie(acteId, 'CONSENTEMENT_DEMANDE')).rejects.toMatchObject({ motif: 'SANS_OBJET' });
});

test('TE-08 : refusé avant d’être dit, ou retiré après, le consentement arrête la demande et plus personne ne la lit', async () => {
  const jamaisDit = await prise({ consentement: 'A_DEMANDER' });
  const { messageId } = await lettrePartie(jamaisDit, 'CONSENTEMENT_DEMANDE');
  const refus = await repondre(messageId);
  expect((await noter(refus, 'REFUSE')).statut).toBe(200);
  expect((await recueils(jamaisDit)).map(({ decision }) => decision)).toEqual(['REFUS']);
  expect(await banc.etat(jamaisDit)).toBe('ANNULEE');
  expect((await ouvrir(jamaisDit)).statut).toBe(404);
  // Over: nothing more is noted of it.
  const tardive = await repondre(messageId);
  expect((await noter(tardive, 'CONSENT')).corps).toMatchObject({ motifs: ['TRANSITION_IMPOSSIBLE'] });
});

test('TE-08 : un consentement déjà dit ne se redit pas, et se retire', async () => {
  const acteId = await prise();
  expect((await demander(acteId)).corps).toMatchObject({ motifs: ['CONSENTEMENT_NON_ATTENDU'] });
  await accepter(acteId);
  await banc.http.appeler(lecture.demanderComplement, {
    session: b.d.requis,
    params: { id: acteId },
    body: { motifs: ['IMAGES_FLOUES'], vues: [], zones: [], texte: '' },
  });
  const { messageId } = await lettrePartie(acteId, 'COMPLEMENT_DEMANDE');
  const courrier = await repondre(messageId);
  expect((await noter(courrier, 'CONSENT')).corps).toMatchObject({ motifs: ['CONSENTEMENT_NON_ATTENDU'] });
  expect((await noter(courrier, 'REFUSE')).statut).toBe(200);
  expect((await recueils(acteId)).map(({ decision }) => decision)).toEqual(['RAPPORTE', 'RETRAIT']);
  expect(await banc.etat(acteId)).toBe('ANNULEE');
  expect(await banc.compter(`from partage where acte_id = $1 and ferme_motif = 'RETRAIT'`, [acteId])).toBe(1);
});

describe('confier à un confrère', () => {
  test('TE-08 : le consentement pour lui est demandé par messagerie ; noté, la demande est à lui et à lui seul', async () => {
    const acteId = await prise({ nature: 'AVIS_HORS_58', motif: 'AVIS_DIAGNOSTIQUE', lien: null });
    await accepter(acteId);
    expect((await confier(acteId)).corps.issue).toBe('CONSENTEMENT_DEMANDE');
    expect(await banc.etat(acteId)).toBe('ACCEPTEE');
    expect((await ouvrir(acteId)).corps.consentement).toMatchObject({ autre: true });
    const { messageId, message } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
    expect(message?.corps).toMatch(/souhaite confier votre demande à/u);

    const courrier = await repondre(messageId);
    // Said for someone else than the one who was asked for.
    expect((await noter(courrier, 'CONSENT', b.d.dentiste)).corps).toMatchObject({
      motifs: ['CONSENTEMENT_NON_ATTENDU'],
    });
    expect((await noter(courrier, 'CONSENT', b.d.confrere)).statut).toBe(200);
    await copier(acteId);
    expect((await ouvrir(acteId)).statut).toBe(404);
    expect((await ouvrir(acteId, b.d.autre)).corps).toMatchObject({
      etat: 'ENVOYEE',
      consentement: null,
      demande: { requis: { id: b.d.confrere }, recue: { adresse: INFIRMIERE_DISTANTE } },
    });
    expect(
      await banc.compter(
        `from notification where acte_id = $1 and type = 'DEMANDE_RECUE' and professionnel_id = $2`,
        [acteId, b.d.confrere],
      ),
    ).toBe(1);
    expect((await accepter(acteId, b.d.autre)).statut).toBe(200);
  });

  test('TE-08 : refusé pour le confrère, la demande reste au requis, qui en est prévenu', async () => {
    const acteId = await prise({ nature: 'AVIS_HORS_58', motif: 'AVIS_DIAGNOSTIQUE', lien: null });
    await confier(acteId);
    const { messageId } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
    expect((await noter(await repondre(messageId), 'REFUSE', b.d.confrere)).statut).toBe(200);
    await copier(acteId);
    expect((await recueils(acteId)).map(({ decision }) => decision)).toEqual(['RAPPORTE']);
    expect(
      await banc.compter(`from notification where acte_id = $1 and type = 'CONSENTEMENT_REFUSE'`, [acteId]),
    ).toBe(1);
    expect((await accepter(acteId)).statut).toBe(200);
  });

  test('TE-08 : pendant qu’on le demande pour un confrère, le retrait s’entend : la demande s’arrête', async () => {
    const acteId = await prise({ nature: 'AVIS_HORS_58', motif: 'AVIS_DIAGNOSTIQUE', lien: null });
    await confier(acteId);
    const { messageId } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
    const courrier = await repondre(messageId);
    const { corps } = await b.appeler(demande.proposerPriseEnCharge, {
      session: b.d.requis,
      params: { id: courrier.id },
    });
    expect(corps.acte?.consentement).toMatchObject({
      requisId: b.d.confrere,
      autre: true,
      requisActuel: b.d.dentiste,
    });
    expect((await noter(courrier, 'REFUSE', b.d.dentiste)).statut).toBe(200);
    expect((await recueils(acteId)).map(({ decision }) => decision)).toEqual(['RAPPORTE', 'RETRAIT']);
    expect(await banc.etat(acteId)).toBe('ANNULEE');
  });

  test('TE-07 : inconnu du patient, le confrère ne peut pas répondre : rien n’est demandé', async () => {
    const acteId = await prise();
    const { corps } = await confier(acteId);
    expect(corps).toMatchObject({ motifs: ['REQUIS_INCONNU_DU_PATIENT'] });
    expect(
      await banc.compter(`from envoi where acte_id = $1 and type = 'CONSENTEMENT_DEMANDE'`, [acteId]),
    ).toBe(0);
  });
});

test('TE-09 : la réponse d’une autre adresse ne dit rien du consentement', async () => {
  const acteId = await prise({ consentement: 'A_DEMANDER' });
  const { messageId } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
  const courrier = await repondre(messageId, 'quelquun@demo.mssante.fr');
  expect((await noter(courrier, 'CONSENT')).corps).toMatchObject({ motifs: ['EXPEDITEUR_INATTENDU'] });
  expect(await recueils(acteId)).toEqual([]);
});

test('DOS-12 : ni l’autre organisation, ni le confrère qui n’a pas la demande, ne demandent ni ne notent rien', async () => {
  const acteId = await prise({ consentement: 'A_DEMANDER' });
  const { messageId } = await lettrePartie(acteId, 'CONSENTEMENT_DEMANDE');
  const courrier = await repondre(messageId);
  expect((await demander(acteId, b.d.autre)).statut).toBe(404);
  const body = { version: courrier.version, sens: 'CONSENT' as const, requisId: b.d.dentiste };
  const params = { id: courrier.id };
  expect((await b.appeler(demande.noterConsentement, { session: b.d.soignante, params, body })).statut).toBe(
    404,
  );
  const { organisationId } = b.d.ehpad;
  const vus = await b.deps.bd.organisation({ organisationId }, async (tx) => [
    await tx.selectFrom('consentement').select('id').where('acte_id', '=', acteId).execute(),
    await tx.selectFrom('acte_evenement').select('id').where('acte_id', '=', acteId).execute(),
    await tx.selectFrom('envoi').select('id').where('acte_id', '=', acteId).execute(),
  ]);
  expect(vus).toEqual([[], [], []]);
});
