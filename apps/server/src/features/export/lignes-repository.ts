import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { Ligne } from './ports.ts';

const ACTES = (dossierId: string) => sql`(select a.id from app.acte a where a.dossier_id = ${dossierId}::uuid
  union select c.acte_id from app.compte_rendu c where c.dossier_id = ${dossierId}::uuid)`;

const duDossier = (dossierId: string) => sql`t.dossier_id = ${dossierId}::uuid`;
const desActes = (dossierId: string) => sql`t.acte_id in ${ACTES(dossierId)}`;

/**
 * What is kept of a person, table by table. What only makes this program run (commands, outbox, jobs, sessions, sharings of this
 * server) is nobody's record and stays. An act belongs to the organisation that asked: what another one shared is not in these tables.
 */
const TABLES = {
  dossier: (id) => sql`t.id = ${id}::uuid`,
  sejour: duDossier,
  representant: duDossier,
  lien_connu: duDossier,
  donnees_sante: duDossier,
  evaluation: duDossier,
  photo_identite: duDossier,
  document: duDossier,
  acte: duDossier,
  acte_evenement: desActes,
  consentement: duDossier,
  captation: duDossier,
  media: duDossier,
  lecture: desActes,
  compte_rendu: duDossier,
  remise: desActes,
  ligne_facturation: duDossier,
  suivi_facturation: (id) =>
    sql`t.ligne_id in (select l.id from app.ligne_facturation l where l.dossier_id = ${id}::uuid)`,
  imagerie_identifiant: duDossier,
  imagerie_etude: duDossier,
  imagerie_instance: (id) =>
    sql`t.etude_id in (select e.id from app.imagerie_etude e where e.dossier_id = ${id}::uuid)`,
  evenement: duDossier,
} as const satisfies Record<string, (dossierId: string) => RawBuilder<unknown>>;

export type TableDossier = keyof typeof TABLES;
export type LignesDossier = Readonly<Record<TableDossier, readonly Ligne[]>>;

/** Every row of a record, as it stands at one moment. */
export async function lignesDuDossier(tx: Tx, dossierId: string): Promise<LignesDossier> {
  const lues: [string, readonly Ligne[]][] = [];
  for (const [table, condition] of Object.entries(TABLES))
    lues.push([table, await lire(tx, table, condition(dossierId))]);
  return Object.fromEntries(lues) as LignesDossier;
}

async function lire(tx: Tx, table: string, condition: RawBuilder<unknown>): Promise<readonly Ligne[]> {
  const { rows } = await sql<{ ligne: Ligne }>`
    select to_jsonb(t) as ligne from ${sql.table(`app.${table}`)} t where ${condition} order by t.id`.execute(
    tx,
  );
  return rows.map(({ ligne }) => ligne);
}

export type Entourage = {
  readonly organisation: {
    readonly id: string;
    readonly nom: string;
    readonly finess: string | null;
    readonly actif: boolean;
  };
  readonly sites: readonly Ligne[];
};

/** The legal entity and its places: the directory, which everyone reads. */
export async function structureDe(tx: Tx, organisationId: string): Promise<Entourage | undefined> {
  const organisation = await tx
    .selectFrom('organisation')
    .select(['id', 'nom', 'finess', 'actif'])
    .where('id', '=', organisationId)
    .executeTakeFirst();
  if (!organisation) return undefined;
  const sites = await lire(tx, 'site', sql`t.organisation_id = ${organisationId}::uuid`);
  return { organisation, sites };
}

/** Professionals that a record names, as the directory shows them. */
export const professionnelsDe = (tx: Tx, ids: readonly string[]): Promise<readonly Ligne[]> =>
  lire(tx, 'professionnel', sql`t.id = any (${[...ids]}::uuid[])`);

/** What an organisation keeps that is of no record in particular. */
const COMMUNES = [
  'dispositif',
  'dispositif_entretien',
  'protocole_propre',
  'protocole_masque',
  'vue_propre',
  'tournee',
  'acte_recu',
];

export async function lignesCommunes(tx: Tx): Promise<Readonly<Record<string, readonly Ligne[]>>> {
  const lues: [string, readonly Ligne[]][] = [];
  for (const table of COMMUNES) lues.push([table, await lire(tx, table, sql`true`)]);
  return Object.fromEntries(lues);
}

/** Records in the order in which they leave, after the one that left last. */
export async function dossiersApres(tx: Tx, apres: string | null): Promise<readonly string[]> {
  const lus = await tx
    .selectFrom('dossier')
    .select('id')
    .$if(apres !== null, (q) => q.where('id', '>', apres ?? ''))
    .orderBy('id')
    .execute();
  return lus.map(({ id }) => id);
}

export async function compterDossiers(tx: Tx): Promise<number> {
  const { n } = await tx
    .selectFrom('dossier')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Sites where a person is followed, with their dates. */
export const sejoursDe = (tx: Tx, dossierId: string) =>
  tx.selectFrom('sejour').select(['site_id', 'du', 'au']).where('dossier_id', '=', dossierId).execute();
