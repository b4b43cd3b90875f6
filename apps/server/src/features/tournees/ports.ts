import type { Bd, Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';

/** A check-up becomes a téléexpertise when the structure’s own professional judges that there is a suspicion. */
export type JugerActe = {
  /** @throws Erreur INTERDIT for whoever may not send it, CONFLIT when it is no longer a draft */
  juger(tx: Tx, session: SessionSoin, acteId: string, suspicion: boolean): Promise<void>;
};

export type DepsTournees = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly actes: JugerActe;
};
