import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { dans, INVITATION } from './duree.ts';
import { empreinteJeton, nouveauJeton } from './jeton.ts';

export const OBJETS = ['TOUT', 'MOT_DE_PASSE', 'SECOND_FACTEUR'] as const;
export type Objet = (typeof OBJETS)[number];

type Nouvelle = {
  readonly type: 'PREMIER_ADMINISTRATEUR' | 'REINITIALISATION';
  readonly compteId: string | null;
  readonly objet: Objet;
  readonly par: string | null;
};

/** Makes a link, and kills those that were waiting for the same use. The secret is given once and never kept. */
export async function creerInvitation(
  tx: Tx,
  { type, compteId, objet, par }: Nouvelle,
  maintenant: Date,
): Promise<{ jeton: string; expireLe: string }> {
  const jeton = nouveauJeton();
  const expireLe = dans(maintenant, INVITATION);
  await tx
    .updateTable('invitation')
    .set({ utilisee_le: maintenant.toISOString() })
    .where('type', '=', type)
    .where('compte_id', compteId === null ? 'is' : '=', compteId)
    .where('utilisee_le', 'is', null)
    .execute();
  await tx
    .insertInto('invitation')
    .values({
      id: uuidv7(),
      jeton_sha256: empreinteJeton(jeton),
      type,
      objet,
      compte_id: compteId,
      expire_le: expireLe,
      cree_par: par,
    })
    .execute();
  return { jeton, expireLe };
}

export const trouverInvitation = (tx: Tx, jeton: string, maintenant: Date) =>
  tx
    .selectFrom('invitation as i')
    .leftJoin('compte as c', 'c.id', 'i.compte_id')
    .select([
      'i.id',
      'i.type',
      'i.objet',
      'i.compte_id',
      'i.identifiant_prepare',
      'i.mot_de_passe_prepare',
      'i.secret_prepare',
      'c.identifiant',
      'c.mot_de_passe',
      'c.professionnel_id',
    ])
    .where('i.jeton_sha256', '=', empreinteJeton(jeton))
    .where('i.utilisee_le', 'is', null)
    .where('i.expire_le', '>', maintenant.toISOString())
    .executeTakeFirst();

export type Invitation = NonNullable<Awaited<ReturnType<typeof trouverInvitation>>>;

export async function preparer(
  tx: Tx,
  id: string,
  prepare: { identifiant: string; motDePasse: string | null; secret: Buffer | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({
      identifiant_prepare: prepare.identifiant,
      mot_de_passe_prepare: prepare.motDePasse,
      secret_prepare: prepare.secret,
    })
    .where('id', '=', id)
    .where('utilisee_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Uses a link up, and what it held; false when someone was faster. */
export async function utiliser(tx: Tx, id: string, maintenant: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ utilisee_le: maintenant.toISOString(), mot_de_passe_prepare: null, secret_prepare: null })
    .where('id', '=', id)
    .where('utilisee_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** True when someone can already administer this installation. */
export async function administrateurExiste(tx: Tx): Promise<boolean> {
  const trouve = await tx
    .selectFrom('compte')
    .select('id')
    .where('administrateur', '=', true)
    .where('actif', '=', true)
    .where('mot_de_passe', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return trouve !== undefined;
}
