import type { DepsDemande } from './deps.ts';
import { surveiller } from './surveiller.ts';
import { synchroniser } from './synchroniser.ts';

/** Jobs of the requérant's side: the copy that the requis reads, and the watch over delays. */
export function demandeTravaux(deps: Pick<DepsDemande, 'bd' | 'travaux' | 'maintenant'>): void {
  const { travaux } = deps;
  travaux.consommer('acte.synchroniser', ({ organisationId, acteId = '' }) =>
    synchroniser(deps, { organisationId, acteId }),
  );
  travaux.consommer('actes.surveiller', () => surveiller(deps));
  travaux.programmer('actes.surveiller', '*/5 * * * *');
}
