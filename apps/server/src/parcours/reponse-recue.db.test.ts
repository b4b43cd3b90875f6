import { randomUUID } from 'node:crypto';
import * as compteRendu from '@orapont/contract/compte-rendu';
import * as demande from '@orapont/contract/demande';
import * as contrat from '@orapont/contract/reception';
import type { SuiteReponse } from '@orapont/domain/teleexpertise/reponse-recue';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DENTISTE } from '../adapters/cda/testing-cda.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { releverTout } from '../features/reception/relever.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { surveiller } from '../features/teleexpertise/demande/surveiller.ts';
import { archive, type Ecrit, lettre } from './testing-courrier-recu.ts';
import { bancDeReception } from './testing-reception.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
afterAll(() => banc.http.fermer());

let b: Awaited<ReturnType<typeof bancDeReception>>;
beforeEach(async () => {
  b = await bancDeReception(base, banc);
  banc.travaux.enfiles.length = 0;
  return () => b.fermer();
});

type Demandee = Awaited<ReturnType<typeof b.demandee>>;

/** A letter of the one who was asked, unless the test says someone else. */
async function arriver({ champs, requis }: Demandee, ecrite: Ecrit = {}, texte?: string) {
  const auteur = { ...DENTISTE, rpps: requis.rpps };
  b.boite.messages.push(
    await lettre({ zip: await archive({ ...champs, auteur, ...ecrite }), ...(texte ? { texte } : {}) }),
  );
  await releverTout(b.deps);
  const { rows } = await base.proprietaire.query<{ id: string }>(
    'select id from courrier_recu where organisation_id = $1 order by (message_id is null), version, id',
    [b.d.ehpad.organisationId],
  );
  const lus = await Promise.all(rows.map(({ id }) => lire(id)));
  const attend = lus.find(({ corps }) => corps.etat === 'A_RANGER');
  if (!attend) throw new Error('aucun courrier n’attend');
  return attend.corps;
}
const lire = (id: string, session = b.d.soignante) =>
  b.appeler(contrat.lireCourrierRecu, { session, params: { id } });
const ranger = (
  { id, version }: { id: string; version: number },
  { dossierId }: Demandee,
  suite: SuiteReponse | null,
  session = b.d.soignante,
) =>
  b.appeler(contrat.rangerCourrier, {
    session,
    params: { id },
    body: { version, dossierId, suite },
    cle: randomUUID(),
  });
const acteDe = async (id: string) =>
  (await base.proprietaire.query('select * from acte where id = $1', [id])).rows[0];
const lireDemande = (id: string) =>
  banc.http.appeler(demande.lireDemande, { session: b.d.soignante, params: { id } });

test('TE-11 : le compte rendu reçu de celui à qui on a demandé rend l’avis, une fois, et se lit depuis la demande', async () => {
  const d = await b.demandee();
  const courrier = await arriver(d, { identifiant: '2.25.901', etabliLe: '2026-11-22T08:00:00.000Z' });
  expect(courrier.reponse).toMatchObject({
    acteId: d.acteId,
    proposee: 'AVIS',
    suites: ['AVIS'],
    obstacle: null,
  });
  expect(await banc.etat(d.acteId)).toBe('ENVOYEE');
  const issues = await Promise.all([ranger(courrier, d, 'AVIS'), ranger(courrier, d, 'AVIS')]);
  expect(issues.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  // The answer has arrived: whoever asked may bill from now on (TE-13), and is looked at once.
  const { organisationId } = b.d.ehpad;
  expect(banc.travaux.enfiles.filter(({ nom }) => nom === 'facturation.calculer')).toEqual([
    { nom: 'facturation.calculer', charge: { organisationId, acteId: d.acteId } },
  ]);
  await banc.copier(b.d, d.acteId);
  expect(await banc.compter(`from notification where acte_id = $1 and type = 'AVIS_RENDU'`, [d.acteId])).toBe(
    0,
  );
  const acte = await acteDe(d.acteId);
  expect(acte).toMatchObject({
    etat: 'AVIS_RENDU',
    compte_rendu: { numeroVersion: 1, resume: null, courrier: { identifiant: '2.25.901' } },
  });
  const { corps } = await banc.lire(b.d.soignante, acte.compte_rendu.id);
  expect(corps).toMatchObject({
    pdf: true,
    resume: null,
    parCourrier: { de: 'claire.moreau@demo.mssante.fr' },
  });
  const pdf = await banc.http.appeler(compteRendu.lirePdfCompteRendu, {
    session: b.d.soignante,
    params: { id: acte.compte_rendu.id },
  });
  expect(pdf.brute.rawPayload.toString()).toBe('%PDF-1.4\n%%EOF\n');
  const { historique } = (await lireDemande(d.acteId)).corps;
  expect(historique.at(-1)).toMatchObject({ libelle: 'Avis rendu', par: acte.compte_rendu.signataire });
  expect(historique.at(-1)?.precision).toMatch(/^Reçu par messagerie sécurisée, rangé par /u);
  expect(
    await banc.compter(
      `from registre_acte where empreinte_acte = encode(sha256(convert_to($1, 'UTF8')), 'hex')`,
      [d.acteId],
    ),
  ).toBe(1);
});

const N3 = `<structuredBody><component><section><title>Conclusion</title><text>
<paragraph>Abcès de la 36, à drainer.</paragraph><list><item>Amoxicilline</item></list>
<table><tbody><tr><td>36</td><td>carie profonde</td></tr></tbody></table></text></section></component></structuredBody>`;
const n1 = (type: string, contenu: string) =>
  `<nonXMLBody><text mediaType="${type}" representation="B64">${Buffer.from(contenu).toString('base64')}</text></nonXMLBody>`;

test.each([
  ['structuré (N3)', N3, ['Conclusion', 'Abcès de la 36, à drainer.', 'Amoxicilline', 'carie profonde']],
  ['en texte', n1('text/plain', 'Abcès de la 36.\nÀ drainer.'), ['Abcès de la 36.', 'À drainer.']],
  ['en image', n1('image/jpeg', 'image scannée'), ['Image 1 du document reçu']],
])(
  'TE-11 : un compte rendu %s rend l’avis comme un PDF, mis en page depuis ce qui en a été lu',
  async (_cas, corps, dits) => {
    const d = await b.demandee();
    const courrier = await arriver(d, { corps });
    expect(courrier.reponse).toMatchObject({ suites: ['AVIS'], obstacle: null });
    expect((await ranger(courrier, d, 'AVIS')).statut).toBe(200);
    const { compte_rendu: reference } = await acteDe(d.acteId);
    expect(await banc.etat(d.acteId)).toBe('AVIS_RENDU');
    const pdf = await banc.http.appeler(compteRendu.lirePdfCompteRendu, {
      session: b.d.soignante,
      params: { id: reference.id },
    });
    for (const dit of dits) expect(pdf.brute.rawPayload.toString()).toContain(dit);
    // What was received stays beside it, whole.
    const { rows } = await base.proprietaire.query(
      'select type, type_mime from document where dossier_id = $1 order by type',
      [d.dossierId],
    );
    expect(rows).toEqual([
      { type: 'AUTRE', type_mime: 'application/zip' },
      { type: 'COMPTE_RENDU', type_mime: 'application/pdf' },
    ]);
  },
);

test('TE-11 : un compte rendu dont le corps ne s’affiche pas se range et ne rend rien', async () => {
  const d = await b.demandee();
  const courrier = await arriver(d, { corps: n1('text/rtf', '{\\rtf1}') });
  expect(courrier.reponse).toMatchObject({ suites: [], obstacle: 'CORPS_ILLISIBLE' });
  expect((await ranger(courrier, d, null)).statut).toBe(200);
  expect(await banc.etat(d.acteId)).toBe('ENVOYEE');
});

test('TE-11 : l’acte répondu par messagerie se clôt quatorze jours après, une correction le rouvre et refait la facturation', async () => {
  const d = await b.demandee();
  await ranger(await arriver(d, { identifiant: '2.25.921' }), d, 'AVIS');
  banc.horloge.maintenant = Date.now();
  const vieillir = (jours: number) =>
    base.proprietaire.query(`update acte set modifie_le = now() - make_interval(days => $2) where id = $1`, [
      d.acteId,
      jours,
    ]);
  await vieillir(13);
  await surveiller(banc.deps);
  expect(await banc.etat(d.acteId)).toBe('AVIS_RENDU');
  await vieillir(15);
  for (const _ of [1, 2]) await surveiller(banc.deps);
  expect(await acteDe(d.acteId)).toMatchObject({ etat: 'CLOTUREE', clos_le: expect.any(Date) });
  banc.travaux.enfiles.length = 0;
  const corrigee = await arriver(d, {
    identifiant: '2.25.922',
    remplace: { identifiant: '2.25.921', version: 1 },
    version: 2,
  });
  expect((await ranger(corrigee, d, 'CORRECTION')).statut).toBe(200);
  expect(await acteDe(d.acteId)).toMatchObject({ etat: 'AVIS_RENDU', clos_le: null });
  expect(banc.travaux.enfiles.map(({ nom }) => nom)).toContain('facturation.calculer');
});

test('TE-08 : la réponse de quelqu’un d’autre est dite, rangée si on le veut, et ne rend rien', async () => {
  const d = await b.demandee();
  const courrier = await arriver(d, { auteur: { ...DENTISTE, rpps: '10009999991' } });
  expect(courrier.reponse).toMatchObject({ suites: [], obstacle: 'AUTRE_AUTEUR' });
  expect((await ranger(courrier, d, 'AVIS')).corps.motifs).toEqual(['SUITE_IMPOSSIBLE']);
  expect(await banc.compter('from document where dossier_id = $1', [d.dossierId])).toBe(0);
  expect((await ranger(courrier, d, null)).statut).toBe(200);
  expect(await banc.etat(d.acteId)).toBe('ENVOYEE');
});

test('TE-08 : une réponse après le retrait du consentement ne rouvre pas la demande', async () => {
  const d = await b.demandee();
  const courrier = await arriver(d);
  expect(courrier.reponse?.proposee).toBe('AVIS');
  await banc.retirer(b.d, d.acteId);
  expect((await ranger(courrier, d, 'AVIS')).corps.motifs).toEqual(['SUITE_IMPOSSIBLE']);
  expect((await lire(courrier.id)).corps.reponse?.obstacle).toBe('DEMANDE_TERMINEE');
  expect(await banc.etat(d.acteId)).toBe('ANNULEE');
});

test('TE-11 : une version corrigée remplace ; une autre réponse, non', async () => {
  const d = await b.demandee();
  await ranger(await arriver(d, { identifiant: '2.25.911' }), d, 'AVIS');
  const autre = await arriver(d, { identifiant: '2.25.912' });
  expect(autre.reponse?.obstacle).toBe('DEJA_REPONDUE');
  await ranger(autre, d, null);
  const avant = (await acteDe(d.acteId)).compte_rendu;
  const corrigee = await arriver(d, {
    identifiant: '2.25.913',
    remplace: { identifiant: '2.25.911', version: 1 },
    version: 2,
  });
  expect(corrigee.reponse?.suites).toEqual(['CORRECTION']);
  expect((await ranger(corrigee, d, 'CORRECTION')).statut).toBe(200);
  const { compte_rendu: enVigueur } = await acteDe(d.acteId);
  expect(enVigueur).toMatchObject({ numeroVersion: 2, courrier: { identifiant: '2.25.913' } });
  const { corps } = await banc.lire(b.d.soignante, enVigueur.id);
  expect(corps.versions.map(({ id, courante }) => [id, courante])).toEqual([
    [avant.id, false],
    [enVigueur.id, true],
  ]);
});

describe('les lettres', () => {
  const LETTRE = { genre: 'LETTRE' } as const;

  test('TE-06 : un refus ferme la demande avec son texte et son partage', async () => {
    const d = await b.demandee();
    const courrier = await arriver(d, { ...LETTRE, titre: 'Refus' }, 'Je suis absente ce mois-ci.');
    expect(courrier.reponse).toMatchObject({ proposee: 'REFUS', suites: ['REFUS', 'COMPLEMENT'] });
    // A colleague files it: the one who asked is told, and not the colleague, who has just read it.
    const collegue = { ...b.d.soignante, professionnelId: randomUUID() };
    expect((await ranger(courrier, d, 'REFUS', collegue)).statut).toBe(200);
    await banc.copier(b.d, d.acteId);
    const { rows } = await base.proprietaire.query(
      'select professionnel_id, type from notification where acte_id = $1 and organisation_id = $2',
      [d.acteId, b.d.ehpad.organisationId],
    );
    expect(rows).toEqual([{ professionnel_id: b.d.infirmiere, type: 'REFUS' }]);
    const { corps } = await lireDemande(d.acteId);
    expect(corps).toMatchObject({ etat: 'REFUSEE', refus: { precision: 'Je suis absente ce mois-ci.' } });
    expect(await banc.compter('from partage where acte_id = $1 and ferme_le is null', [d.acteId])).toBe(0);
  });

  test('TE-09 : un complément demandé se fournit, repart par messagerie, et l’avis le suit', async () => {
    const d = await b.demandee();
    const question = await arriver(d, { ...LETTRE, titre: 'Complément demandé' }, 'Depuis quand ?');
    expect((await ranger(question, d, 'COMPLEMENT')).statut).toBe(200);
    expect((await lireDemande(d.acteId)).corps.complement).toMatchObject({ texte: 'Depuis quand ?' });
    const fourni = await banc.http.appeler(demande.fournirComplement, {
      session: b.d.soignante,
      params: { id: d.acteId },
      body: { texte: 'Depuis hier.' },
    });
    expect(fourni.statut).toBe(200);
    const { rows } = await base.proprietaire.query(
      `select destinataire from envoi where acte_id = $1 and type = 'COMPLEMENT' and canal = 'MSSANTE'`,
      [d.acteId],
    );
    expect(rows).toEqual([{ destinataire: d.requis.bal }]);
    expect((await ranger(await arriver(d), d, 'AVIS')).statut).toBe(200);
    expect(await banc.etat(d.acteId)).toBe('AVIS_RENDU');
  });
});

test('TE-11 : la copie d’une réponse donnée ici n’est pas à ranger ; celle du même logiciel, ailleurs, l’est', async () => {
  const d = await b.demandee();
  const { id: envoiId } = await b.envoiFait(d.acteId);
  const zip = await archive({ ...d.champs, auteur: { ...DENTISTE, rpps: d.requis.rpps } });
  for (const id of [envoiId, randomUUID()])
    b.boite.messages.push(await lettre({ zip, messageId: `<${id}@orapont>` }));
  await releverTout(b.deps);
  const { rows } = await base.proprietaire.query(
    'select etat, motif from courrier_recu where organisation_id = $1 order by etat',
    [b.d.ehpad.organisationId],
  );
  expect(rows).toEqual([
    { etat: 'A_RANGER', motif: null },
    { etat: 'TRAITE', motif: 'DEJA_CONNU' },
  ]);
});

test('DOS-12 : qui ne soigne pas là où est la demande n’en apprend rien et ne la change pas', async () => {
  const d = await b.demandee();
  const courrier = await arriver(d);
  const { soignante } = b.d;
  const ailleurs = { ...soignante, acteur: { ...soignante.acteur, sites: [randomUUID()] } };
  expect((await lire(courrier.id, ailleurs)).statut).toBe(404);
  expect((await ranger(courrier, d, 'AVIS', ailleurs)).statut).toBe(404);
  expect((await ranger(courrier, d, 'AVIS', b.d.requis)).statut).toBe(404);
  expect(await banc.etat(d.acteId)).toBe('ENVOYEE');
});
