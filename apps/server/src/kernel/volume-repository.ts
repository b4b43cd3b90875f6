import type { Tx } from '../../kernel/bd.ts';

/** Readings that open a record; lists and what is only made available do not. */
const OUVERTURES = [
  'DOSSIER_OUVERT',
  'SANTE_LUE',
  'DOCUMENT_OUVERT',
  'JOURNAL_LU',
  'ACTE_OUVERT',
  'IMAGE_OUVERTE',
  'COMPTE_RENDU_OUVERT',
];

/** Records that an account has opened since a moment. */
export async function dossiersOuverts(
  tx: Tx,
  compteId: string,
  depuis: string,
): Promise<ReadonlySet<string>> {
  const lignes = await tx
    .selectFrom('evenement')
    .select('dossier_id')
    .distinct()
    .where('compte_id', '=', compteId)
    .where('dossier_id', 'is not', null)
    .where('le', '>', depuis)
    .where('action', 'in', OUVERTURES)
    .execute();
  return new Set(lignes.map(({ dossier_id }) => dossier_id ?? ''));
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
