import { createHash } from 'node:crypto';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from './bd.ts';
import { gesteEnCours } from './geste.ts';

export type Commande = {
  readonly organisationId: string;
  readonly compteId: string;
  readonly cle: string;
  readonly corps: unknown;
  readonly acteId?: string;
};

/**
 * Does the work once for an idempotency key, in the transaction of the work: a second request with the same key waits for the
 * first, then gets its answer.
 *
 * @throws Erreur CONFLIT when the key comes back for another act, with another body, or from someone else
 */
export async function uneFois<T>(tx: Tx, commande: Commande, travail: () => Promise<T>): Promise<T> {
  const empreinte = createHash('sha256')
    .update(JSON.stringify([gesteEnCours(), commande.corps ?? null]))
    .digest('hex');
  const { organisationId, compteId, cle, acteId } = commande;
  const inseree = await tx
    .insertInto('commande')
    .values({ organisation_id: organisationId, cle, compte_id: compteId, empreinte, acte_id: acteId ?? null })
    .onConflict((conflit) => conflit.doNothing())
    .returning('cle')
    .executeTakeFirst();
  if (!inseree) return reponseConnue<T>(tx, cle, compteId, empreinte);
  const reponse = await travail();
  await tx
    .updateTable('commande')
    .set({ reponse: JSON.stringify({ valeur: reponse }) })
    .where('cle', '=', cle)
    .execute();
  return reponse;
}

async function reponseConnue<T>(tx: Tx, cle: string, compteId: string, empreinte: string): Promise<T> {
  const connue = await tx
    .selectFrom('commande')
    .select(['empreinte', 'compte_id', 'reponse'])
    .where('cle', '=', cle)
    .executeTakeFirst();
  if (!connue || connue.compte_id !== compteId || connue.empreinte !== empreinte)
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  return (connue.reponse as { valeur: T }).valeur;
}
