import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/reception';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { ReleveImpossible } from '../features/reception/ports.ts';
import { releverTout } from '../features/reception/relever.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { rassembler } from '../kernel/octets.ts';
import { archive, EXPEDITEUR, lettre, rapport } from './testing-courrier-recu.ts';
import { bancDeReception } from './testing-reception.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
afterAll(() => banc.http.fermer());
type Decor = Awaited<ReturnType<typeof banc.decor>>;

let b: Awaited<ReturnType<typeof bancDeReception>>;
let d: Decor;
let boite: (typeof b)['boite'];
let deps: (typeof b)['deps'];
let appeler: (typeof b)['appeler'];
beforeEach(async () => {
  b = await bancDeReception(base, banc);
  ({ d, boite, deps, appeler } = b);
  return () => b.fermer();
});
const demandee = () => b.demandee();
const envoiFait = (acteId: string | null) => b.envoiFait(acteId);

const lister = (session = d.soignante) =>
  appeler(contrat.listerCourrier, { session, query: { vue: 'tout' } });
async function seul() {
  const { corps } = await lister();
  expect(corps.courriers).toHaveLength(1);
  const [courrier] = corps.courriers;
  if (!courrier) throw new Error('un courrier était attendu');
  return courrier;
}
const documentsDu = (dossierId: string) =>
  base.proprietaire.query('select type, titre, acte_id from document where dossier_id = $1', [dossierId]);

test('TE-11 : une réponse qui cite la demande et nomme la même personne est proposée, puis rangée une fois', async () => {
  const { acteId, dossierId, champs } = await demandee();
  boite.messages.push(await lettre({ zip: await archive(champs), accuse: true }));
  await releverTout(deps);
  const courrier = await seul();
  expect(courrier).toMatchObject({ genre: 'REPONSE', etat: 'A_RANGER', certain: true, acteId, motif: null });
  expect(courrier.personne?.id).toBe(dossierId);
  expect((await documentsDu(dossierId)).rows).toEqual([]);
  const rangement = {
    session: d.soignante,
    params: { id: courrier.id },
    body: { version: courrier.version, dossierId },
    cle: randomUUID(),
  };
  for (const _ of [1, 2]) expect((await appeler(contrat.rangerCourrier, rangement)).statut).toBe(200);
  expect((await appeler(contrat.rangerCourrier, { ...rangement, cle: randomUUID() })).statut).toBe(409);
  expect((await documentsDu(dossierId)).rows).toEqual([
    { type: 'COMPTE_RENDU', titre: 'Compte rendu de téléexpertise', acte_id: null },
  ]);
  expect(await banc.etat(acteId)).toBe('ENVOYEE');
  const { rows } = await base.proprietaire.query(
    `select destinataire, charge from envoi where type = 'ACCUSE'`,
  );
  expect(rows).toEqual([{ destinataire: EXPEDITEUR, charge: { courrierId: courrier.id, code: null } }]);
});

test('TE-11 : deux fois le même message, opérateur arrêté puis revenu : 0 perdu, 0 double', async () => {
  const { champs } = await demandee();
  const zip = await archive(champs);
  const messageId = '<une-fois@cabinet.example>';
  boite.messages.push(await lettre({ zip, messageId }));
  boite.etat.enPanne = new ReleveImpossible('CONNEXION_IMPOSSIBLE');
  await releverTout(deps);
  expect((await lister()).corps).toMatchObject({
    courriers: [],
    boites: [{ echec: 'CONNEXION_IMPOSSIBLE' }],
  });
  boite.etat.enPanne = undefined;
  await releverTout(deps);
  // Sent again by its operator: other marks between its parts, the same message.
  boite.messages.push(await lettre({ zip, messageId }));
  await Promise.all([releverTout(deps), releverTout(deps)]);
  await seul();
  boite.messages.push(await lettre({ messageId, texte: 'Tout autre chose.' }));
  await releverTout(deps);
  expect((await lister()).corps.courriers.map(({ motif }) => motif).toSorted()).toEqual([
    'IDENTIFIANT_REPRIS',
    null,
  ]);
});

test('TE-11 : accusé « traité », accusé d’échec, et accusé de quelqu’un d’autre', async () => {
  const { acteId } = await demandee();
  const [lu, refuse, imite] = [await envoiFait(acteId), await envoiFait(acteId), await envoiFait(acteId)];
  boite.messages.push(
    rapport('MDN', lu.messageId, 'processed'),
    rapport('MDN', refuse.messageId, 'processed/Error: 902^Patient inconnu'),
    rapport('MDN', imite.messageId, 'processed', 'pirate@demo.mssante.fr'),
    rapport('MDN', '<inconnu@orapont>', 'processed'),
  );
  await releverTout(deps);
  const { rows } = await base.proprietaire.query(
    `select id, lu_le is not null as lu, retour from envoi where id = any($1)`,
    [[lu.id, refuse.id, imite.id]],
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: lu.id, lu: true, retour: null },
      { id: refuse.id, lu: false, retour: '902' },
      { id: imite.id, lu: false, retour: null },
    ]),
  );
  expect((await lister()).corps.courriers.map(({ motif }) => motif).toSorted()).toEqual([
    'ENVOI_INCONNU',
    'EXPEDITEUR_INATTENDU',
    'LU',
    'REFUSE',
  ]);
});

test('TE-11 : un retour à l’envoyeur défait l’envoi et sa remise, une seule fois', async () => {
  const { id } = await envoiFait(null);
  const messageId = `<${id}@orapont>`;
  const retour = rapport('DSN', messageId, 'failed', 'mailer-daemon@demo.mssante.fr');
  boite.messages.push(rapport('DSN', messageId, 'delayed', 'mailer-daemon@demo.mssante.fr'), retour, retour);
  await releverTout(deps);
  const { rows } = await base.proprietaire.query('select etat, motif, retour from envoi where id = $1', [id]);
  expect(rows).toEqual([{ etat: 'NON_TRANSMIS', motif: 'REVENU', retour: 'REVENU' }]);
  expect((await lister()).corps.courriers.map(({ motif }) => motif).toSorted()).toEqual([
    'RETARDE',
    'REVENU',
  ]);
});

test('TE-11 : un faux retour ne défait rien : il dit son expéditeur, vient d’ailleurs, nomme un autre, ou une lettre inconnue', async () => {
  const { id, messageId } = await envoiFait(null);
  const retour = (de: string, nom = messageId, change = (texte: string) => texte) =>
    Buffer.from(change(Buffer.from(rapport('DSN', nom, 'failed', de)).toString()));
  const operateur = 'mailer-daemon@mx1.demo.mssante.fr';
  boite.messages.push(
    retour(EXPEDITEUR, messageId, (texte) =>
      texte.replace('Return-Path: <>', `Return-Path: <${EXPEDITEUR}>`),
    ),
    retour('mailer-daemon@faux-demo.mssante.fr'),
    retour(operateur, messageId, (texte) => texte.replace(EXPEDITEUR, 'autre@demo.mssante.fr')),
    retour(operateur, `<${randomUUID()}@orapont>`),
  );
  await releverTout(deps);
  const etat = () => base.proprietaire.query('select etat from envoi where id = $1', [id]);
  expect((await etat()).rows).toEqual([{ etat: 'FAIT' }]);
  expect((await lister()).corps.courriers.map(({ motif }) => motif).toSorted()).toEqual([
    'ENVOI_INCONNU',
    'EXPEDITEUR_INATTENDU',
    'EXPEDITEUR_INATTENDU',
    'HORS_ESPACE_DE_CONFIANCE',
  ]);
  boite.messages.push(retour(operateur));
  await releverTout(deps);
  expect((await etat()).rows).toEqual([{ etat: 'NON_TRANSMIS' }]);
});

test('TE-11 : ce qui est douteux est mis à part avec sa raison, et rien n’entre dans un dossier', async () => {
  const { champs, dossierId } = await demandee();
  const autre = {
    ...champs,
    patient: { ...champs.patient, ins: null, prenoms: ['Paul'], sexe: 'M' as const },
  };
  const envoi = await envoiFait((await demandee()).acteId);
  boite.messages.push(
    await lettre({ de: 'quelqu-un@exemple.fr', zip: await archive(champs) }),
    await lettre({ zip: Buffer.from('PK\u0003\u0004 rien') }),
    await lettre({ zip: await archive(champs, autre) }),
    await lettre({ texte: 'Pouvez-vous me rappeler ?' }),
    await lettre({ zip: await archive(autre), enReponseA: envoi.messageId }),
  );
  await releverTout(deps);
  const { corps } = await lister();
  expect(corps.courriers.every(({ etat }) => etat === 'QUARANTAINE')).toBe(true);
  expect(corps.courriers.map(({ motif }) => motif).toSorted()).toEqual([
    'ARCHIVE_ILLISIBLE',
    'DEUX_PATIENTS',
    'HORS_ESPACE_DE_CONFIANCE',
    'PATIENT_DIFFERENT',
    'SANS_DOCUMENT',
  ]);
  const pirate = corps.courriers.find(({ motif }) => motif === 'HORS_ESPACE_DE_CONFIANCE');
  const { statut } = await appeler(contrat.rangerCourrier, {
    session: d.soignante,
    params: { id: pirate?.id ?? '' },
    body: { version: 1, dossierId },
    cle: randomUUID(),
  });
  expect(statut).toBe(422);
  expect((await documentsDu(dossierId)).rows).toEqual([]);
});

test('TE-11 : une lettre partie d’ici n’est jamais à ranger, même sans document, même quand sa demande est finie', async () => {
  const { acteId, champs } = await demandee();
  const envois = [await envoiFait(acteId), await envoiFait(null), await envoiFait(null)];
  const [avis, simple, usurpee] = envois.map(({ messageId }) => messageId);
  const zip = await archive({ ...champs, genre: 'LETTRE', repondA: null });
  boite.messages.push(
    await lettre({ zip, messageId: avis ?? '' }),
    await lettre({ messageId: simple ?? '' }),
    await lettre({ de: 'quelqu-un@exemple.fr', messageId: usurpee ?? '' }),
    await lettre({ zip }),
  );
  await releverTout(deps);
  const { corps } = await lister();
  expect(corps.courriers.map(({ etat, motif }) => `${etat} ${motif}`).toSorted()).toEqual([
    'A_RANGER null',
    'QUARANTAINE HORS_ESPACE_DE_CONFIANCE',
    'TRAITE DEJA_CONNU',
    'TRAITE DEJA_CONNU',
  ]);
});

test('DOS-12 : le courrier se cherche sans accents ni casse, par l’expéditeur, l’objet ou la personne', async () => {
  const { champs } = await demandee();
  boite.messages.push(
    await lettre({ objet: 'Résultats d’hémostase' }),
    await lettre({ zip: await archive(champs), objet: 'XDM/1.0/DDM+CR' }),
  );
  await releverTout(deps);
  const trouves = async (q: string) =>
    (
      await appeler(contrat.listerCourrier, { session: d.soignante, query: { vue: 'tout', q } })
    ).corps.courriers.map(({ objet }) => objet);
  expect(await trouves('RESULTATS hemo')).toEqual(['Résultats d’hémostase']);
  expect(await trouves(champs.patient.nomNaissance.toUpperCase())).toEqual(['XDM/1.0/DDM+CR']);
  expect(await trouves('claire.moreau@demo')).toHaveLength(2);
  expect(await trouves('introuvable')).toEqual([]);
});

test('TE-11 : trop de pièces, ou trop gros : mis à part avec sa raison, ses octets gardés, et ceux d’après arrivent', async () => {
  const piece = '--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n';
  const enTete = `From: <${EXPEDITEUR}>\r\nMessage-ID: <pieces@cabinet.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
  const nombreux = Buffer.from(`${enTete}${piece.repeat(61)}--b--\r\n`);
  boite.messages.push(nombreux, await lettre({ texte: 'Pouvez-vous me rappeler ?' }));
  await releverTout(deps);
  const { corps } = await lister();
  expect(corps.courriers.map(({ motif }) => motif).toSorted()).toEqual(['ILLISIBLE', 'SANS_DOCUMENT']);
  const { rows } = await base.proprietaire.query(
    `select id, octets::int from courrier_recu where motif = 'ILLISIBLE' and organisation_id = $1`,
    [d.ehpad.organisationId],
  );
  const ref = {
    organisationId: d.ehpad.organisationId,
    dossierId: rows[0]?.id,
    objetId: rows[0]?.id,
    version: 1,
  };
  expect(Buffer.compare(await rassembler(deps.objets.lire(ref)), nombreux)).toBe(0);
});

test('ID-INS : sans la même personne le rangement demande une vérification, et un rejet prévient l’expéditeur', async () => {
  const { champs, dossierId } = await demandee();
  const patient = { ...champs.patient, ins: null, nomNaissance: 'Durand' };
  boite.messages.push(await lettre({ zip: await archive({ ...champs, patient }), accuse: true }));
  await releverTout(deps);
  const { id, version, personne } = await seul();
  expect(personne).toBeNull();
  const body = { version, dossierId };
  const appel = { session: d.soignante, params: { id }, body, cle: randomUUID() };
  expect((await appeler(contrat.rangerCourrier, appel)).corps.motifs).toEqual(['IDENTITE_DIFFERENTE']);
  const rejet = { ...appel, cle: randomUUID(), body: { version, code: '902' as const } };
  expect((await appeler(contrat.rejeterCourrier, rejet)).statut).toBe(200);
  expect(await seul()).toMatchObject({ etat: 'REJETE', decision: { code: '902' } });
});

test('DOS-12 : une autre organisation ne voit rien, et n’ouvre rien', async () => {
  const { champs } = await demandee();
  boite.messages.push(await lettre({ zip: await archive(champs) }));
  await releverTout(deps);
  const { id } = await seul();
  expect((await lister(d.requis)).corps.courriers).toEqual([]);
  const lu = await appeler(contrat.lireCourrierRecu, { session: d.requis, params: { id } });
  expect(lu.statut).toBe(404);
  const piece = await appeler(contrat.lirePieceRecue, { session: d.requis, params: { id, rang: '0' } });
  expect(piece.statut).toBe(404);
  const { corps } = await appeler(contrat.lireCourrierRecu, { session: d.soignante, params: { id } });
  expect(corps.documents[0]).toMatchObject({ titre: 'Compte rendu de téléexpertise' });
  expect(corps.pieces.map(({ type }) => type)).toContain('application/pdf');
});

test('DOS-12 : le courrier de personne se lit là où est la boîte, et celui d’un professionnel par lui seul', async () => {
  boite.messages.push(await lettre({ texte: 'Pouvez-vous me rappeler ?' }));
  await releverTout(deps);
  const ailleurs = { ...d.soignante, acteur: { ...d.soignante.acteur, sites: [randomUUID()] } };
  const vus = async () => [await lister(), await lister(ailleurs)].map(({ corps }) => corps.courriers.length);
  expect(await vus()).toEqual([1, 1]);
  const { proprietaire } = base;
  await proprietaire.query('update site set bal_mssante = $2 where id = $1', [
    d.ehpad.siteId,
    boite.boite.adresse,
  ]);
  expect(await vus()).toEqual([1, 0]);
  await proprietaire.query('update professionnel set bal_mssante = $2 where id = $1', [
    d.requis.professionnelId,
    boite.boite.adresse,
  ]);
  expect(await vus()).toEqual([0, 0]);
});

test('TE-11 : un compte rendu revenu n’est plus remis, et on ne le dit qu’une fois', async () => {
  const { compteRenduId } = await banc.signe(d);
  const { organisationId } = d.cabinet;
  const { rows } = await base.proprietaire.query<{ id: string }>(
    `update envoi set etat = 'FAIT', motif = null, reponse = '250 OK', fait_le = now()
     where type = 'COMPTE_RENDU' and charge ->> 'compteRenduId' = $1 returning id`,
    [compteRenduId],
  );
  await base.proprietaire.query(
    `update remise set etat = 'FAIT', preuve = '250 OK' where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  const revenir = () =>
    deps.bd.organisation({ organisationId }, (tx) =>
      deps.suites.courrierRevenu(tx, organisationId, rows[0]?.id ?? ''),
    );
  expect([await revenir(), await revenir()]).toEqual([true, false]);
  const remise = await base.proprietaire.query(
    `select etat, motif, motif_texte from remise where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  expect(remise.rows).toEqual([{ etat: 'NON_TRANSMIS', motif: 'ECHEC_DEFINITIF', motif_texte: 'REVENU' }]);
});
