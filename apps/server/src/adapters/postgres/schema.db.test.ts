import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { SCHEMA_TRAVAUX, verifierBase } from './migrer.ts';
import { EXECUTION, PROPRIETAIRE } from './roles.ts';
import { baseDeTest } from './testing.ts';
import { urlDe } from './testing-server.ts';

const { proprietaire, nu, urlExecution } = await baseDeTest();

type Table = { nom: string; genre: string | null; rls: boolean; force: boolean; proprietaire: string };

const { rows: tables } = await proprietaire.query<Table>(`
  select c.relname as nom, split_part(obj_description(c.oid), ':', 1) as genre, c.relrowsecurity as rls,
    c.relforcerowsecurity as force, pg_get_userbyid(c.relowner) as proprietaire
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'app' and c.relkind in ('r', 'p') order by 1`);
const metier = tables.filter(({ nom }) => nom !== 'migration');
const organisation = metier.filter(({ genre }) => genre === 'organisation');

test('toute table est d’un des trois genres', () => {
  expect(metier.length).toBeGreaterThan(25);
  expect(
    metier
      .filter(({ genre }) => !['organisation', 'plateforme', 'reference'].includes(genre ?? ''))
      .map(({ nom }) => nom),
  ).toEqual([]);
});

test('aucune table hors du schéma de l’application et de la file de travaux', async () => {
  const { rows } = await proprietaire.query(
    `select schemaname, tablename from pg_tables where schemaname not in ('app', 'pg_catalog', 'information_schema', $1)`,
    [SCHEMA_TRAVAUX],
  );
  expect(rows).toEqual([]);
});

test('toute table a ses cloisons, forcées, et n’appartient pas au compte d’exécution', () => {
  expect(metier.filter(({ rls, force, proprietaire: p }) => !rls || !force || p === EXECUTION)).toEqual([]);
});

test('une table d’organisation a pour clé (organisation, …), sans contrainte qui sorte de l’organisation', async () => {
  const { rows } = await proprietaire.query<{
    nom: string;
    contrainte: string;
    type: string;
    definition: string;
  }>(`
    select c.relname as nom, k.conname as contrainte, k.contype as type, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'app'::regnamespace and k.contype in ('p', 'u', 'f', 'x')`);
  const fautives = rows
    .filter(({ nom }) => organisation.some((table) => table.nom === nom))
    .filter(({ definition }) => !/^(PRIMARY KEY|UNIQUE|FOREIGN KEY) \(organisation_id, /.test(definition));
  expect(fautives).toEqual([]);
  const { rows: index } = await proprietaire.query<{ tablename: string; indexdef: string }>(
    `select tablename, indexdef from pg_indexes where schemaname = 'app' and indexdef like 'CREATE UNIQUE%'`,
  );
  const oracles = index.filter(
    ({ tablename, indexdef }) =>
      organisation.some((t) => t.nom === tablename) && !indexdef.includes('(organisation_id, '),
  );
  expect(oracles).toEqual([]);
});

test('aucune sous-requête dans une cloison', async () => {
  const { rows } = await proprietaire.query<{ tablename: string }>(
    `select tablename from pg_policies where schemaname = 'app' and (qual ~* '\\mselect\\M' or with_check ~* '\\mselect\\M')`,
  );
  expect(rows).toEqual([]);
});

test('aucune vue ni vue matérialisée, et les fonctions à droits du propriétaire sont connues', async () => {
  const vues = await proprietaire.query(
    `select relname from pg_class where relnamespace = 'app'::regnamespace and relkind in ('v', 'm')`,
  );
  expect(vues.rows).toEqual([]);
  const { rows } = await proprietaire.query<{ nom: string; config: string[] | null }>(
    `select proname as nom, proconfig as config from pg_proc where pronamespace = 'app'::regnamespace and prosecdef order by 1`,
  );
  expect(rows.map(({ nom }) => nom)).toEqual([
    'actes_en_retard',
    'auteurs_des_traces',
    'chercher_dossiers',
    'cles_de_l_appareil',
    'completer_media',
    'dater_demonstration',
    'envoi_d_ici',
    'exports_expires',
    'faits_de_l_acte',
    'imagerie_a_balayer',
    'medias_a_balayer',
    'organisations_a_sceller',
    'originales_perdues',
    'registre_dates',
    'registre_inscrire',
  ]);
  // A definer function without a fixed search_path can be hijacked.
  expect(rows.filter(({ config }) => !config?.some((c) => c.startsWith('search_path=')))).toEqual([]);
});

test.each(organisation.map(({ nom }) => nom))(
  '%s : sans contexte, rien ; ni suppression ni vidage',
  async (nom) => {
    const { rows } = await nu.query(`select count(*)::int as n from ${nom}`);
    expect(rows).toEqual([{ n: 0 }]);
    await expect(nu.query(`delete from ${nom}`)).rejects.toThrow(/permission denied/);
    await expect(nu.query(`truncate ${nom}`)).rejects.toThrow(/permission denied/);
  },
);

const AJOUT_SEUL = [
  'evenement',
  'scellement',
  'acte_evenement',
  'consentement',
  'donnees_sante',
  'document',
  'lien_connu',
  'ligne_facturation',
  'suivi_facturation',
];

test.each(AJOUT_SEUL)('%s ne fait que s’allonger', async (nom) => {
  await expect(nu.query(`update ${nom} set organisation_id = organisation_id`)).rejects.toThrow(
    /permission denied/,
  );
});

test('la date d’un pas est celle de la base : personne n’en donne une, et hors démonstration rien ne la change', async () => {
  const colonnes = `(organisation_id, id, acte_id, type, le)`;
  await expect(
    nu.query(
      `insert into acte_evenement ${colonnes} values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'RENDRE', now())`,
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(nu.query(`select app.dater_demonstration(gen_random_uuid(), now(), now())`)).rejects.toThrow(
    /hors démonstration/,
  );
});

test('un contexte de plateforme ajoute à la chaîne technique sans pouvoir la lire, ni toucher celle des accès', async () => {
  const ajouter = (chaine: string, dossier: string, nature = 'administration') =>
    nu.query(`begin; select set_config('app.nature', '${nature}', true);
      insert into evenement (organisation_id, id, chaine, texte, action, dossier_id)
      values (gen_random_uuid(), gen_random_uuid(), '${chaine}', '{}', 'COMPTE_CREE', ${dossier}); rollback`);
  await ajouter('TECHNIQUE', 'null');
  await ajouter('TECHNIQUE', 'null', 'authentification');
  const refus = [
    ajouter('ACCES', 'null'),
    ajouter('TECHNIQUE', 'gen_random_uuid()'),
    ajouter('TECHNIQUE', 'null', 'plateforme'),
  ];
  for (const essai of await Promise.allSettled(refus)) expect(essai.status).toBe('rejected');
});

test('TE-12 : le registre des actes ne se lit pas, même par le compte d’exécution', async () => {
  await expect(nu.query('select * from registre_acte')).rejects.toThrow(/permission denied/);
  await expect(nu.query(`insert into registre_acte values ('1', 'x', now(), 'TE2', 'e')`)).rejects.toThrow(
    /permission denied/,
  );
});

const FIGEES = [
  'acte.organisation_id',
  'acte.dossier_id',
  'acte.site_id',
  'media.acte_id',
  'media.empreinte_recue',
  'media.empreinte_gardee',
  'partage.cible_professionnel_id',
  'partage.cible_organisation_id',
  'partage.du',
  'acte_recu.proprietaire_organisation_id',
  'lecture.auteur_id',
  'compte_rendu.contenu',
  'remise.compte_rendu_id',
  'envoi.charge',
  'envoi.canal',
  'notification.professionnel_id',
  'sejour.dossier_id',
  'sejour.site_id',
  'representant.dossier_id',
  'appareil.cle',
  'tournee.site_id',
  'tournee_resident.acte_id',
  'emport.compte_id',
  'emport_dossier.empreinte',
  'pli.texte',
  'pli.signature',
  'conflit.code',
];

test.each(FIGEES)('%s ne change plus une fois écrit', async (colonne) => {
  const [table, nom] = colonne.split('.');
  await expect(nu.query(`update ${table} set ${nom} = ${nom}`)).rejects.toThrow(/permission denied/);
});

test('le compte d’exécution est refusé au démarrage s’il est membre du propriétaire des tables', async () => {
  expect(await verifierBase(urlExecution)).toEqual([]);
  const role = `membre_${process.pid}`;
  const client = new pg.Client({ connectionString: inject('urlSuperutilisateur') });
  await client.connect();
  try {
    await client.query(`create role ${role} login nosuperuser nobypassrls in role ${PROPRIETAIRE}`);
    const url = urlDe(inject('urlSuperutilisateur'), role, new URL(urlExecution).pathname.slice(1));
    expect(await verifierBase(url)).toEqual([
      'Le compte de DATABASE_URL possède des tables, ou il est membre du compte qui les possède.',
    ]);
  } finally {
    await client.query(`drop role if exists ${role}`);
    await client.end();
  }
});

test('une base dont le journal garderait les valeurs des requêtes est refusée au démarrage', async () => {
  const client = new pg.Client({ connectionString: inject('urlSuperutilisateur') });
  await client.connect();
  const role = `bavard_${process.pid}`;
  const base = new URL(urlExecution).pathname.slice(1);
  try {
    await client.query(`create role ${role} login nosuperuser nobypassrls in role ${EXECUTION}`);
    const url = urlDe(inject('urlSuperutilisateur'), role, base);
    expect(await verifierBase(url)).toEqual([]);
    for (const reglage of [
      'log_statement = mod',
      'log_min_duration_statement = 0',
      'log_parameter_max_length_on_error = -1',
    ]) {
      await client.query(`alter role ${role} set ${reglage}`);
      expect(await verifierBase(url)).toEqual([expect.stringContaining('données de santé')]);
      await client.query(`alter role ${role} reset all`);
    }
  } finally {
    await client.query(`drop role if exists ${role}`);
    await client.end();
  }
});

test('une contrainte qui refuse une ligne n’en répète pas les valeurs : les cloisons taisent le détail', async () => {
  const organisation = '018f0000-0000-7000-8000-000000000001';
  const client = await nu.connect();
  await client.query('begin');
  await client.query(
    `select set_config('app.organisation', $1, true), set_config('app.nature', 'organisation', true)`,
    [organisation],
  );
  const erreur = await client
    .query(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
       values ($1, gen_random_uuid(), 'Zyxcanari', '{Jeanne}', '1938-02-03', 'X', 'zyxcanari', 'zyxcanari')`,
      [organisation],
    )
    .catch((cause: unknown) => cause);
  await client.query('rollback');
  client.release();
  expect(erreur).toMatchObject({ code: '23514', table: 'dossier' });
  const champs = Object.fromEntries(Object.entries(erreur as object));
  expect(JSON.stringify({ ...champs, message: (erreur as Error).message }).toLowerCase()).not.toContain(
    'zyxcanari',
  );
});
