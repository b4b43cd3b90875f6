import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { lireMigrations } from './migrer.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from './roles.ts';
import { urlDe } from './testing-server.ts';

test('une base d’avant se met à jour : chaque migration passe dans une session neuve', async () => {
  const superutilisateur = inject('urlSuperutilisateur');
  const nom = `${inject('baseModele')}_maj_${process.pid}`;
  await preparerRoles(superutilisateur, nom);
  try {
    const appliquees: string[] = [];
    for (const migration of lireMigrations()) {
      await executer(
        urlDe(superutilisateur, PROPRIETAIRE, nom),
        migration.sql.replaceAll('{{runtime}}', EXECUTION),
      );
      appliquees.push(migration.nom);
    }
    expect(appliquees).toEqual(lireMigrations().map((migration) => migration.nom));
  } finally {
    await executer(superutilisateur, `drop database if exists ${nom} with (force)`);
  }
});

async function executer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
