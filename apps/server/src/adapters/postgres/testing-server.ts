import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { demarrerEmbarque, dossierJetable } from './embarque.ts';
import { migrer } from './migrer.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from './roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    urlSuperutilisateur: string;
    baseModele: string;
  }
}

/**
 * One server for the whole run: the embedded one, or a PostgreSQL given by `ORAPONT_TEST_DATABASE_URL` (a superuser's URL).
 * Tests work only in databases made here: a migrated model, cloned for each test file.
 */
export async function setup(project: TestProject) {
  const donnee = process.env['ORAPONT_TEST_DATABASE_URL'];
  const dossier = dossierJetable();
  const embarque = donnee ? undefined : await demarrerEmbarque(join(dossier, 'pg'), false);
  const superutilisateur = donnee ?? embarque?.url('postgres', 'postgres') ?? '';
  const baseModele = `orapont_test_${process.pid}_${Date.now()}`;
  await preparerRoles(superutilisateur, baseModele);
  await migrer(urlDe(superutilisateur, PROPRIETAIRE, baseModele), EXECUTION);
  project.provide('urlSuperutilisateur', superutilisateur);
  project.provide('baseModele', baseModele);

  return async () => {
    const client = new pg.Client({ connectionString: superutilisateur });
    await client.connect();
    await client.query(`drop database if exists ${baseModele} with (force)`);
    await client.end();
    await embarque?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  };
}

/** The same server, another role and database. Test roles log in without a password (trust). */
export function urlDe(superutilisateur: string, role: string, base: string): string {
  const url = new URL(superutilisateur);
  if (role !== url.username) {
    url.username = role;
    url.password = '';
  }
  url.pathname = `/${base}`;
  return url.href;
}
