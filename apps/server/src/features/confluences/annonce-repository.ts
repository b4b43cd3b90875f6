import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../kernel/bd.ts';

/** Whether other software began this act. */
export async function estSuivie(tx: Tx, acteId: string): Promise<boolean> {
  const ligne = await tx
    .selectFrom('demande_exterieure')
    .select('acte_id')
    .where('acte_id', '=', acteId)
    .executeTakeFirst();
  return ligne !== undefined;
}

/** Where such an act stands, who is asked, and what was told of it. */
export const suiviDe = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('demande_exterieure as x')
    .innerJoin('acte as a', (j) =>
      j.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.acte_id'),
    )
    .leftJoin('professionnel as p', 'p.id', 'a.requis_id')
    .select([
      'x.logiciel_id',
      'x.systeme',
      'x.valeur',
      'x.dit',
      'x.echec',
      'a.etat',
      'a.envoye_le',
      'p.rpps',
      'p.nom',
      'p.prenom',
    ])
    .where('x.acte_id', '=', acteId)
    .executeTakeFirst();

/** Nowhere once the software was closed. */
export const destinationDe = (tx: Tx, logicielId: string) =>
  tx
    .selectFrom('logiciel_fhir')
    .select(['suivi_url', 'suivi_jeton', 'suivi_methode'])
    .where('id', '=', logicielId)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();

export async function noterDit(tx: Tx, acteId: string, dit: EtatSuivi, le: Date): Promise<void> {
  await tx
    .updateTable('demande_exterieure')
    .set({ dit, dit_le: le.toISOString(), echec: null })
    .where('acte_id', '=', acteId)
    .execute();
}

export async function noterEchec(tx: Tx, acteId: string, echec: string): Promise<void> {
  await tx.updateTable('demande_exterieure').set({ echec }).where('acte_id', '=', acteId).execute();
}
