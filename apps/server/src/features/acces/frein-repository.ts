import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

const ESSAIS = 10;
/** Names tried from one address: a whole home may share it, a list of names may not. */
const ESSAIS_ADRESSE = 60;
const PAUSE = 60;
const PAUSE_MAX = 900;

export type Frein = {
  readonly permis: boolean;
  /** This very guess is the one that closed the account's door from that address: told once. */
  readonly vientDeFermer: boolean;
};

const cleFrein = (identifiant: string, adresse: string) =>
  createHash('sha256').update(`${identifiant}\n${adresse}`).digest();
/** No account has an empty name. */
const cleAdresse = (adresse: string) => cleFrein('', adresse);

/**
 * Counts a guess before it is verified, so that guesses sent together are counted too. Ten for an account from an address, sixty for
 * an address whatever the names, then a minute of rest; the owner, elsewhere, is never locked out.
 */
export async function compterEssai(
  tx: Tx,
  identifiant: string,
  adresse: string,
  maintenant: Date,
): Promise<Frein> {
  const parAdresse = await compter(tx, cleAdresse(adresse), ESSAIS_ADRESSE, maintenant);
  const parCompte = await compter(tx, cleFrein(identifiant, adresse), ESSAIS, maintenant);
  return {
    permis: parCompte <= ESSAIS && parAdresse <= ESSAIS_ADRESSE,
    vientDeFermer: parCompte === ESSAIS + 1,
  };
}

/** Guesses since the last rest; the limit plus one is the first refused, plus two the others. */
async function compter(tx: Tx, cle: Buffer, limite: number, maintenant: Date): Promise<number> {
  const instant = maintenant.toISOString();
  const seuil = new Date(maintenant.getTime() - PAUSE * 1000).toISOString();
  const { rows } = await sql<{ essais: number }>`
    insert into frein as f (cle, essais, dernier_le) values (${cle}, 1, ${instant})
    on conflict (cle) do update set
      essais = case when f.dernier_le < ${seuil} then 1 else least(f.essais + 1, ${limite + 2}) end,
      dernier_le = case when f.dernier_le >= ${seuil} and f.essais >= ${limite} then f.dernier_le else ${instant} end
    returning essais`.execute(tx);
  return rows[0]?.essais ?? 1;
}

/** A right password: the account's guesses are forgotten, and the address gets this one back. */
export async function relacherFrein(
  tx: Tx,
  identifiant: string,
  adresse: string,
  maintenant: Date,
): Promise<void> {
  const vieux = new Date(maintenant.getTime() - 3_600_000).toISOString();
  await tx
    .deleteFrom('frein')
    .where((eb) => eb.or([eb('cle', '=', cleFrein(identifiant, adresse)), eb('dernier_le', '<', vieux)]))
    .execute();
  await tx
    .updateTable('frein')
    .set((eb) => ({ essais: eb('essais', '-', 1) }))
    .where('cle', '=', cleAdresse(adresse))
    .where('essais', '>', 0)
    .execute();
}

/**
 * Counts a code given for an account whose password was right: whoever guesses already holds the password, so the rest grows
 * from one minute to fifteen, whatever the address.
 */
export async function compterCode(tx: Tx, compteId: string, maintenant: Date): Promise<Frein> {
  const instant = maintenant.toISOString();
  const compte = await tx
    .updateTable('compte')
    .set((eb) => ({
      essais: eb('essais', '+', 1),
      freine_jusqu: sql<string | null>`case when (essais + 1) % ${ESSAIS} = 0
        then ${instant}::timestamptz + make_interval(secs => least(${PAUSE_MAX}, ${PAUSE} * power(2, least(10, (essais + 1) / ${ESSAIS} - 1))))
        else freine_jusqu end`,
    }))
    .where('id', '=', compteId)
    .where((eb) => eb.or([eb('freine_jusqu', 'is', null), eb('freine_jusqu', '<=', instant)]))
    .returning('essais')
    .executeTakeFirst();
  return {
    permis: compte !== undefined,
    vientDeFermer: compte !== undefined && compte.essais % ESSAIS === 0,
  };
}

export async function relacherCode(tx: Tx, compteId: string): Promise<void> {
  await tx.updateTable('compte').set({ essais: 0, freine_jusqu: null }).where('id', '=', compteId).execute();
}
