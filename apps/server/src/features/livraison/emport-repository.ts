import type { Instant } from '@orapont/domain/dates';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Emport, EmportDossier, Tournee, TourneeResident } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LigneTournee = Selectable<Tournee>;
export type LigneResident = Selectable<TourneeResident>;
export type LigneEmport = Selectable<Emport>;

export const trouverTournee = (tx: Tx, id: string): Promise<LigneTournee | undefined> =>
  tx.selectFrom('tournee').selectAll().where('id', '=', id).executeTakeFirst();

export const residentsDe = (tx: Tx, tourneeId: string): Promise<LigneResident[]> =>
  tx
    .selectFrom('tournee_resident')
    .selectAll()
    .where('tournee_id', '=', tourneeId)
    .where('retire_le', 'is', null)
    .orderBy('rang')
    .execute();

/** Held until the end of the transaction: the letters of one resident take effect one transaction after the other. */
export const prendreResident = (tx: Tx, tourneeId: string, dossierId: string) =>
  tx
    .selectFrom('tournee_resident')
    .selectAll()
    .where('tournee_id', '=', tourneeId)
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst();

export const trouverResident = (tx: Tx, tourneeId: string, dossierId: string) =>
  tx
    .selectFrom('tournee_resident')
    .selectAll()
    .where('tournee_id', '=', tourneeId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();

export async function insererEmport(tx: Tx, emport: Insertable<Emport>): Promise<boolean> {
  const inseree = await tx
    .insertInto('emport')
    .values(emport)
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export const trouverEmport = (tx: Tx, id: string): Promise<LigneEmport | undefined> =>
  tx.selectFrom('emport').selectAll().where('id', '=', id).executeTakeFirst();

export const trouverEmports = (tx: Tx, ids: readonly string[]): Promise<LigneEmport[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('emport')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute();

/** Written once, at the first taking along. */
export async function insererFaits(tx: Tx, ligne: Insertable<EmportDossier>): Promise<void> {
  await tx
    .insertInto('emport_dossier')
    .values(ligne)
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}

export const faitsAuDepart = (tx: Tx, emportId: string, dossierId: string) =>
  tx
    .selectFrom('emport_dossier')
    .select(['empreinte', 'faits'])
    .where('emport_id', '=', emportId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();

export async function noterRendu(tx: Tx, id: string, le: Instant): Promise<void> {
  await tx
    .updateTable('emport')
    .set({ rendu_le: le })
    .where('id', '=', id)
    .where('rendu_le', 'is', null)
    .execute();
}

/** Acts of the rounds that this device took along: those towards which it may send. */
export async function actesEmportes(tx: Tx, appareilId: string): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('emport as e')
    .innerJoin('tournee_resident as r', (j) =>
      j.onRef('r.organisation_id', '=', 'e.organisation_id').onRef('r.tournee_id', '=', 'e.tournee_id'),
    )
    .select('r.acte_id')
    .distinct()
    .where('e.appareil_id', '=', appareilId)
    .where('e.pris_le', '>', sql<string>`now() - interval '60 days'`)
    .execute();
  return lignes.map(({ acte_id }) => acte_id);
}

export async function regler(
  tx: Tx,
  cle: { readonly tourneeId: string; readonly dossierId: string },
  champs: {
    readonly etat: string;
    readonly arret: string | null;
    readonly revenir_le: string | null;
    readonly etat_le: Instant;
    readonly signalement: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('tournee_resident')
    .set(champs)
    .where('tournee_id', '=', cle.tourneeId)
    .where('dossier_id', '=', cle.dossierId)
    .execute();
}
