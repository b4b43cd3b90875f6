import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demarrerEmbarque } from '../adapters/postgres/embarque.ts';
import { migrer, verifierBase } from '../adapters/postgres/migrer.ts';
import { EXECUTION, PROPRIETAIRE, preparerRoles } from '../adapters/postgres/roles.ts';
import { type Config, ConfigInvalide } from '../kernel/config.ts';

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
  const base = config.baseUrl ? donnee(config.baseUrl) : await embarquee(config.dossier);
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
  mkdirSync(dossier, { recursive: true });
  const serveur = await demarrerEmbarque(join(dossier, 'postgres'));
  await preparerRoles(serveur.url('postgres', 'postgres'), NOM);
  return {
    execution: serveur.url(EXECUTION, NOM),
    proprietaire: serveur.url(PROPRIETAIRE, NOM),
    embarquee: true,
    arreter: serveur.arreter,
  };
}
