import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely';
import pg from 'pg';

/** What the policies of the schema read: who asks, and on which side of the wall. */
export type Contexte = {
  readonly nature: string;
  readonly organisation?: string;
  readonly acte?: string;
  readonly compte?: string | undefined;
};

const enCours = new AsyncLocalStorage<Contexte>();

/** Transactions begun in `travail` are begun with this context. */
export const avecContexte = <T>(contexte: Contexte, travail: () => Promise<T>): Promise<T> =>
  enCours.run(contexte, travail);

/**
 * Begins a transaction and sets its context in one message: a round trip less for each of them, and no transaction that could run
 * without a context. `set_config(…, true)` lasts as long as the transaction.
 */
class PiloteAvecContexte extends PostgresDriver {
  override async beginTransaction(connexion: DatabaseConnection): Promise<void> {
    const contexte = enCours.getStore();
    if (!contexte) throw new Error('Une transaction s’ouvre avec un contexte.');
    try {
      await connexion.executeQuery(CompiledQuery.raw(`begin; ${poser(contexte)}`));
    } catch (cause) {
      await connexion.executeQuery(CompiledQuery.raw('rollback'));
      throw cause;
    }
  }
}

export class DialecteAvecContexte extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PiloteAvecContexte(this.#config);
  }
}

function poser({ nature, organisation = '', acte = '', compte = '' }: Contexte): string {
  const valeurs = Object.entries({ nature, organisation, acte, compte });
  const appels = valeurs.map(
    ([nom, valeur]) => `set_config('app.${nom}', ${pg.escapeLiteral(valeur)}, true)`,
  );
  return `select ${appels.join(', ')}`;
}
