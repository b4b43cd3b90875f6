import type { Tx } from './bd.ts';

/** Sites where a person is followed that day: what the relation of care of a record is made of (docs/decisions/0004). */
export async function sitesDuDossier(tx: Tx, dossierId: string, jour: string): Promise<readonly string[]> {
  const sejours = await tx
    .selectFrom('sejour')
    .select('site_id')
    .where('dossier_id', '=', dossierId)
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .execute();
  return sejours.map(({ site_id }) => site_id);
}
