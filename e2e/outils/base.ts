import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  demarrerEmbarque,
  dossierJetable,
  type Embarque,
} from '../../apps/server/src/adapters/postgres/embarque.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from '../../apps/server/src/adapters/postgres/roles.ts';

const NOM = 'orapont';

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
