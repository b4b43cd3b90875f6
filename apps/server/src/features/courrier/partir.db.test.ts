import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { SCHEMA_TRAVAUX } from '../../adapters/postgres/migrer.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import {
  BAL,
  bancCourrier,
  COURRIEL,
  compositeurDeTest,
  deposerEnvoi,
  PATIENT,
} from '../../bac-a-sable/mssante/testing-courrier.ts';
import { BAIL_MS } from './envoi-repository.ts';
import { partir } from './partir.ts';
import { phraseEnvoi } from './phrases.ts';
import { RefusMessagerie } from './ports.ts';
import { reprendreEnvois } from './surveiller.ts';

const base = await baseDeTest();
const banc = await bancCourrier(base);
afterAll(banc.fermer);
const { deps, operateur } = banc;

let organisationId: string;
beforeEach(async () => {
  operateur.mettreEnPanne(false);
  organisationId = randomUUID();
  await deps.bd.administration(undefined, (tx) =>
    tx.insertInto('organisation').values({ id: organisationId, nom: 'Cabinet', type: 'CABINET' }).execute(),
  );
});

async function lire(id: string) {
  const { rows } = await base.proprietaire.query(
    'select etat, motif, essais, reponse, dernier_refus from envoi where id = $1',
    [id],
  );
  return rows[0];
}
const recus = async (id: string, boite = BAL) =>
  (await operateur.lister(boite)).filter(({ messageId }) => messageId === `<${id}@orapont>`);
const partirDe = (envoiId: string, autres: Partial<typeof deps> = {}) =>
  partir({ ...deps, ...autres }, { organisationId, envoiId });

test('TE-11 : opérateur en panne (451) puis revenu : un seul message, un seul FAIT, la réponse gardée', async () => {
  const id = await deposerEnvoi(banc, organisationId);
  operateur.mettreEnPanne(true);
  await expect(partirDe(id)).rejects.toThrow(RefusMessagerie);
  expect(await lire(id)).toMatchObject({
    etat: 'A_FAIRE',
    essais: 1,
    dernier_refus: 'OPERATEUR_INDISPONIBLE 451',
  });
  operateur.mettreEnPanne(false);
  await partirDe(id);
  await partirDe(id);
  expect(await lire(id)).toMatchObject({
    etat: 'FAIT',
    essais: 2,
    reponse: expect.stringMatching(/^250 /),
    dernier_refus: null,
  });
  expect(await recus(id)).toHaveLength(1);
});

test('TE-11 : mort du programme entre le 250 et l’écriture : le même message, une seule fois dans la boîte', async () => {
  const id = await deposerEnvoi(banc, organisationId);
  let appels = 0;
  // The commit after the 250 never happens: the database is away at that very moment.
  const bd: typeof deps.bd = {
    ...deps.bd,
    organisation: (qui, travail) => {
      appels += 1;
      return appels === 2 ? Promise.reject(new Error('coupure')) : deps.bd.organisation(qui, travail);
    },
  };
  await expect(partirDe(id, { bd })).rejects.toThrow('coupure');
  expect(await recus(id)).toHaveLength(1);
  expect(await lire(id)).toMatchObject({ etat: 'EN_COURS' });
  await expect(partirDe(id)).rejects.toThrow();
  banc.horloge.avancer(BAIL_MS + 1_000);
  expect(await reprendreEnvois(deps)).toBe(1);
  await partirDe(id);
  expect(await lire(id)).toMatchObject({ etat: 'FAIT', reponse: expect.stringContaining('deja recu') });
  expect(await recus(id)).toHaveLength(1);
});

test('deux travailleurs sur le même envoi : un seul part', async () => {
  let compositions = 0;
  const compositeurs = {
    COMPTE_RENDU: compositeurDeTest({
      compose: async (...qui) => {
        compositions += 1;
        return compositeurDeTest().compose(...qui);
      },
    }),
  };
  const id = await deposerEnvoi(banc, organisationId);
  const issues = await Promise.allSettled([1, 2, 3, 4].map(() => partirDe(id, { compositeurs })));
  expect(issues.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect(compositions).toBe(1);
  expect(await recus(id)).toHaveLength(1);
  expect(await lire(id)).toMatchObject({ etat: 'FAIT', essais: 1 });
});

test('celui qu’on croyait mort revient tard : il n’écrit rien de plus, et la suite ne se fait qu’une fois', async () => {
  let suites = 0;
  const id = await deposerEnvoi(banc, organisationId);
  const apresEnvoi = async () => {
    suites += 1;
  };
  const lent = compositeurDeTest({
    apresEnvoi,
    compose: async (...qui) => {
      banc.horloge.avancer(BAIL_MS + 1_000);
      await partirDe(id, { compositeurs: { COMPTE_RENDU: compositeurDeTest({ apresEnvoi }) } });
      return compositeurDeTest().compose(...qui);
    },
  });
  await partirDe(id, { compositeurs: { COMPTE_RENDU: lent } });
  expect(suites).toBe(1);
  expect(await lire(id)).toMatchObject({ etat: 'FAIT', essais: 2 });
  expect(await recus(id)).toHaveLength(1);
});

test('TE-11 : un refus définitif donne NON_TRANSMIS et son motif, sans nouvel essai', async () => {
  const ailleurs = compositeurDeTest();
  const compositeurs = {
    COMPTE_RENDU: {
      compose: async (...qui: Parameters<typeof ailleurs.compose>) => ({
        ...(await ailleurs.compose(...qui)),
        a: 'personne@inconnu.mssante.fr',
      }),
    },
  };
  const id = await deposerEnvoi(banc, organisationId);
  await partirDe(id, { compositeurs });
  expect(await lire(id)).toMatchObject({
    etat: 'NON_TRANSMIS',
    motif: 'REFUSE_PAR_L_OPERATEUR',
    dernier_refus: 'REFUSE_PAR_L_OPERATEUR 550',
  });
});

test('TE-09 : identifiants refusés : la lettre attend, le dit, et part une fois qu’ils sont renouvelés', async () => {
  const id = await deposerEnvoi(banc, organisationId);
  const refus = new RefusMessagerie('IDENTIFIANTS_REFUSES', 535);
  await expect(partirDe(id, { mssante: { envoyer: () => Promise.reject(refus) } })).rejects.toBe(refus);
  const attend = await lire(id);
  expect(attend).toMatchObject({ etat: 'A_FAIRE', dernier_refus: 'IDENTIFIANTS_REFUSES 535' });
  expect(phraseEnvoi(attend)).toMatch(/prévenez votre administrateur.*Un nouvel essai se fera tout seul/u);
  await partirDe(id);
  expect(await lire(id)).toMatchObject({ etat: 'FAIT', essais: 2, dernier_refus: null });
});

test.each([
  ['sans boîte', new RefusMessagerie('SANS_BAL'), { etat: 'NON_TRANSMIS', motif: 'SANS_BAL' }],
  ['consentement retiré avant le départ', new RefusMessagerie('SANS_OBJET'), { motif: 'SANS_OBJET' }],
])('%s : rien ne part', async (_titre, refus, attendu) => {
  const compositeurs = { DEMANDE: compositeurDeTest({ compose: () => Promise.reject(refus) }) };
  const id = await deposerEnvoi(banc, organisationId, { type: 'DEMANDE' });
  await partirDe(id, { compositeurs });
  expect(await lire(id)).toMatchObject(attendu);
  expect(await recus(id)).toEqual([]);
});

test('un document impossible à préparer se retente, et se voit', async () => {
  const compositeurs = { DEMANDE: compositeurDeTest({ compose: () => Promise.reject(new Error(PATIENT)) }) };
  const id = await deposerEnvoi(banc, organisationId, { type: 'DEMANDE' });
  await expect(partirDe(id, { compositeurs })).rejects.toThrow();
  expect(await lire(id)).toMatchObject({ etat: 'A_FAIRE', dernier_refus: 'PREPARATION_IMPOSSIBLE' });
});

test('TE-11 : cinq jours de panne : l’envoi est abandonné et une personne doit agir', async () => {
  const id = await deposerEnvoi(banc, organisationId);
  await base.proprietaire.query(`update envoi set cree_le = now() - interval '6 days' where id = $1`, [id]);
  operateur.mettreEnPanne(true);
  await partirDe(id);
  expect(await lire(id)).toMatchObject({ etat: 'NON_TRANSMIS', motif: 'OPERATEUR_INDISPONIBLE' });
});

test('sans messagerie configurée : l’envoi reste à faire, sa raison se lit, il part une fois la messagerie là', async () => {
  const id = await deposerEnvoi(banc, organisationId);
  await partirDe(id, { mssante: undefined });
  expect(await lire(id)).toMatchObject({ etat: 'A_FAIRE', essais: 0, dernier_refus: 'SANS_MESSAGERIE' });
  banc.horloge.avancer(1_000_000);
  const travauxDe = async () =>
    (await base.proprietaire.query(`select 1 from ${SCHEMA_TRAVAUX}.job where data->>'envoiId' = $1`, [id]))
      .rowCount;
  await reprendreEnvois({ ...deps, mssante: undefined, courriel: undefined });
  expect(await travauxDe()).toBe(1);
  await reprendreEnvois(deps);
  await reprendreEnvois(deps);
  expect(await travauxDe()).toBe(2);
  await partirDe(id);
  expect(await recus(id)).toHaveLength(1);
});

test.each([
  ['NOTIF_DEMANDE', 'Vous avez une demande à lire dans Orapont'],
  ['NOTIF_COMPLEMENT', 'Un complément est arrivé dans Orapont'],
  ['NOTIF_REPONSE', 'Vous avez une réponse à lire dans Orapont'],
  ['NOTIF_QUESTION', 'Une question vous est posée dans Orapont'],
  ['NOTIF_RETARD', 'Une demande est en retard dans Orapont'],
])('TE-09 : courriel ordinaire %s, sans nom ni donnée de santé', async (type, objet) => {
  const acteId = randomUUID();
  const id = await deposerEnvoi(banc, organisationId, {
    type,
    canal: 'COURRIEL',
    destinataire: COURRIEL,
    acteId,
  });
  await partirDe(id);
  const [resume] = await recus(id, COURRIEL);
  const courriel = await operateur.lire(resume?.id ?? '');
  expect(courriel?.objet).toBe(objet);
  expect(courriel?.corps).toContain(`http://localhost:3000/actes/${acteId}`);
  expect(Buffer.from(courriel?.eml ?? []).toString()).not.toContain(PATIENT);
});

test('la file porte l’envoi toute seule, et le nom du patient n’est ni dans le journal, ni dans la file, ni dans les tables', async () => {
  await banc.demarrerTravailleurs({
    ...deps,
    compositeurs: {
      ...deps.compositeurs,
      DEMANDE: compositeurDeTest({ compose: () => Promise.reject(new Error(PATIENT)) }),
    },
  });
  const parti = await deposerEnvoi(banc, organisationId);
  const retenu = await deposerEnvoi(banc, organisationId, { type: 'DEMANDE' });

  await expect.poll(() => lire(parti), { timeout: 20_000 }).toMatchObject({ etat: 'FAIT' });
  await expect.poll(async () => (await lire(retenu)).essais, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(await recus(parti)).toHaveLength(1);
  expect(banc.journal.join('')).toContain('travail à reprendre');
  const { rows: file } = await base.proprietaire.query(`select data, output from ${SCHEMA_TRAVAUX}.job`);
  const { rows: envois } = await base.proprietaire.query('select * from envoi');
  const { rows: traces } = await base.proprietaire.query('select * from evenement');
  expect(file.length).toBeGreaterThan(5);
  for (const lieu of [banc.journal, file, envois, traces])
    expect(JSON.stringify(lieu)).not.toContain(PATIENT);
});
