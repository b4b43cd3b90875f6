import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

const empreinte = (texte: string): Buffer => createHash('sha256').update(texte).digest();

export type Candidate = { readonly organisationId: string; readonly cle: unknown };

/** Keys enrolled under this id, in whatever organisation: only the right one verifies what was signed. */
export async function clesDe(tx: Tx, appareilId: string): Promise<readonly Candidate[]> {
  const { rows } = await sql<{ organisation_id: string; cle: unknown }>`
    select organisation_id, cle from app.cles_de_l_appareil(${appareilId})`.execute(tx);
  return rows.map(({ organisation_id, cle }) => ({ organisationId: organisation_id, cle }));
}

/** @returns undefined when this challenge has already opened a token, were it at this very moment */
export async function creerJeton(
  tx: Tx,
  neuf: { organisationId: string; appareilId: string; defi: string; expireLe: string },
): Promise<string | undefined> {
  const jeton = randomBytes(32).toString('base64url');
  const inseree = await tx
    .insertInto('appareil_jeton')
    .values({
      jeton_sha256: empreinte(jeton),
      defi_sha256: empreinte(neuf.defi),
      organisation_id: neuf.organisationId,
      appareil_id: neuf.appareilId,
      expire_le: neuf.expireLe,
    })
    .onConflict((conflit) => conflit.column('defi_sha256').doNothing())
    .returning('appareil_id')
    .executeTakeFirst();
  return inseree && jeton;
}

export async function trouverJeton(tx: Tx, jeton: string, maintenant: Date) {
  return tx
    .selectFrom('appareil_jeton')
    .select(['organisation_id as organisationId', 'appareil_id as appareilId'])
    .where('jeton_sha256', '=', empreinte(jeton))
    .where('expire_le', '>', maintenant.toISOString())
    .executeTakeFirst();
}

/** A challenge lives two minutes, its token ten: an hour later neither tells anything. */
export async function oublierJetons(tx: Tx, maintenant: Date): Promise<void> {
  const avant = new Date(maintenant.getTime() - 3_600_000).toISOString();
  await tx.deleteFrom('appareil_jeton').where('expire_le', '<', avant).execute();
}

const ESSAIS = 30;
const FENETRE_MS = 60_000;

/** Counts an answer to a challenge before it is verified: thirty a minute for a device from an address. */
export async function compterPreuve(
  tx: Tx,
  appareilId: string,
  adresse: string,
  maintenant: Date,
): Promise<boolean> {
  const cle = empreinte(`appareil\n${appareilId}\n${adresse}`);
  const instant = maintenant.toISOString();
  const seuil = new Date(maintenant.getTime() - FENETRE_MS).toISOString();
  const { rows } = await sql<{ essais: number }>`
    insert into frein as f (cle, essais, dernier_le) values (${cle}, 1, ${instant})
    on conflict (cle) do update set
      essais = case when f.dernier_le < ${seuil} then 1 else least(f.essais + 1, ${ESSAIS + 1}) end,
      dernier_le = case when f.dernier_le < ${seuil} then ${instant}::timestamptz else f.dernier_le end
    returning essais`.execute(tx);
  return (rows[0]?.essais ?? 1) <= ESSAIS;
}
