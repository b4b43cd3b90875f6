import { sql } from 'kysely';
import type { Tx } from './bd.ts';

/** Readings that open a record; lists do not. An act fetched before it is asked for has left the server as well. */
const OUVERTURES = [
  'DOSSIER_OUVERT',
  'DOSSIER_EMPORTE',
  'SANTE_LUE',
  'EVALUATIONS_LUES',
  'DOCUMENT_OUVERT',
  'PHOTO_IDENTITE_VUE',
  'JOURNAL_LU',
  'ACTE_OUVERT',
  'ACTE_MIS_A_DISPOSITION',
  'DEMANDE_OUVERTE',
  'IMAGE_OUVERTE',
  'COMPTE_RENDU_OUVERT',
];

/** Records that an account has opened since a moment; an act of another organisation stands for its record. */
export async function dossiersOuverts(
  tx: Tx,
  compteId: string,
  depuis: string,
): Promise<ReadonlySet<string>> {
  const lignes = await tx
    .selectFrom('evenement')
    .select(sql<string>`coalesce(dossier_id, acte_id)`.as('cible'))
    .distinct()
    .where('compte_id', '=', compteId)
    .where((eb) => eb.or([eb('dossier_id', 'is not', null), eb('acte_id', 'is not', null)]))
    .where('le', '>', depuis)
    .where('action', 'in', OUVERTURES)
    .execute();
  return new Set(lignes.map(({ cible }) => cible));
}

export async function alerteRecente(
  tx: Tx,
  compteId: string,
  action: string,
  depuis: string,
): Promise<boolean> {
  const alerte = await tx
    .selectFrom('evenement')
    .select('id')
    .where('chaine', '=', 'TECHNIQUE')
    .where('le', '>', depuis)
    .where('action', '=', action)
    .where('compte_id', '=', compteId)
    .executeTakeFirst();
  return alerte !== undefined;
}
