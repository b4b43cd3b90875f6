import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import type { Travaux } from '../../../kernel/travaux.ts';

export type TypeEnvoi =
  | 'DEMANDE'
  | 'COMPLEMENT'
  | 'COMPLEMENT_DEMANDE'
  | 'CONSENTEMENT_DEMANDE'
  | 'RETARD'
  | 'EXPIRATION'
  | 'REFUS'
  | 'COMPTE_RENDU'
  | 'PATIENT'
  | 'DEPOT_MES'
  | 'NOTIF_DEMANDE'
  | 'NOTIF_COMPLEMENT'
  | 'NOTIF_RETARD'
  | 'NOTIF_REPONSE'
  | 'NOTIF_QUESTION';

export type Envoi = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly canal: 'MSSANTE' | 'COURRIEL' | 'DMP';
  readonly type: TypeEnvoi;
  readonly destinataire: string | null;
  readonly charge?: Record<string, unknown>;
};

/**
 * Puts a letter in the outbox, in the transaction that decided it. Without a secure box the row says so; without an ordinary
 * address there is nothing to send.
 *
 * @rule TE-09
 */
export async function poster(tx: Tx, travaux: Travaux, envoi: Envoi): Promise<void> {
  const { canal, destinataire, organisationId } = envoi;
  if (canal === 'COURRIEL' && destinataire === null) return;
  const id = uuidv7();
  const sansBal = destinataire === null;
  await tx
    .insertInto('envoi')
    .values({
      organisation_id: organisationId,
      id,
      acte_id: envoi.acteId,
      type: envoi.type,
      canal,
      destinataire,
      charge: JSON.stringify(envoi.charge ?? {}),
      etat: sansBal ? 'NON_TRANSMIS' : 'A_FAIRE',
      motif: sansBal ? 'SANS_BAL' : null,
      message_id: `<${id}@orapont>`,
    })
    .execute();
  if (!sansBal) await travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId: id });
}
