import type { LogicielDistantT } from '@orapont/contract/demande-ailleurs';
import type { Insertable } from 'kysely';
import type { DB } from '../../../adapters/postgres/schema.ts';
import type { Tx } from '../../../kernel/bd.ts';

export async function listerDistants(tx: Tx): Promise<LogicielDistantT[]> {
  const lignes = await tx.selectFrom('logiciel_distant').selectAll().orderBy('nom').execute();
  return lignes.map((l) => ({
    id: l.id,
    nom: l.nom,
    organisationId: l.organisation_id,
    url: l.url,
    pieces: l.pieces,
    creeLe: l.cree_le,
    revoqueLe: l.revoque_le,
  }));
}

export async function organisationExiste(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

/** False when the id is taken. */
export async function insererDistant(tx: Tx, ligne: Insertable<DB['logiciel_distant']>): Promise<boolean> {
  const insere = await tx
    .insertInto('logiciel_distant')
    .values(ligne)
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return insere !== undefined;
}

/** The organisation of the software; undefined when it is closed. */
export async function changerCles(
  tx: Tx,
  id: string,
  cles: { readonly client_id: string; readonly secret: string },
): Promise<string | undefined> {
  const ligne = await tx
    .updateTable('logiciel_distant')
    .set(cles)
    .where('id', '=', id)
    .where('revoque_le', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return ligne?.organisation_id;
}

/** The organisation of the software; undefined when it is closed already. */
export async function fermerDistant(tx: Tx, id: string, le: Date): Promise<string | undefined> {
  const ligne = await tx
    .updateTable('logiciel_distant')
    .set({ revoque_le: le.toISOString() })
    .where('id', '=', id)
    .where('revoque_le', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return ligne?.organisation_id;
}

/** Those of one organisation, in its context. */
export const distantsOuverts = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('logiciel_distant')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('revoque_le', 'is', null)
    .orderBy('nom')
    .execute();
export type LigneDistant = Awaited<ReturnType<typeof distantsOuverts>>[number];

/** Whose token it is, to tell states. */
export const distantParJeton = (tx: Tx, empreinte: string) =>
  tx
    .selectFrom('logiciel_distant')
    .select(['id', 'organisation_id', 'nom'])
    .where('suivi_empreinte', '=', empreinte)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();

/** Organisations that follow requests elsewhere. */
export async function organisationsAilleurs(tx: Tx): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('logiciel_distant')
    .select('organisation_id')
    .distinct()
    .where('revoque_le', 'is', null)
    .execute();
  return lignes.map(({ organisation_id }) => organisation_id);
}
