import type { Selectable } from 'kysely';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LigneEnvoi = Selectable<DB['envoi']>;

/** A try that takes longer than this is taken for dead: SMTP time-outs are shorter. */
export const BAIL_MS = 120_000;
/** The queue waits ten minutes at most between two tries: a row left alone longer has lost its job. */
const OUBLI_MS = 900_000;

export type Prise =
  | { readonly etat: 'PRIS'; readonly envoi: LigneEnvoi; readonly essai: number }
  | { readonly etat: 'OCCUPE' | 'TERMINE' | 'SANS_MESSAGERIE' };

/**
 * Takes a mail to send it: one worker at a time, by the row itself. What is sent, or given up, is not taken again.
 *
 * @param canaux channels that this installation has
 */
export async function prendre(
  tx: Tx,
  envoiId: string,
  maintenant: Date,
  canaux: ReadonlySet<string>,
): Promise<Prise> {
  const envoi = await tx
    .selectFrom('envoi')
    .selectAll()
    .where('id', '=', envoiId)
    .forUpdate()
    .executeTakeFirst();
  if (!envoi || envoi.etat === 'FAIT' || envoi.etat === 'NON_TRANSMIS') return { etat: 'TERMINE' };
  if (envoi.etat === 'EN_COURS' && !bailExpire(envoi, maintenant)) return { etat: 'OCCUPE' };
  if (!canaux.has(envoi.canal)) {
    await modifier(tx, envoiId, { dernier_refus: 'SANS_MESSAGERIE' });
    return { etat: 'SANS_MESSAGERIE' };
  }
  const essai = envoi.essais + 1;
  await modifier(tx, envoiId, { etat: 'EN_COURS', essais: essai, pris_le: maintenant.toISOString() });
  return { etat: 'PRIS', envoi, essai };
}

const bailExpire = ({ pris_le }: LigneEnvoi, maintenant: Date) =>
  pris_le === null || maintenant.getTime() - Date.parse(pris_le) > BAIL_MS;

const modifier = (tx: Tx, id: string, champs: Partial<Omit<LigneEnvoi, 'charge'>>) =>
  tx.updateTable('envoi').set(champs).where('id', '=', id).execute();

/** True for the try that holds the row: one that was taken for dead and comes back late changes nothing. */
export async function conclure(
  tx: Tx,
  { id, essai }: { readonly id: string; readonly essai: number },
  fin:
    | {
        readonly etat: 'FAIT';
        readonly reponse: string;
        readonly fait_le: string;
        readonly destinataire: string | null;
        readonly pdf_seul: string | null;
      }
    | { readonly etat: 'NON_TRANSMIS'; readonly motif: string; readonly dernier_refus: string }
    | { readonly etat: 'A_FAIRE'; readonly dernier_refus: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('envoi')
    // What was said of an earlier departure is not said of this one.
    .set(fin.etat === 'FAIT' ? { ...fin, dernier_refus: null, lu_le: null, retour: null } : fin)
    .where('id', '=', id)
    .where('etat', '=', 'EN_COURS')
    .where('essais', '=', essai)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const envoisDeLActe = (tx: Tx, acteId: string): Promise<LigneEnvoi[]> =>
  tx
    .selectFrom('envoi')
    .selectAll()
    .where('acte_id', '=', acteId)
    .orderBy('cree_le', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const trouverEnvoi = (tx: Tx, id: string): Promise<LigneEnvoi | undefined> =>
  tx.selectFrom('envoi').selectAll().where('id', '=', id).executeTakeFirst();

/** Puts back to be done what waits or was given up. False when it is sent or leaving. */
export async function remettreAFaire(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('envoi')
    .set({ etat: 'A_FAIRE', motif: null })
    .where('id', '=', id)
    .where('etat', 'in', ['A_FAIRE', 'NON_TRANSMIS'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const trouverEnvois = (tx: Tx, ids: readonly string[]): Promise<LigneEnvoi[]> =>
  tx
    .selectFrom('envoi')
    .selectAll()
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();

/** Given up before anyone took it to send it. */
export async function arreterEnvoi(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('envoi')
    .set({ etat: 'NON_TRANSMIS', motif: 'SANS_OBJET', dernier_refus: 'SANS_OBJET' })
    .where('id', '=', id)
    .where('etat', '=', 'A_FAIRE')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Accepted, then sent back: given up, for a person to see. Undefined when it was not in the operator's hands. */
export const envoiRevenu = (tx: Tx, id: string): Promise<LigneEnvoi | undefined> =>
  tx
    .updateTable('envoi')
    .set({ etat: 'NON_TRANSMIS', motif: 'REVENU', dernier_refus: 'REVENU', retour: 'REVENU' })
    .where('id', '=', id)
    .where('etat', '=', 'FAIT')
    .returningAll()
    .executeTakeFirst();

/**
 * Mails that nobody works on any more: the process died while sending, or the queue gave up. Those that wait are marked, so that
 * the next round does not take them too.
 */
export async function reprendreOublies(
  tx: Tx,
  maintenant: Date,
  canaux: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (canaux.size === 0) return [];
  const avant = (ms: number) => new Date(maintenant.getTime() - ms).toISOString();
  const interrompus = await tx
    .selectFrom('envoi')
    .select('id')
    .where('canal', 'in', [...canaux])
    .where('etat', '=', 'EN_COURS')
    .where('pris_le', '<', avant(BAIL_MS))
    .execute();
  const laisses = await tx
    .updateTable('envoi')
    .set({ pris_le: maintenant.toISOString() })
    .where('canal', 'in', [...canaux])
    .where('etat', '=', 'A_FAIRE')
    .where((eb) => eb(eb.fn.coalesce('pris_le', 'cree_le'), '<', avant(OUBLI_MS)))
    .returning('id')
    .execute();
  return [...interrompus, ...laisses].map(({ id }) => id);
}

export const organisations = async (tx: Tx): Promise<readonly string[]> =>
  (await tx.selectFrom('organisation').select('id').execute()).map(({ id }) => id);

/** Which side of an act this organisation holds, and what access needs to know. */
export async function situerActe(tx: Tx, acteId: string) {
  const acte = await tx
    .selectFrom('acte')
    .select(['organisation_id', 'site_id', 'requis_id'])
    .where('id', '=', acteId)
    .executeTakeFirst();
  const recu = await tx
    .selectFrom('acte_recu')
    .select(['proprietaire_organisation_id', 'requis_id'])
    .where('id', '=', acteId)
    .executeTakeFirst();
  return { acte, recu };
}
