import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { DepsDemande } from './deps.ts';

export type Commande = { readonly cle: string; readonly id: string; readonly corps: object };

/** One command on one act: done once for its key, in one transaction of the caller's organisation. */
export const commander = <T>(
  { bd }: Pick<DepsDemande, 'bd'>,
  session: SessionSoin,
  { cle, id, corps }: Commande,
  travail: (tx: Tx) => Promise<T>,
): Promise<T> =>
  bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, ...corps }, acteId: id }, () => travail(tx)),
  );
