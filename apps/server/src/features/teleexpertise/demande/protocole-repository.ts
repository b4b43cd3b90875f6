import { ContenuProtocole, VueDecriteZ } from '@orapont/contract/protocole';
import type { Protocole } from '@orapont/domain/captation/protocoles';
import type { Vue } from '@orapont/domain/captation/vue';
import type { Tx } from '../../../kernel/bd.ts';

/** What the organisation has added to the built-in views and protocols; nothing beyond the wall. */
export async function lirePropres(
  tx: Tx,
): Promise<{ readonly vues: readonly Vue[]; readonly protocoles: readonly Protocole[] }> {
  const vues = await tx.selectFrom('vue_propre').select(['code', 'contenu']).execute();
  const protocoles = await tx.selectFrom('protocole_propre').select(['code', 'contenu']).execute();
  return {
    vues: vues.map(({ code, contenu }) => VueDecriteZ.parse({ ...Object(contenu), code })),
    protocoles: protocoles.map(({ code, contenu }) => ({ ...ContenuProtocole.parse(contenu), code })),
  };
}
export type Propres = Awaited<ReturnType<typeof lirePropres>>;
