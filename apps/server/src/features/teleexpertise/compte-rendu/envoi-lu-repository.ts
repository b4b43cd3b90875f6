import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';

export type EnvoiLu = {
  readonly organisationId: string;
  readonly id: string;
  readonly type: string;
  readonly creeLe: string;
  readonly acteId: string | null;
  readonly destinataire: string | null;
  readonly charge: Readonly<Record<string, unknown>>;
};

export async function lireEnvoi(tx: Tx, envoiId: string): Promise<EnvoiLu | undefined> {
  const ligne = await tx
    .selectFrom('envoi')
    .select(['organisation_id', 'id', 'type', 'cree_le', 'acte_id', 'destinataire', 'charge'])
    .where('id', '=', envoiId)
    .executeTakeFirst();
  return (
    ligne && {
      organisationId: ligne.organisation_id,
      id: ligne.id,
      type: ligne.type,
      creeLe: ligne.cree_le,
      acteId: ligne.acte_id,
      destinataire: ligne.destinataire,
      charge: (ligne.charge ?? {}) as Record<string, unknown>,
    }
  );
}

/** Message-ID of the letter of that type that carried this version, so that its replacement answers it. */
export async function messageDuCompteRendu(
  tx: Tx,
  compteRenduId: string,
  type: string,
): Promise<string | undefined> {
  const ligne = await tx
    .selectFrom('envoi')
    .select('message_id')
    .where('type', '=', type)
    .where('canal', '=', 'MSSANTE')
    .where(sql<string>`charge ->> 'compteRenduId'`, '=', compteRenduId)
    .executeTakeFirst();
  return ligne?.message_id;
}
