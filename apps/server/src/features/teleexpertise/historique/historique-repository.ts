import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';

export type SchemaGarde = {
  readonly id: string;
  readonly acte_id: string;
  readonly signe_le: string;
  readonly signe_par: string;
  readonly chart: unknown;
  readonly demande: unknown;
  readonly numero: string;
  readonly signataire: string;
};

/** Answers signed in this organisation about one record: for each act, the version in force, the newest first. */
export async function schemasSignes(tx: Tx, dossierId: string): Promise<readonly SchemaGarde[]> {
  const { rows } = await sql<SchemaGarde>`
    select distinct on (acte_id) id, acte_id, signe_le, signe_par,
      contenu #> '{lecture,chart}' as chart, contenu -> 'demande' as demande, contenu ->> 'numero' as numero,
      trim(concat_ws(' ', signature #>> '{signataire,prenom}', signature #>> '{signataire,nom}')) as signataire
    from compte_rendu where dossier_id = ${dossierId} and etat = 'SIGNE'
    order by acte_id, numero_version desc`.execute(tx);
  return rows.toSorted((a, b) => b.signe_le.localeCompare(a.signe_le));
}

export type SchemaRecu = {
  readonly id: string;
  readonly site_id: string;
  readonly requis_id: string | null;
  readonly numero: string;
  readonly reference: unknown;
};

/** Answers received about one record, on the requérant's side. */
export async function schemasRecus(tx: Tx, dossierId: string): Promise<readonly SchemaRecu[]> {
  const { rows } = await sql<SchemaRecu>`
    select id, site_id, requis_id, demande ->> 'numero' as numero, compte_rendu as reference
    from acte where dossier_id = ${dossierId} and compte_rendu is not null`.execute(tx);
  return rows;
}

/** A record that the wall hides is absent. */
export const dossierVisible = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('dossier').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

/** One signed answer, with what it was asked. */
export async function schemaSigne(
  tx: Tx,
  id: string,
): Promise<{ dossier_id: string; acte_id: string; signe_par: string; demande: unknown } | undefined> {
  const { rows } = await sql<{ dossier_id: string; acte_id: string; signe_par: string; demande: unknown }>`
    select dossier_id, acte_id, signe_par, contenu -> 'demande' as demande
    from compte_rendu where id = ${id} and etat = 'SIGNE'`.execute(tx);
  return rows[0];
}
