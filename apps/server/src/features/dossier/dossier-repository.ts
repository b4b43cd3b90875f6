import { ecrituresDe } from '@orapont/domain/identite/nir';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Dossier } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LigneBrute = Selectable<Dossier>;

export async function trouverDossier(tx: Tx, id: string): Promise<LigneBrute | undefined> {
  return tx.selectFrom('dossier').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @returns false when the id is already taken in this organisation */
export async function insererDossier(tx: Tx, dossier: Insertable<Dossier>): Promise<boolean> {
  const cree = await tx
    .insertInto('dossier')
    .values(dossier)
    .onConflict((conflit) => conflit.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return cree !== undefined;
}

/** Writes over the version that was read, and over no other. */
export async function remplacerDossier(
  tx: Tx,
  id: string,
  version: number,
  colonnes: Updateable<Dossier>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('dossier')
    .set({ ...colonnes, version: version + 1, modifie_le: sql<string>`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who holds an identifier of the DUI, if anyone. */
export async function porteurIdentifiant(tx: Tx, identifiant: string): Promise<string | undefined> {
  const ligne = await tx
    .selectFrom('dossier')
    .select('id')
    .where('identifiant_externe', '=', identifiant)
    .executeTakeFirst();
  return ligne?.id;
}

/** Whether a record holds this INS, however it is marked. */
export async function insPortee(tx: Tx, matricule: string): Promise<boolean> {
  const ligne = await tx
    .selectFrom('dossier')
    .select('id')
    .where('ins_matricule', 'in', [...ecrituresDe(matricule)])
    .limit(1)
    .executeTakeFirst();
  return ligne !== undefined;
}

export const dossiersParIdentifiant = (tx: Tx, identifiants: readonly string[]): Promise<LigneBrute[]> =>
  identifiants.length === 0
    ? Promise.resolve([])
    : tx.selectFrom('dossier').selectAll().where('identifiant_externe', 'in', identifiants).execute();

/** Records of the same birth name, in the collation of the index: what the rule of homonyms then compares. */
export const dossiersDuNom = (tx: Tx, noms: readonly string[]): Promise<LigneBrute[]> =>
  noms.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('dossier')
        .selectAll()
        .where(sql<boolean>`nom_norme collate "C" = any (${[...noms]}::text[])`)
        .limit(5_000)
        .execute();

/** One creator at a time in an organisation: two creations of one person see each other. */
export async function verrouillerCreations(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers ${organisationId}`}, 0))`.execute(tx);
}

export async function insererDossiers(tx: Tx, dossiers: readonly Insertable<Dossier>[]): Promise<void> {
  for (let debut = 0; debut < dossiers.length; debut += 200)
    await tx
      .insertInto('dossier')
      .values(dossiers.slice(debut, debut + 200))
      .execute();
}
