import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type Avancement = {
  readonly etat: string;
  readonly version: number;
  readonly rempli: boolean;
  /** The steps that the act went through, whoever made them: its history is append-only. */
  readonly pas: ReadonlySet<string>;
  readonly recueils: number;
  readonly imagesEnCours: number;
  readonly lettresEnCours: number;
};

/** How far an act of the demonstration has come; undefined when it does not exist yet. */
export async function lireAvancement(tx: Tx, acteId: string): Promise<Avancement | undefined> {
  const acte = await tx
    .selectFrom('acte')
    .select(['etat', 'version', 'requis_id'])
    .where('id', '=', acteId)
    .executeTakeFirst();
  if (!acte) return undefined;
  const pas = await tx.selectFrom('acte_evenement').select('type').where('acte_id', '=', acteId).execute();
  const recueils = await tx.selectFrom('consentement').select('id').where('acte_id', '=', acteId).execute();
  const enCours = await tx
    .selectFrom('media')
    .select('id')
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'RECU')
    .execute();
  const lettres = await tx
    .selectFrom('envoi')
    .select('id')
    .where('acte_id', '=', acteId)
    .where('etat', 'in', ['A_FAIRE', 'EN_COURS'])
    .execute();
  return {
    etat: acte.etat,
    version: acte.version,
    rempli: acte.requis_id !== null,
    pas: new Set(pas.map(({ type }) => type)),
    recueils: recueils.length,
    imagesEnCours: enCours.length,
    lettresEnCours: lettres.length,
  };
}

/** The database's clock, which dates the steps. */
export async function heureDeLaBase(tx: Tx): Promise<string> {
  const { rows } = await sql<{ le: string }>`select clock_timestamp() as le`.execute(tx);
  return rows[0]?.le ?? new Date().toISOString();
}

/** Tells that the steps written since an instant were taken earlier; refused by the database outside a demonstration. */
export async function dater(tx: Tx, acteId: string, depuis: string, le: Date): Promise<void> {
  await sql`select app.dater_demonstration(${acteId}, ${depuis}, ${le.toISOString()})`.execute(tx);
}
