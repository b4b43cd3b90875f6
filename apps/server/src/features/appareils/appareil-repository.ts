import type { Instant } from '@orapont/domain/dates';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Appareil } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LigneAppareil = Selectable<Appareil>;

export const trouverAppareil = (tx: Tx, id: string, { verrou = false } = {}) => {
  const requete = tx.selectFrom('appareil').selectAll().where('id', '=', id);
  return (verrou ? requete.forUpdate() : requete).executeTakeFirst();
};

/** False when the id is already taken in this organisation. */
export async function insererAppareil(tx: Tx, appareil: Insertable<Appareil>): Promise<boolean> {
  const inseree = await tx
    .insertInto('appareil')
    .values(appareil)
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export function appareilsDesSites(tx: Tx, sites: readonly string[] | 'TOUS'): Promise<LigneAppareil[]> {
  const requete = tx.selectFrom('appareil').selectAll().orderBy('enrole_le', 'desc').limit(200);
  return (sites === 'TOUS' ? requete : requete.where('site_id', 'in', [...sites, SANS_SITE])).execute();
}
/** A list that is never empty: nobody's site. */
const SANS_SITE = '00000000-0000-0000-0000-000000000000';

export type GesteEcrit = {
  readonly vu_le?: Instant;
  readonly ferme_le?: Instant | null;
  readonly ferme_par_nom?: string | null;
  readonly effacer_le?: Instant;
  readonly efface_le?: Instant;
};

export async function changerAppareil(tx: Tx, id: string, geste: GesteEcrit): Promise<void> {
  await tx.updateTable('appareil').set(geste).where('id', '=', id).execute();
}

/** Never goes down: a letter that comes late does not make the counter go back. */
export async function noterCompteur(tx: Tx, id: string, compteur: number): Promise<void> {
  await tx
    .updateTable('appareil')
    .set({ compteur: sql<number>`greatest(compteur, ${compteur})` })
    .where('id', '=', id)
    .execute();
}

export async function structureOuverte(tx: Tx, organisationId: string): Promise<boolean> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('actif')
    .where('id', '=', organisationId)
    .executeTakeFirst();
  return organisation?.actif === true;
}

/** How many rounds each device still holds. */
export async function emportsEnCours(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('emport')
    .select(['appareil_id', sql<number>`count(*)::int`.as('nombre')])
    .where('appareil_id', 'in', [...ids])
    .where('rendu_le', 'is', null)
    .groupBy('appareil_id')
    .execute();
  return new Map(lignes.map(({ appareil_id, nombre }) => [appareil_id, nombre]));
}

export async function nomsDesSites(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const sites = await tx
    .selectFrom('site')
    .select(['id', 'nom'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(sites.map(({ id, nom }) => [id, nom]));
}
