import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { chiffrerSecret } from './totp.ts';

export const trouverCompte = (tx: Tx, identifiant: string) =>
  tx
    .selectFrom('compte')
    .select(['id', 'identifiant', 'mot_de_passe', 'administrateur'])
    .where('identifiant', '=', identifiant)
    .where('actif', '=', true)
    .executeTakeFirst();

export type NouveauCompte = {
  readonly id: string;
  readonly identifiant: string;
  readonly professionnelId: string | null;
  readonly administrateur: boolean;
  /** Digest made by `hacherMotDePasse`; null while the link was not used. */
  readonly motDePasse: string | null;
};

/** Adds an account; false when the name is taken. A second call with the same id and name changes nothing. */
export async function creerCompte(tx: Tx, compte: NouveauCompte): Promise<boolean> {
  const identifiant = compte.identifiant.trim().toLowerCase();
  await tx
    .insertInto('compte')
    .values({
      id: compte.id,
      identifiant,
      professionnel_id: compte.professionnelId,
      administrateur: compte.administrateur,
      mot_de_passe: compte.motDePasse,
      mot_de_passe_le: compte.motDePasse === null ? null : new Date().toISOString(),
    })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
  const fait = await tx
    .selectFrom('compte')
    .select('id')
    .where('identifiant', '=', identifiant)
    .executeTakeFirst();
  return fait?.id === compte.id;
}

/** Gives an account its second factor, proved already, in place of the one before. */
export async function enrolerTotp(
  tx: Tx,
  cle: Buffer,
  {
    compteId,
    secret,
    dernierPas = 0,
    le,
  }: { compteId: string; secret: string; dernierPas?: number; le: Date },
): Promise<void> {
  const instant = le.toISOString();
  await tx
    .updateTable('moyen_authentification')
    .set({ revoque_le: instant })
    .where('compte_id', '=', compteId)
    .where('revoque_le', 'is', null)
    .execute();
  await tx
    .insertInto('moyen_authentification')
    .values({
      id: uuidv7(),
      compte_id: compteId,
      type: 'TOTP',
      secret_chiffre: chiffrerSecret(cle, `compte:${compteId}`, secret),
      dernier_pas: dernierPas,
      confirme_le: instant,
    })
    .execute();
}

export async function changerMotDePasse(
  tx: Tx,
  compteId: string,
  empreinte: string,
  maintenant: Date,
): Promise<void> {
  await tx
    .updateTable('compte')
    .set({ mot_de_passe: empreinte, mot_de_passe_le: maintenant.toISOString() })
    .where('id', '=', compteId)
    .execute();
}

export const trouverMoyen = (tx: Tx, compteId: string) =>
  tx
    .selectFrom('moyen_authentification')
    .select(['id', 'secret_chiffre', 'dernier_pas'])
    .where('compte_id', '=', compteId)
    .where('type', '=', 'TOTP')
    .where('confirme_le', 'is not', null)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();

/** Uses a time step up: of the same code twice, or in parallel, exactly one gets true. */
export async function consommerPas(tx: Tx, moyenId: string, pas: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('moyen_authentification')
    .set({ dernier_pas: pas })
    .where('id', '=', moyenId)
    .where('dernier_pas', '<', pas)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
