import type { Tx } from '../../../kernel/bd.ts';
import { idStable } from '../../../kernel/empreinte.ts';

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
      id: idStable(n.acteId, `${n.version}`, n.type, n.professionnelId),
      professionnel_id: n.professionnelId,
      type: n.type,
      acte_id: n.acteId,
    })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}
