import type { DepsDemande } from './deps.ts';
import { surveiller } from './surveiller.ts';
import { synchroniser } from './synchroniser.ts';

/** Jobs of the requérant's side: the copy that the requis reads, whoever else follows the act, and the watch over delays. */
export function demandeTravaux(
  deps: Pick<DepsDemande, 'bd' | 'travaux' | 'maintenant'>,
  suivre: (acte: { readonly organisationId: string; readonly acteId: string }) => Promise<void>,
): void {
  const { travaux } = deps;
  travaux.consommer('acte.synchroniser', async ({ organisationId, acteId = '' }) => {
    await synchroniser(deps, { organisationId, acteId });
    await suivre({ organisationId, acteId });
  });
  travaux.consommer('actes.surveiller', () => surveiller(deps));
  travaux.programmer('actes.surveiller', '*/5 * * * *');
}
