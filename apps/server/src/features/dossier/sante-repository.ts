import { DonneesSanteZ } from '@orapont/contract/sante';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type Jeu = { readonly id: string; readonly saisiLe: string; readonly donnees: DonneesSante };

/** Dated sets of a record, newest first; the newest is in force. */
export async function lireJeux(tx: Tx, dossierId: string): Promise<readonly Jeu[]> {
  const lignes = await tx
    .selectFrom('donnees_sante')
    .select(['id', 'contenu', 'saisi_le'])
    .where('dossier_id', '=', dossierId)
    .orderBy('saisi_le', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return lignes.map(({ id, contenu, saisi_le }) => ({
    id,
    saisiLe: saisi_le,
    donnees: DonneesSanteZ.parse(contenu),
  }));
}

/** The newest set of each record. */
export async function derniersJeux(
  tx: Tx,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, DonneesSante>> {
  if (dossiers.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('donnees_sante')
    .distinctOn('dossier_id')
    .select(['dossier_id', 'contenu'])
    .where('dossier_id', '=', sql<string>`any(${[...dossiers]}::uuid[])`)
    .orderBy('dossier_id')
    .orderBy('saisi_le', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(lignes.map(({ dossier_id, contenu }) => [dossier_id, DonneesSanteZ.parse(contenu)]));
}

type NouveauJeu = {
  readonly organisationId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly donnees: DonneesSante;
  readonly compteId: string;
};

export async function ajouterJeu(tx: Tx, jeu: NouveauJeu): Promise<void> {
  await tx
    .insertInto('donnees_sante')
    .values({
      organisation_id: jeu.organisationId,
      id: jeu.id,
      dossier_id: jeu.dossierId,
      contenu: JSON.stringify(jeu.donnees),
      saisi_par: jeu.compteId,
      // The clock, not the start of the transaction: two sets in a row keep their order.
      saisi_le: sql<string>`clock_timestamp()`,
    })
    .execute();
}

/** One writer at a time for the health data of a record. */
export async function verrouillerSante(tx: Tx, dossierId: string): Promise<void> {
  await tx.selectFrom('dossier').select('id').where('id', '=', dossierId).forUpdate().execute();
}
