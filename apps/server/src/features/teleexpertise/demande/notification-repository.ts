import { createHash } from 'node:crypto';
import type { Tx } from '../../../kernel/bd.ts';

export type Notification = {
  readonly organisationId: string;
  readonly professionnelId: string;
  readonly acteId: string;
  readonly type: string;
  /** Version of the act that it tells: the same one is told once, however often the job runs. */
  readonly version: number;
};

/** Tells a person in the application, exactly once for each version of the act. */
export async function notifier(tx: Tx, n: Notification): Promise<void> {
  await tx
    .insertInto('notification')
    .values({
      organisation_id: n.organisationId,
      id: idStable(`${n.acteId}\n${n.version}\n${n.type}\n${n.professionnelId}`),
      professionnel_id: n.professionnelId,
      type: n.type,
      acte_id: n.acteId,
    })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}

/** A UUID (version 8) drawn from what it names. */
function idStable(texte: string): string {
  const hex = createHash('sha256').update(texte).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
