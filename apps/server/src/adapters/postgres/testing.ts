import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Bd, ouvrirBd } from '../../kernel/bd.ts';
import { EXECUTION, PROPRIETAIRE } from './roles.ts';
import { urlDe } from './testing-server.ts';

export type BaseDeTest = {
  readonly bd: Bd;
  /** As the owner: policies let it see everything, so a test can look behind the wall. */
  readonly proprietaire: pg.Pool;
  /** As the runtime login, without the wrapper: what an SQL injection would have. */
  readonly nu: pg.Pool;
  readonly urlExecution: string;
  readonly urlProprietaire: string;
};

let numero = 0;

/** A migrated database of its own for the calling test file, dropped at the end of it. */
export async function baseDeTest(): Promise<BaseDeTest> {
  const superutilisateur = inject('urlSuperutilisateur');
  const modele = inject('baseModele');
  const nom = `${modele}_${process.pid}_${numero++}`;
  await executer(superutilisateur, `create database ${nom} template ${modele} owner ${PROPRIETAIRE}`);
  const urlExecution = urlDe(superutilisateur, EXECUTION, nom);
  const urlProprietaire = urlDe(superutilisateur, PROPRIETAIRE, nom);
  const bd = ouvrirBd(urlExecution);
  const options = '-c search_path=app,public';
  const proprietaire = new pg.Pool({ connectionString: urlProprietaire, options, max: 3 });
  const nu = new pg.Pool({ connectionString: urlExecution, options, max: 3 });
  for (const pool of [proprietaire, nu]) pool.on('error', () => undefined);
  afterAll(async () => {
    await Promise.all([bd.fermer(), proprietaire.end(), nu.end()]);
    await executer(superutilisateur, `drop database if exists ${nom} with (force)`);
  });
  return { bd, proprietaire, nu, urlExecution, urlProprietaire };
}

async function executer(url: string, requete: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(requete);
  } finally {
    await client.end();
  }
}
