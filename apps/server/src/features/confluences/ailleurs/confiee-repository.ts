import type { EchecAilleurs } from '@orapont/contract/demande-ailleurs';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Insertable } from 'kysely';
import type { DB } from '../../../adapters/postgres/schema.ts';
import type { Tx } from '../../../kernel/bd.ts';
import type { NomExterieur } from '../ports.ts';

const confiees = (tx: Tx) =>
  tx
    .selectFrom('demande_ailleurs as x')
    .innerJoin('logiciel_distant as l', 'l.id', 'x.logiciel_id')
    .innerJoin('acte as a', (j) =>
      j.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.acte_id'),
    )
    .selectAll('x')
    .select(['l.revoque_le', 'a.dossier_id']);

export const confieeDe = (tx: Tx, acteId: string) =>
  confiees(tx).where('x.acte_id', '=', acteId).where('x.annulee_le', 'is', null).executeTakeFirst();
export type LigneConfiee = NonNullable<Awaited<ReturnType<typeof confieeDe>>>;

/** By its name there, held until the end of the transaction: two announcements do not cross. */
export const tenirParNom = (tx: Tx, logicielId: string, { systeme, valeur }: NomExterieur) =>
  confiees(tx)
    .where('x.logiciel_id', '=', logicielId)
    .where('x.systeme', '=', systeme)
    .where('x.valeur', '=', valeur)
    .forUpdate('x')
    .executeTakeFirst();

/** Those whose turn it is to be asked about. */
export const aRelever = (tx: Tx, maintenant: Date) =>
  confiees(tx)
    .where('l.revoque_le', 'is', null)
    .where('x.prochain_le', '<=', maintenant.toISOString())
    .orderBy('x.prochain_le')
    .limit(200)
    .execute();

/** What had surely not left may leave for another software. */
export async function inscrireConfiee(tx: Tx, ligne: Insertable<DB['demande_ailleurs']>): Promise<void> {
  const { logiciel_id, logiciel_nom, rpps, demandee_le, etat_le } = ligne;
  await tx
    .insertInto('demande_ailleurs')
    .values(ligne)
    .onConflict((conflit) =>
      conflit
        .columns(['organisation_id', 'acte_id'])
        .doUpdateSet({ logiciel_id, logiciel_nom, rpps, demandee_le, etat_le, annulee_le: null, echec: null })
        .where('demande_ailleurs.annulee_le', 'is not', null),
    )
    .execute();
}

/** Nothing stands there: it may go elsewhere. What may have arrived before is kept, unless the other software has just refused it. */
export async function annulerConfiee(
  tx: Tx,
  acteId: string,
  { refusee, le }: { readonly refusee: boolean; readonly le: Date },
): Promise<void> {
  await tx
    .updateTable('demande_ailleurs')
    .set({ annulee_le: le.toISOString(), prochain_le: null })
    .where('acte_id', '=', acteId)
    .where('confiee_le', 'is', null)
    .$if(!refusee, (q) => q.where('echec', 'is', null))
    .execute();
}

type Suite = {
  readonly confiee_le?: string;
  readonly annulee_le?: null;
  readonly etat?: EtatSuivi;
  readonly etat_le?: string;
  readonly vue_le?: string;
  readonly echec?: EchecAilleurs | null;
  readonly essais?: number;
  readonly prochain_le?: string | null;
};
export async function noterConfiee(tx: Tx, acteId: string, suite: Suite): Promise<void> {
  await tx.updateTable('demande_ailleurs').set(suite).where('acte_id', '=', acteId).execute();
}
