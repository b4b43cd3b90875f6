import { Erreur } from '@orapont/domain/erreurs';
import { Kysely, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../adapters/postgres/schema.ts';
import { avecContexte, type Contexte, DialecteAvecContexte } from './contexte-sql.ts';
import { lireInstant } from './instant-sql.ts';

export type Tx = Transaction<DB>;
/** Who asks: the organisation whose records are opened, and the account (absent for a job). */
export type Demandeur = { readonly organisationId: string; readonly compteId?: string | undefined };

/** A sharing of an act as its requis sees it: the key that opens the other side of the wall. */
export type CoteRequis = {
  readonly acteId: string;
  readonly proprietaireOrganisationId: string;
  readonly requisId: string;
};
/** The owner's word on that sharing: until when. */
export type CoteOuvert = CoteRequis & { readonly partage: { readonly au: string | null } };

/**
 * The only door to the database. Each method is one transaction with one context, set by `set_config(…, true)` so that nothing
 * outlives it in the pool; the policies of the schema read it (DESIGN rule 3).
 */
export type Bd = {
  organisation<T>(qui: Demandeur, travail: (tx: Tx) => Promise<T>): Promise<T>;
  /** The owner's organisation, with the act set: only rows of that act are visible. The sharing is checked first. */
  acte<T>(qui: Demandeur, acteId: string, travail: (tx: Tx, cote: CoteOuvert) => Promise<T>): Promise<T>;
  plateforme<T>(compteId: string, travail: (tx: Tx) => Promise<T>): Promise<T>;
  administration<T>(compteId: string | undefined, travail: (tx: Tx) => Promise<T>): Promise<T>;
  authentification<T>(travail: (tx: Tx) => Promise<T>): Promise<T>;
  fermer(): Promise<void>;
};

// Civil dates stay text, instants are ISO text, counters are numbers: nothing of JavaScript's Date reaches the domain.
const TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (valeur: string) => valeur;
    if (oid === 1184) return lireInstant;
    if (oid === 20) return Number;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

export function ouvrirBd(url: string, { connexions = 10 }: { connexions?: number } = {}): Bd {
  const pool = new pg.Pool({
    connectionString: url,
    max: connexions,
    options: '-c search_path=app,public',
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 60_000,
    types: TYPES as pg.CustomTypesConfig,
  });
  // Without a listener, a server that stops kills this process (reference/server.md §1, pitfall 7).
  pool.on('error', () => undefined);
  // The pool takes its listener off a client that is lent: one that is cut between two statements would kill it too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DB>({ dialect: new DialecteAvecContexte(pool) });

  async function transaction<T>(contexte: Contexte, travail: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await avecContexte(contexte, () => db.transaction().execute(travail));
    } catch (cause) {
      throw enErreur(cause);
    }
  }

  const organisation: Bd['organisation'] = ({ organisationId, compteId }, travail) =>
    transaction({ nature: 'organisation', organisation: organisationId, compte: compteId }, travail);

  return {
    organisation,
    async acte(qui, acteId, travail) {
      const cote = await organisation(qui, (tx) => trouverPartage(tx, acteId));
      if (!cote) throw new Erreur('INTROUVABLE');
      const contexte = {
        nature: 'acte',
        organisation: cote.proprietaireOrganisationId,
        acte: acteId,
        compte: qui.compteId,
      };
      return transaction(contexte, async (tx) => {
        const partage = await exigerPartageOuvert(tx, acteId, cote.requisId);
        return travail(tx, { ...cote, partage });
      });
    },
    plateforme: (compteId, travail) => transaction({ nature: 'plateforme', compte: compteId }, travail),
    administration: (compteId, travail) =>
      transaction({ nature: 'administration', compte: compteId }, travail),
    authentification: (travail) => transaction({ nature: 'authentification' }, travail),
    fermer: () => db.destroy(),
  };
}

/** The copy held by the requis's organisation: it names the owner, and is closed when the sharing is. */
async function trouverPartage(tx: Tx, acteId: string): Promise<CoteRequis | undefined> {
  const recu = await tx
    .selectFrom('acte_recu')
    .select(['proprietaire_organisation_id', 'requis_id'])
    .where('id', '=', acteId)
    .where('ferme_le', 'is', null)
    .executeTakeFirst();
  return (
    recu && {
      acteId,
      proprietaireOrganisationId: recu.proprietaire_organisation_id,
      requisId: recu.requis_id,
    }
  );
}

/** The owner's word is the last one: a withdrawal closes the sharing at once, before the copy hears of it. */
async function exigerPartageOuvert(tx: Tx, acteId: string, requisId: string): Promise<CoteOuvert['partage']> {
  const partage = await tx
    .selectFrom('partage')
    .select('au')
    .where('acte_id', '=', acteId)
    .where('cible_professionnel_id', '=', requisId)
    .where('ferme_le', 'is', null)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>', sql<string>`now()`)]))
    .executeTakeFirst();
  if (!partage) throw new Erreur('INTROUVABLE');
  return partage;
}

const PANNES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
  // A plan older than a migration: the next request makes another.
  '0A000',
]);

const COUPURE = /Connection terminated|timeout exceeded when trying to connect|is not queryable/;

/** A character that no text of PostgreSQL holds (U+0000), typed or pasted in any field. */
const ILLISIBLES = new Set(['22021', '22P05']);

/** A database that is away is a 503 with a sentence; a full disk says so; the rest stays as it is. */
function enErreur(cause: unknown): unknown {
  if (cause instanceof Erreur || !(cause instanceof Error)) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  if (PANNES.has(code) || COUPURE.test(cause.message))
    return new Erreur('INDISPONIBLE', ['BASE_INDISPONIBLE'], { cause });
  if (ILLISIBLES.has(code)) return new Erreur('SAISIE_INVALIDE', ['CARACTERE_INTERDIT'], { cause });
  if (code === '53100') return new Erreur('INDISPONIBLE', ['DISQUE_PLEIN'], { cause });
  return cause;
}
