import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import {
  type Acteur,
  type EtatActe,
  type EvenementActe,
  transition,
} from '@orapont/domain/teleexpertise/etat';
import type { UpdateObject } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';

export type Pas = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly evenement: EvenementActe;
  readonly acteur: Acteur;
  readonly compteId: string | undefined;
  readonly nom: string;
  readonly details?: Record<string, unknown>;
};

/**
 * Takes one step of the state machine, in the database: the row moves only from the state that the table allows, so that of two
 * people at once exactly one wins. Writes the history, with the version it made so that each notice is told once, and enqueues
 * the copy that the other side reads.
 *
 * @rule TE-06, TE-11
 * @throws Erreur CONFLIT when someone was faster or the table forbids the step
 */
export async function avancer(
  tx: Tx,
  travaux: Travaux,
  pas: Pas,
  champs: UpdateObject<DB, 'acte'> = {},
): Promise<EtatActe> {
  const acte = await tx
    .selectFrom('acte')
    .select(['etat', 'nature', 'version'])
    .where('id', '=', pas.acteId)
    .forUpdate()
    .executeTakeFirst();
  if (!acte) throw new Erreur('INTROUVABLE');
  const suite = transition(acte.nature as NatureActe, acte.etat as EtatActe, pas.evenement, pas.acteur);
  if (!suite.accord) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  const { numUpdatedRows } = await tx
    .updateTable('acte')
    .set({ ...champs, etat: suite.vers, version: acte.version + 1, modifie_le: new Date().toISOString() })
    .where('id', '=', pas.acteId)
    .where('etat', '=', acte.etat)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  await tx
    .insertInto('acte_evenement')
    .values({
      organisation_id: pas.organisationId,
      id: uuidv7(),
      acte_id: pas.acteId,
      type: pas.evenement,
      de: acte.etat,
      vers: suite.vers,
      par_compte: pas.compteId ?? null,
      par_nom: pas.nom,
      details: JSON.stringify({ ...pas.details, version: acte.version + 1, acteur: pas.acteur }),
    })
    .execute();
  if (suite.vers !== 'BROUILLON')
    await travaux.enfiler(tx, 'acte.synchroniser', {
      organisationId: pas.organisationId,
      acteId: pas.acteId,
    });
  return suite.vers;
}
