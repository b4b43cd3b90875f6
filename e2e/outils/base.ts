import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import {
  demarrerEmbarque,
  dossierJetable,
  type Embarque,
} from '../../apps/server/src/adapters/postgres/embarque.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from '../../apps/server/src/adapters/postgres/roles.ts';
import { ici } from './ici.ts';

const NOM = 'orapont';

/** The embedded database of a server, as its superuser: it listens on a private socket, which its pid file names. */
export function urlProprietaire(dossier = ici().dossier): string {
  const fichier = join(dossier, 'postgres', 'postmaster.pid');
  if (!existsSync(fichier)) throw new Error('La base embarquée ne tourne pas.');
  const prise = readFileSync(fichier, 'utf8').split('\n')[4] ?? '';
  return `postgres://postgres@localhost/${NOM}?host=${encodeURIComponent(prise)}`;
}

/** One statement beside the application, to see or to bring about what no screen can. */
export async function demander<L extends pg.QueryResultRow>(
  url: string,
  requete: string,
  valeurs: readonly unknown[] = [],
): Promise<L[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<L>(requete, [...valeurs])).rows;
  } finally {
    await client.end();
  }
}

/** Lets the current code of a person serve again, as half a minute later: a run signs in many times what people do once. */
export async function oublierLeCode(url: string, identifiant: string): Promise<void> {
  await demander(
    url,
    `update app.moyen_authentification set dernier_pas = 0
     where compte_id = (select id from app.compte where identifiant = $1)`,
    [identifiant],
  );
}

/** The same on the run's server; on another one, the next code is waited for. */
export async function rendreLeCode(origine: string, identifiant: string): Promise<void> {
  if (new URL(origine).port === `${ici().port}`) await oublierLeCode(urlProprietaire(), identifiant);
}

/** What the server does by itself when a session is too old. */
export async function faireExpirer(identifiant: string): Promise<void> {
  const fermees = await demander(
    urlProprietaire(),
    `update app.session set expire_le = now() - interval '1 second'
     where revoque_le is null and compte_id = (select id from app.compte where identifiant = $1) returning id`,
    [identifiant],
  );
  if (fermees.length === 0) throw new Error(`${identifiant} n’avait pas de session.`);
}

/** A PostgreSQL that a journey may stop and start, beside the server that uses it; its address does not change. */
export type BaseAPart = {
  /** What tells the server where it is. */
  readonly env: { readonly DATABASE_URL: string; readonly DATABASE_OWNER_URL: string };
  readonly superutilisateur: string;
  readonly arreter: () => Promise<void>;
  readonly redemarrer: () => Promise<void>;
  readonly supprimer: () => Promise<void>;
};

export async function baseAPart(): Promise<BaseAPart> {
  const dossier = dossierJetable();
  chmodSync(dossier, 0o755);
  const lien = join(dossier, 'prise');
  const adresse = (role: string, base: string) =>
    `postgres://${role}@localhost/${base}?host=${encodeURIComponent(lien)}`;
  let serveur: Embarque | undefined;

  async function demarrer(): Promise<void> {
    serveur = await demarrerEmbarque(join(dossier, 'pg'));
    // Each start has a socket folder of its own: the link follows it.
    rmSync(lien, { force: true });
    symlinkSync(new URL(serveur.url('postgres', 'postgres')).searchParams.get('host') ?? '', lien);
  }
  async function arreter(): Promise<void> {
    await serveur?.arreter();
    serveur = undefined;
  }

  await demarrer();
  await preparerRoles(adresse('postgres', 'postgres'), NOM);
  return {
    env: { DATABASE_URL: adresse(EXECUTION, NOM), DATABASE_OWNER_URL: adresse(PROPRIETAIRE, NOM) },
    superutilisateur: adresse('postgres', NOM),
    arreter,
    redemarrer: demarrer,
    async supprimer() {
      await arreter();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}
