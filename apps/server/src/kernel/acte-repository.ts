import type { Instant } from '@orapont/domain/dates';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { sql } from 'kysely';
import type { Tx } from './bd.ts';

/** What access asks of an act, and where it stands in its life. */
export type ActeSitue = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly dossierId: string;
  readonly siteId: string;
  readonly requisId: string | null;
  readonly etat: EtatActe;
};

/** `verrou`: the act cannot be sent before the transaction ends, nor while it is being sent. */
export async function trouverActe(
  tx: Tx,
  acteId: string,
  { verrou }: { readonly verrou: boolean },
): Promise<ActeSitue | undefined> {
  const requete = tx
    .selectFrom('acte')
    .select(['organisation_id', 'id', 'dossier_id', 'site_id', 'requis_id', 'etat'])
    .where('id', '=', acteId);
  const ligne = await (verrou ? requete.forUpdate() : requete).executeTakeFirst();
  return (
    ligne && {
      organisationId: ligne.organisation_id,
      acteId: ligne.id,
      dossierId: ligne.dossier_id,
      siteId: ligne.site_id,
      requisId: ligne.requis_id,
      etat: ligne.etat as EtatActe,
    }
  );
}

/** Since when the whole pictures of an act are known not to come: the tablet that held them was closed. From both sides of the wall. */
export async function originalesPerdues(tx: Tx, acteId: string): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ media_id: string; le: string }>`
    select media_id, le from app.originales_perdues(${acteId})`.execute(tx);
  return new Map(rows.map(({ media_id, le }) => [media_id, le]));
}
