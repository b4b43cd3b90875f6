import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';

const DOSSIER = new URL('../../../migrations/', import.meta.url);
/** One lock for all migrators of a database, whatever the process. */
const VERROU = 730_118;
export const SCHEMA_TRAVAUX = 'pgboss';

export type Migration = { readonly nom: string; readonly sql: string };

export function lireMigrations(): readonly Migration[] {
  return readdirSync(DOSSIER)
    .filter((nom) => nom.endsWith('.sql'))
    .toSorted()
    .map((nom) => ({ nom, sql: readFileSync(new URL(nom, DOSSIER), 'utf8') }));
}

/**
 * Brings the schema to date as its owner, forward only, each file in its own transaction, under an advisory lock.
 * The job queue's schema is made here too, because the runtime login may not create anything.
 *
 * @param proprietaire connection string of the owner
 * @param execution name of the runtime login, who gets the grants
 * @throws when a migration already applied has changed since
 */
export async function migrer(proprietaire: string, execution: string): Promise<number> {
  if (!/^[a-z_][a-z0-9_]*$/.test(execution)) throw new Error(`Nom de rôle inattendu : ${execution}`);
  const client = new pg.Client({ connectionString: proprietaire });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [VERROU]);
    await client.query('create schema if not exists app');
    await client.query(
      'create table if not exists app.migration (nom text primary key, empreinte text not null, le timestamptz not null default now())',
    );
    await client.query(`comment on table app.migration is 'interne: migrations applied'`);
    await client.query(`grant usage on schema app to ${execution}`);
    await client.query(`grant select on app.migration to ${execution}`);
    const faites = await client.query<{ nom: string; empreinte: string }>(
      'select nom, empreinte from app.migration',
    );
    const connues = new Map(faites.rows.map(({ nom, empreinte }) => [nom, empreinte]));
    let appliquees = 0;
    for (const { nom, sql } of lireMigrations()) {
      const empreinte = createHash('sha256').update(sql).digest('hex');
      const connue = connues.get(nom);
      if (connue === empreinte) continue;
      if (connue) throw new Error(`La migration ${nom} a changé après avoir été appliquée.`);
      await appliquer(client, nom, empreinte, sql.replaceAll('{{runtime}}', execution));
      appliquees++;
    }
    await creerFileDeTravaux(client, execution);
    return appliquees;
  } finally {
    await client.end();
  }
}

async function appliquer(client: pg.Client, nom: string, empreinte: string, sql: string) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into app.migration (nom, empreinte) values ($1, $2)', [nom, empreinte]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`La migration ${nom} a échoué.`, { cause });
  }
}

async function creerFileDeTravaux(client: pg.Client, execution: string) {
  const { rows } = await client.query(`select 1 from pg_namespace where nspname = $1`, [SCHEMA_TRAVAUX]);
  if (rows.length === 0) await client.query(getConstructionPlans(SCHEMA_TRAVAUX));
  await client.query(`grant usage on schema ${SCHEMA_TRAVAUX} to ${execution}`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${SCHEMA_TRAVAUX} to ${execution}`,
  );
  await client.query(`grant execute on all functions in schema ${SCHEMA_TRAVAUX} to ${execution}`);
}

/**
 * What must be true of the runtime login and of the schema before the server answers anyone.
 *
 * @returns the reasons to refuse to start, in French
 */
export async function verifierBase(execution: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: execution });
  await client.connect();
  try {
    const raisons: string[] = [];
    const role = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    if (role.rows[0]?.rolsuper) raisons.push('Le compte de DATABASE_URL est superutilisateur.');
    if (role.rows[0]?.rolbypassrls)
      raisons.push('Le compte de DATABASE_URL contourne les cloisons (BYPASSRLS).');
    // A member of the owner has the owner's policies, which let everything through.
    const tables = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
         and pg_has_role(current_user, c.relowner, 'MEMBER')`,
    );
    if ((tables.rows[0]?.n ?? 0) > 0)
      raisons.push(
        'Le compte de DATABASE_URL possède des tables, ou il est membre du compte qui les possède.',
      );
    raisons.push(...(await journalBavard(client)), ...(await migrationsManquantes(client)));
    return raisons;
  } finally {
    await client.end();
  }
}

/** Statements, or the values of the slow ones, written in the server's log would carry names and health data. */
async function journalBavard(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ bavard: boolean }>(
    `select current_setting('log_statement') <> 'none' or current_setting('log_parameter_max_length_on_error') <> '0'
       or (current_setting('log_min_duration_statement') <> '-1' or current_setting('log_min_duration_sample') <> '-1')
         and current_setting('log_parameter_max_length') <> '0' as bavard`,
  );
  if (!rows[0]?.bavard) return [];
  return [
    'Le journal de PostgreSQL garderait des données de santé : remettez log_statement à « none », log_parameter_max_length et log_parameter_max_length_on_error à 0.',
  ];
}

async function migrationsManquantes(client: pg.Client): Promise<readonly string[]> {
  const existe = await client.query<{ t: string | null }>(`select to_regclass('app.migration')::text as t`);
  if (!existe.rows[0]?.t) return ['La base est vide : donnez DATABASE_OWNER_URL pour la préparer.'];
  const { rows } = await client.query<{ nom: string }>('select nom from app.migration');
  const faites = new Set(rows.map(({ nom }) => nom));
  const manquantes = lireMigrations().filter(({ nom }) => !faites.has(nom));
  return manquantes.map(({ nom }) => `Il manque la migration ${nom} : donnez DATABASE_OWNER_URL.`);
}
