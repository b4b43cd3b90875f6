import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { ABSOLUE, DEMI_SESSION, dans, SIGNATURE } from './duree.ts';
import { empreinteJeton, nouveauJeton } from './jeton.ts';

export async function marquerVue(tx: Tx, id: string, maintenant: Date): Promise<void> {
  await tx.updateTable('session').set({ vu_le: maintenant.toISOString() }).where('id', '=', id).execute();
}

/** The password was right: a cookie that opens nothing but the second factor. */
export async function creerDemiSession(tx: Tx, compteId: string, maintenant: Date): Promise<string> {
  const jeton = nouveauJeton();
  const instant = maintenant.toISOString();
  await tx
    .insertInto('session')
    .values({
      id: uuidv7(),
      jeton_sha256: empreinteJeton(jeton),
      compte_id: compteId,
      etape: 'SECOND_FACTEUR',
      cree_le: instant,
      vu_le: instant,
      expire_le: dans(maintenant, DEMI_SESSION),
    })
    .execute();
  return jeton;
}

/**
 * Opens a half-session under a new token; the old one is dead in the same instant.
 *
 * @returns undefined when it was opened, or closed, in the meantime
 */
export async function ouvrirSession(
  tx: Tx,
  id: string,
  affectationId: string | null,
  maintenant: Date,
): Promise<string | undefined> {
  const jeton = nouveauJeton();
  const instant = maintenant.toISOString();
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({
      jeton_sha256: empreinteJeton(jeton),
      etape: 'OUVERTE',
      affectation_id: affectationId,
      cree_le: instant,
      vu_le: instant,
      expire_le: dans(maintenant, ABSOLUE),
    })
    .where('id', '=', id)
    .where('etape', '=', 'SECOND_FACTEUR')
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? jeton : undefined;
}

/** Another place of work: other rights, hence another token, and signing starts over. */
export const changerAffectation = (tx: Tx, id: string, affectationId: string) =>
  renouveler(tx, id, { affectation_id: affectationId, signature_jusqu: null });

export const ouvrirSignature = (tx: Tx, id: string, maintenant: Date) =>
  renouveler(tx, id, { signature_jusqu: dans(maintenant, SIGNATURE) });

async function renouveler(
  tx: Tx,
  id: string,
  champs: { affectation_id?: string; signature_jusqu: string | null },
): Promise<string | undefined> {
  const jeton = nouveauJeton();
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ...champs, jeton_sha256: empreinteJeton(jeton) })
    .where('id', '=', id)
    .where('etape', '=', 'OUVERTE')
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? jeton : undefined;
}

/** Place where the account worked last, offered again at the next sign-in. */
export async function derniereAffectation(tx: Tx, compteId: string): Promise<string | null> {
  const derniere = await tx
    .selectFrom('session')
    .select('affectation_id')
    .where('compte_id', '=', compteId)
    .where('affectation_id', 'is not', null)
    .orderBy('cree_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  return derniere?.affectation_id ?? null;
}

export async function revoquerSession(tx: Tx, jeton: string, maintenant: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoque_le: maintenant.toISOString() })
    .where('jeton_sha256', '=', empreinteJeton(jeton))
    .where('revoque_le', 'is', null)
    .execute();
}

export async function revoquerSessionsDuCompte(tx: Tx, compteId: string, maintenant: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoque_le: maintenant.toISOString() })
    .where('compte_id', '=', compteId)
    .where('revoque_le', 'is', null)
    .execute();
}
