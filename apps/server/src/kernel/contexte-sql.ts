import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import { type Nommeur, nommeur } from './preparees.ts';

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

  constructor(pool: pg.Pool) {
    const config = { pool: poolPreparant(pool) };
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

/** What PostgreSQL says of a plan kept through a migration (`select *` of a table that has one more column). */
const PLAN_PERIME = '0A000';

/**
 * The pool, whose connections prepare what they are asked again: a statement is parsed, its policies woven in and its plan made once
 * by each connection instead of at each request. What it may see is decided when it runs: the policies read the context of the
 * transaction, and PostgreSQL drops a plan when the role or a policy changes.
 */
function poolPreparant(pool: pg.Pool): PostgresPool {
  const noms = nommeur();
  const habilles = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const connu = habilles.get(client) ?? habiller(client, noms);
      habilles.set(client, connu);
      return connu;
    },
  };
}

function habiller(client: pg.PoolClient, noms: Nommeur): PostgresPoolClient {
  const query = async (texte: string, valeurs: readonly unknown[]) => {
    const name = noms.nom(texte, valeurs.length);
    try {
      return await client.query({ text: texte, values: [...valeurs], ...(name ? { name } : {}) });
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === PLAN_PERIME) noms.oublier();
      throw cause;
    }
  };
  return {
    // Nothing here reads by cursor, the other form of this method.
    query: query as unknown as PostgresPoolClient['query'],
    release: (detruire) => client.release(detruire),
  };
}
