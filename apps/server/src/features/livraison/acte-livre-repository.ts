import type { Tx } from '../../kernel/bd.ts';

export const lireActe = (tx: Tx, id: string) =>
  tx.selectFrom('acte').select(['id', 'etat', 'version']).where('id', '=', id).executeTakeFirst();
