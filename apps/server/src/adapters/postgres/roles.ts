import pg from 'pg';

export const PROPRIETAIRE = 'orapont_owner';
export const EXECUTION = 'orapont_app';

/** Makes, as superuser, the two logins and an empty database that belongs to the first. Safe to repeat. */
export async function preparerRoles(superutilisateur: string, base: string): Promise<void> {
  const client = new pg.Client({ connectionString: superutilisateur });
  await client.connect();
  try {
    for (const role of [PROPRIETAIRE, EXECUTION]) {
      const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (rows.length === 0)
        await client
          .query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`)
          .catch(dejaFait);
    }
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [base]);
    if (rows.length === 0) await client.query(`create database ${base} owner ${PROPRIETAIRE}`);
  } finally {
    await client.end();
  }
}

/** Two preparations at once: the other one made it. */
function dejaFait(cause: unknown) {
  if (!(cause instanceof pg.DatabaseError) || (cause.code !== '42710' && cause.code !== '23505')) throw cause;
}
