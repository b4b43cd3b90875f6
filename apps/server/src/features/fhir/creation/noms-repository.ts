import type { TypeCree } from '@orapont/contract/fhir-creation';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';
import type { NomExterieur } from '../../confluences/ports.ts';

/** Whose names, and of what. */
export type Nommage = {
  readonly organisationId: string;
  readonly logicielId: string;
  readonly genre: TypeCree;
};

export type Nommee = { readonly ressourceId: string; readonly empreinte: string };

/** One request at a time under a name: two that come together see each other. */
export async function attendreCesNoms(tx: Tx, qui: Nommage, noms: readonly NomExterieur[]): Promise<void> {
  const cles = noms.map(({ systeme, valeur }) => `${qui.logicielId} ${qui.genre} ${systeme}|${valeur}`);
  for (const cle of cles.toSorted((a, b) => (a < b ? -1 : 1)))
    await sql`select pg_advisory_xact_lock(hashtextextended(${cle}, 0))`.execute(tx);
}

/** What this software already knows under one of these names. */
export async function sousCesNoms(
  tx: Tx,
  { logicielId, genre }: Nommage,
  noms: readonly NomExterieur[],
): Promise<readonly Nommee[]> {
  const lignes = await tx
    .selectFrom('nom_exterieur')
    .select(['ressource_id', 'empreinte'])
    .where('logiciel_id', '=', logicielId)
    .where('genre', '=', genre)
    .where((eb) =>
      eb.or(
        noms.map(({ systeme, valeur }) => eb.and([eb('systeme', '=', systeme), eb('valeur', '=', valeur)])),
      ),
    )
    .execute();
  return lignes.map(({ ressource_id, empreinte }) => ({ ressourceId: ressource_id, empreinte }));
}

/** A name that was given before stays as it is. */
export async function poserNoms(
  tx: Tx,
  { organisationId, logicielId, genre }: Nommage,
  noms: readonly NomExterieur[],
  { ressourceId, empreinte }: Nommee,
): Promise<void> {
  if (noms.length === 0) return;
  await tx
    .insertInto('nom_exterieur')
    .values(
      noms.map(({ systeme, valeur }) => ({
        organisation_id: organisationId,
        logiciel_id: logicielId,
        genre,
        systeme,
        valeur,
        ressource_id: ressourceId,
        empreinte,
      })),
    )
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}
