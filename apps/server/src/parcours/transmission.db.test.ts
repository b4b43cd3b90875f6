import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/transmission';
import { OCTETS_MESSAGE_MAX } from '@orapont/domain/teleexpertise/lots';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { noterRetour } from '../features/courrier/retour.ts';
import { noterAccuse } from '../features/reception/dossier-repository.ts';
import { SANTE_COMPLETE, sessionDe } from '../features/teleexpertise/demande/testing.ts';
import { bancDeTransmission, DR_NATIONAL } from './testing-transmission.ts';

const base = await baseDeTest();
const banc = await bancDeTransmission(base);
const { appeler, operateur, travaux } = banc;
afterAll(() => banc.fermer());

type Decor = Awaited<ReturnType<typeof decor>>;
const SQL = (texte: string, valeurs: unknown[]) => base.proprietaire.query(texte, valeurs);
const balDe = async (professionnelId: string): Promise<string> =>
  (await SQL('select bal_mssante from professionnel where id = $1', [professionnelId])).rows[0].bal_mssante;

/** A record with one of each: health, a signed answer, its chart, a scale, a consent, pictures, and a file that mail does not carry. */
async function decor({ finess = '340000017' as string | null, lourdes = 0 } = {}) {
  const d = await banc.decor();
  await SQL('update site set finess = $1 where id = any($2)', [finess, [d.ehpad.siteId, d.cabinet.siteId]]);
  const { mediaId } = await banc.signe(d);
  const { organisationId } = d.ehpad;
  await SQL(`update media set type_mime = 'image/jpeg', octets = 2000 where id = $1`, [mediaId]);
  for (let i = 0; i < lourdes; i++)
    await SQL(
      `insert into media (organisation_id, id, dossier_id, acte_id, auteur_id, depose_par, vue, etat, type_mime, octets)
       select organisation_id, gen_random_uuid(), dossier_id, acte_id, auteur_id, depose_par, vue, 'PRET', 'image/jpeg', 5000000 from media where id = $1`,
      [mediaId],
    );
  await SQL(
    `insert into donnees_sante (organisation_id, id, dossier_id, contenu) values ($1, gen_random_uuid(), $2, $3)`,
    [organisationId, d.dossierId, JSON.stringify(SANTE_COMPLETE)],
  );
  await SQL(
    `insert into evaluation (organisation_id, id, dossier_id, echelle, reponses, faite_le, auteur_id, saisie_par)
     values ($1, gen_random_uuid(), $2, 'OHAT', '{"LEVRES": 1}', now(), $3, $3)`,
    [organisationId, d.dossierId, d.infirmiere],
  );
  await SQL(
    `insert into document (organisation_id, id, dossier_id, type, titre, type_mime, octets, empreinte, origine)
     values ($1, gen_random_uuid(), $2, 'AUTRE', 'Note', 'text/plain', 10, 'x', 'RECU')`,
    [organisationId, d.dossierId],
  );
  return { ...d, adresse: await balDe(d.confrere) };
}

const SIGNEE = {
  signeeLe: '2026-01-05',
  capacite: 'PERSONNE',
  auteur: 'Jeanne Lefèvre',
  versionTexte: '2026-1',
} as const;
const transmettre = (
  d: Decor,
  change: Record<string, unknown> = {},
  { cle = randomUUID() as string, session = d.soignante } = {},
) =>
  appeler(contrat.transmettre, {
    session,
    params: { id: d.dossierId },
    body: {
      piece: null,
      destinataire: { professionnelId: d.confrere, siteId: d.cabinet.siteId },
      adresse: d.adresse,
      autorisation: SIGNEE,
      ...change,
    },
    cle,
  });
const apercu = async (d: Decor) =>
  (await appeler(contrat.apercevoirTransmission, { session: d.soignante, params: { id: d.dossierId } }))
    .corps;
const lister = async (d: Decor) =>
  (await appeler(contrat.listerTransmissions, { session: d.soignante, params: { id: d.dossierId } })).corps
    .transmissions;
/** Every message of every box but those of before. */
async function recus() {
  const tous = [];
  for (const boite of await operateur.boites())
    for (const { id } of await operateur.lister(boite)) tous.push({ boite, ...(await operateur.lire(id)) });
  return tous;
}
const envois = async (d: Decor) =>
  (
    await SQL(`select id, etat from envoi where organisation_id = $1 and type = 'TRANSMISSION'`, [
      d.ehpad.organisationId,
    ])
  ).rows;
const ouvrir = async (pieces: readonly { nom: string; octets: Uint8Array }[] = []) => {
  const archive = pieces.find(({ nom }) => nom === 'IHE_XDM.zip');
  if (!archive) throw new Error('pas d’archive');
  return documentsDeTest.xdm.ouvrir(archive.octets);
};

beforeEach(() => {
  travaux.enfiles.length = 0;
  operateur.mettreEnPanne(false);
});

test('DOS-18 : le dossier entier part en plusieurs messages, une fois, à la seule boîte choisie, chaque document en CDA', async () => {
  const d = await decor({ lourdes: 3 });
  const avant = (await recus()).length;
  const { pieces, messages, signataires } = await apercu(d);
  expect(signataires).toEqual(['PERSONNE']);
  expect(new Set(pieces.map(({ genre }) => genre))).toEqual(new Set(contrat.GENRES_PIECE));
  expect(pieces.filter(({ obstacle }) => obstacle !== null).map(({ titre }) => titre)).toEqual(['Note']);
  const cle = randomUUID();
  const { statut, corps } = await transmettre(d, {}, { cle });
  expect(statut).toBe(200);
  expect(corps.messages).toBe(messages);
  expect(messages).toBe(3);
  // Asked twice with the same key, taken twice by the queue: there once.
  expect((await transmettre(d, {}, { cle })).corps.id).toBe(corps.id);
  expect(await envois(d)).toHaveLength(messages);
  await banc.partirTout(2);
  const nouveaux = await recus();
  const miens = nouveaux.filter(({ boite }) => boite === d.adresse);
  expect(nouveaux.length - avant).toBe(messages);
  expect(miens).toHaveLength(messages);
  const codes: string[] = [];
  for (const message of miens) {
    expect(message.eml?.length).toBeLessThan(OCTETS_MESSAGE_MAX);
    expect(message.objet).toMatch(/^XDM\/1\.0\/DDM\+.+ LEFEVRE Jeanne 03\/02\/1938$/u);
    const { documents, defauts } = await ouvrir(message.pieces);
    expect(defauts).toEqual([]);
    codes.push(...documents.map(({ lu }) => lu.type.code));
  }
  expect(miens.map(({ corps: texte }) => /Message \d\/\d/.exec(texte ?? '')?.[0]).toSorted()).toEqual([
    'Message 1/3',
    'Message 2/3',
    'Message 3/3',
  ]);
  // Authorisation and consent, health data, answer, chart, scale, four pictures: nothing lost, nothing twice.
  expect(codes.toSorted()).toEqual(
    [
      '59284-0',
      '59284-0',
      '96349-6',
      '85208-7',
      '83836-7',
      '28617-9',
      '52040-3',
      '52040-3',
      '52040-3',
      '52040-3',
    ].toSorted(),
  );
  const [suivie] = await lister(d);
  expect(suivie).toMatchObject({ objet: 'DOSSIER', adresse: d.adresse, revocable: false });
  expect(suivie?.signataire).toBe('Jeanne Lefèvre (la personne elle-même)');
  expect(suivie?.lettres.map(({ etat, pdfSeul }) => [etat, pdfSeul])).toEqual(Array(3).fill(['FAIT', null]));
  const { rows } = await SQL(
    `select action from evenement where dossier_id = $1 and action = 'DOSSIER_TRANSMIS'`,
    [d.dossierId],
  );
  expect(rows).toHaveLength(1);
}, 30_000);

test.each([
  ['sans autorisation', { autorisation: null }, 'AUTORISATION_ABSENTE'],
  [
    'signée par qui ne le peut pas',
    { autorisation: { ...SIGNEE, capacite: 'TUTEUR' } },
    'SIGNATAIRE_NON_ADMIS',
  ],
  ['sur un autre texte', { autorisation: { ...SIGNEE, versionTexte: '2025-1' } }, 'AUTORISATION_AUTRE_TEXTE'],
  ['à une adresse que la personne n’a pas lue', { adresse: 'autre@demo.mssante.fr' }, 'ADRESSE_CHANGEE'],
] as const)('DOS-18 : rien ne part, ni ne s’écrit, %s', async (_, change, motif) => {
  const d = await decor();
  const { statut, corps } = await transmettre(d, change);
  expect(statut).toBeGreaterThanOrEqual(400);
  expect(corps).toMatchObject({ motifs: [motif] });
  expect(await envois(d)).toEqual([]);
  expect(await lister(d)).toEqual([]);
});

test('DOS-18 : le dossier entier ne va qu’à un dentiste ; un document seul va aussi à un autre soignant', async () => {
  const d = await decor();
  const medecin = await banc.monde.professionnel(d.cabinet, { profession: '10', roles: ['praticien'] });
  const change = {
    destinataire: { professionnelId: medecin, siteId: d.cabinet.siteId },
    adresse: await balDe(medecin),
  };
  expect((await transmettre(d, change)).corps).toMatchObject({ motifs: ['DESTINATAIRE_NON_DENTISTE'] });
  const schema = (await apercu(d)).pieces.find(({ genre }) => genre === 'SCHEMA');
  expect((await transmettre(d, { ...change, piece: schema?.cle, autorisation: null })).statut).toBe(200);
  await banc.partirTout();
  const message = (await recus()).find(({ boite }) => boite === change.adresse);
  expect(message?.objet).toBe('XDM/1.0/DDM+Schéma dentaire LEFEVRE Jeanne 03/02/1938');
  const { documents } = await ouvrir(message?.pieces);
  expect(documents.map(({ lu }) => lu.type.code)).toEqual(['83836-7']);
});

test('DOS-18 : un dentiste de l’annuaire national reçoit à la boîte que l’annuaire publie, sans être inscrit ici', async () => {
  const d = await decor();
  const destinataire = { rpps: DR_NATIONAL.rpps };
  const vu = await appeler(contrat.lireDestinataire, { session: d.soignante, body: destinataire });
  expect(vu.corps).toMatchObject({ nom: 'Étienne LACOMBE', adresse: 'cabinet.lez@demo.mssante.fr' });
  expect((await transmettre(d, { destinataire, adresse: vu.corps.adresse })).statut).toBe(200);
  await banc.partirTout();
  const messages = (await recus()).filter(({ boite }) => boite === vu.corps.adresse);
  expect(messages).toHaveLength(1);
  expect((await ouvrir(messages[0]?.pieces)).defauts).toEqual([]);
  const { rows } = await SQL('select 1 from professionnel where rpps = $1', [DR_NATIONAL.rpps]);
  expect(rows).toEqual([]);
});

test('DOS-18 : l’autorisation retirée avant le départ arrête tout, même ce que la file tenait, et rien ne repart', async () => {
  const d = await decor();
  const avant = (await recus()).length;
  operateur.mettreEnPanne(true);
  const { corps } = await transmettre(d);
  await banc.partirTout();
  expect((await lister(d))[0]).toMatchObject({ revocable: true, lettres: [{ etat: 'A_FAIRE' }] });
  const params = { id: corps.id };
  const retrait = await appeler(contrat.revoquerTransmission, {
    session: d.soignante,
    params,
    body: { auteur: 'Jeanne Lefèvre' },
  });
  expect(retrait.corps).toEqual({ arretees: 1, parties: 0 });
  operateur.mettreEnPanne(false);
  // A worker that held the row when it was withdrawn builds nothing either.
  await SQL(`update envoi set etat = 'A_FAIRE', motif = null where id = $1`, [(await envois(d))[0]?.id]);
  await banc.partirTout();
  expect((await recus()).length).toBe(avant);
  const relance = await appeler(contrat.relancerTransmission, { session: d.soignante, params });
  expect(relance.corps).toMatchObject({ motifs: ['TRANSMISSION_REVOQUEE'] });
});

test('DOS-18 : un échec se relance, et ce qui est parti ne repart pas', async () => {
  const d = await decor();
  const { corps } = await transmettre(d);
  await SQL(
    `update envoi set etat = 'NON_TRANSMIS', motif = 'REFUSE_PAR_L_OPERATEUR' where organisation_id = $1 and type = 'TRANSMISSION'`,
    [d.ehpad.organisationId],
  );
  expect((await lister(d))[0]?.lettres[0]).toMatchObject({ etat: 'NON_TRANSMIS', relancePossible: true });
  const relancer = () =>
    appeler(contrat.relancerTransmission, { session: d.soignante, params: { id: corps.id } });
  expect((await relancer()).statut).toBe(200);
  await banc.partirTout();
  expect((await lister(d))[0]?.lettres[0]).toMatchObject({ etat: 'FAIT' });
  expect((await relancer()).corps).toMatchObject({ motifs: ['ENVOI_DEJA_PARTI'] });
});

test('DOS-18 : un message lu ou renvoyé par l’opérateur se voit, et celui qui est revenu repart sans doubler la boîte', async () => {
  const d = await decor();
  const { corps } = await transmettre(d);
  await banc.partirTout();
  const { organisationId } = d.ehpad;
  const [envoi] = await envois(d);
  const chezSoi = (travail: Parameters<typeof base.bd.organisation>[1]) =>
    base.bd.organisation({ organisationId }, travail);
  const phrase = async () => (await lister(d))[0]?.lettres[0]?.phrase;
  await chezSoi((tx) => noterAccuse(tx, envoi.id, { lu_le: new Date().toISOString() }));
  expect(await phrase()).toBe('Intégré par le logiciel du destinataire.');
  await chezSoi((tx) => noterRetour(tx, banc.courrier, organisationId, envoi.id));
  expect(await phrase()).toMatch(/^L’opérateur l’avait accepté, puis l’a renvoyé.*Vérifiez son adresse/u);
  await appeler(contrat.relancerTransmission, { session: d.soignante, params: { id: corps.id } });
  await banc.partirTout();
  expect((await recus()).filter(({ boite }) => boite === d.adresse)).toHaveLength(1);
  expect(await phrase()).toBe('Accepté par l’opérateur.');
});

test('TE-11 : ce qui part en PDF seul dit ce qui manque et quoi faire', async () => {
  const d = await decor({ finess: null });
  await transmettre(d);
  await banc.partirTout();
  const lettre = (await lister(d))[0]?.lettres[0];
  expect(lettre).toMatchObject({ etat: 'FAIT' });
  expect(lettre?.pdfSeul).toMatch(/^Parti en PDF seul.*FINESS ou SIRET.*administrateur/u);
  const message = (await recus()).find(({ boite }) => boite === d.adresse);
  expect(message?.objet).not.toMatch(/^XDM/u);
});

test('DOS-12, DOS-18 : l’autre organisation ne voit rien ; chez soi, il faut être professionnel de santé et de l’équipe', async () => {
  const d = await decor();
  const { corps } = await transmettre(d);
  const educatrice = sessionDe(d.ehpad, d.infirmiere, { profession: 'EDUC' });
  const gestes = (session: typeof d.soignante) => [
    appeler(contrat.apercevoirTransmission, { session, params: { id: d.dossierId } }),
    appeler(contrat.listerTransmissions, { session, params: { id: d.dossierId } }),
    transmettre(d, {}, { session }),
    appeler(contrat.revoquerTransmission, { session, params: { id: corps.id }, body: { auteur: 'X' } }),
    appeler(contrat.relancerTransmission, { session, params: { id: corps.id } }),
  ];
  const statuts = async (session: typeof d.soignante) =>
    (await Promise.all(gestes(session))).map(({ statut }) => statut);
  expect(await statuts(d.requis)).toEqual([404, 404, 404, 404, 404]);
  expect(await statuts(educatrice)).toEqual([403, 403, 403, 403, 403]);
  const lues = (organisationId: string) =>
    base.bd.organisation({ organisationId }, (tx) => tx.selectFrom('transmission').select('id').execute());
  expect(await lues(d.cabinet.organisationId)).toEqual([]);
  expect((await lues(d.ehpad.organisationId)).map(({ id }) => id)).toContain(corps.id);
  // The database refuses a whole record without authorisation, whatever the program says.
  await expect(
    base.bd.organisation({ organisationId: d.ehpad.organisationId }, (tx) =>
      sql`insert into transmission (organisation_id, id, dossier_id, objet, adresse, contenu, demandee_par, demandee_par_nom, demandee_le)
        values (${d.ehpad.organisationId}, ${randomUUID()}, ${d.dossierId}, 'DOSSIER', 'a@demo.mssante.fr', '{}', ${randomUUID()}, 'X', now())`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/dossier_autorise/);
});
