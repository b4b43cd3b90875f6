import type { Tx } from '../../kernel/bd.ts';

type Accuse = {
  readonly organisationId: string;
  readonly envoiId: string;
  readonly courrierId: string;
  readonly a: string;
  readonly code: string | null;
};

export async function deposerAccuse(tx: Tx, { organisationId, envoiId, courrierId, a, code }: Accuse) {
  await tx
    .insertInto('envoi')
    .values({
      organisation_id: organisationId,
      id: envoiId,
      type: 'ACCUSE',
      canal: 'MSSANTE',
      destinataire: a,
      charge: JSON.stringify({ courrierId, code }),
      message_id: `<${envoiId}@orapont>`,
    })
    .execute();
}

/** The receipt to write, and the message that it speaks of. */
export async function courrierDeLAccuse(tx: Tx, envoiId: string) {
  const envoi = await tx
    .selectFrom('envoi')
    .select(['charge', 'destinataire'])
    .where('id', '=', envoiId)
    .executeTakeFirst();
  const { courrierId, code } = (envoi?.charge ?? {}) as { courrierId?: unknown; code?: unknown };
  if (!envoi?.destinataire || typeof courrierId !== 'string') return undefined;
  const courrier = await tx
    .selectFrom('courrier_recu')
    .select(['boite', 'message_id', 'objet'])
    .where('id', '=', courrierId)
    .executeTakeFirst();
  return (
    courrier && {
      a: envoi.destinataire,
      courrierId,
      code: typeof code === 'string' ? code : null,
      boite: courrier.boite,
      messageId: courrier.message_id,
      objet: courrier.objet,
    }
  );
}
