import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demarrerEmbarque, repond } from '../adapters/postgres/embarque.ts';
import { migrer, verifierBase } from '../adapters/postgres/migrer.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from '../adapters/postgres/roles.ts';
import type { Config } from '../kernel/config.ts';
import { ConfigInvalide } from '../kernel/config-invalide.ts';

export type Base = {
  /** Connection string of the runtime login. */
  readonly execution: string;
  readonly embarquee: boolean;
  readonly arreter: () => Promise<void>;
};

const NOM = 'orapont';

/**
 * The database: the one that is given, or the embedded one for trying. Migrates when the owner's login is at hand, then checks
 * that the runtime login has no more rights than it needs.
 *
 * @throws ConfigInvalide with the reasons, in French
 */
export async function ouvrirBase(config: Config): Promise<Base> {
  return preparer(config, config.baseUrl ? donnee(config.baseUrl) : await embarquee(config.dossier));
}

/**
 * The same base for a command beside the server: the embedded one is shared when the server runs, and started for the command
 * when it does not.
 */
export async function ouvrirBaseOutil(config: Config): Promise<Base> {
  const partagee = config.baseUrl ? undefined : await enMarche(config.dossier);
  return partagee ?? ouvrirBase(config);
}

async function preparer(config: Config, base: BaseAPreparer): Promise<Base> {
  try {
    const proprietaire = base.proprietaire ?? config.baseProprietaireUrl;
    if (proprietaire) await migrer(proprietaire, decodeURIComponent(new URL(base.execution).username));
    const raisons = await verifierBase(base.execution);
    if (raisons.length > 0) throw new ConfigInvalide(raisons.join('\n'));
    return base;
  } catch (cause) {
    await base.arreter();
    throw cause;
  }
}

type BaseAPreparer = Base & { readonly proprietaire?: string };

const donnee = (execution: string): BaseAPreparer => ({
  execution,
  embarquee: false,
  arreter: async () => undefined,
});

async function embarquee(dossier: string): Promise<BaseAPreparer> {
  if (await enMarche(dossier))
    throw new ConfigInvalide(
      `Orapont tourne déjà sur le dossier de données ${dossier}. Arrêtez-le, ou choisissez un autre dossier avec ORAPONT_DATA_DIR.`,
    );
  mkdirSync(dossier, { recursive: true });
  const serveur = await demarrerEmbarque(join(dossier, 'postgres'));
  await preparerRoles(serveur.url('postgres', 'postgres'), NOM);
  // Where commands find it; the socket's folder stays private to the user who runs the server.
  writeFileSync(prise(dossier), serveur.url(EXECUTION, NOM), { mode: 0o600 });
  return {
    execution: serveur.url(EXECUTION, NOM),
    proprietaire: serveur.url(PROPRIETAIRE, NOM),
    embarquee: true,
    arreter: serveur.arreter,
  };
}

const prise = (dossier: string) => join(dossier, 'postgres.adresse');

/** The embedded database of a server that runs on this folder, or undefined. */
export async function enMarche(dossier: string): Promise<Base | undefined> {
  if (!existsSync(prise(dossier))) return undefined;
  const execution = readFileSync(prise(dossier), 'utf8');
  return (await repond(execution)) ? { ...donnee(execution), embarquee: true } : undefined;
}
