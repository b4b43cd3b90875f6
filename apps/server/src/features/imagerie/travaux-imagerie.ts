import { copier } from './copier.ts';
import type { DepsImagerie } from './deps.ts';
import { balayer, preparer, rangerEtude } from './preparer.ts';

export function imagerieTravaux(deps: DepsImagerie): void {
  deps.travaux.consommer('imagerie.preparer', ({ organisationId, instanceId, etudeId }) =>
    etudeId === undefined
      ? preparer(deps, { organisationId, instanceId: instanceId ?? '' })
      : rangerEtude(deps, organisationId, etudeId),
  );
  deps.travaux.consommer('imagerie.copier', ({ organisationId, etudeId }) =>
    copier(deps, organisationId, etudeId ?? ''),
  );
  deps.travaux.consommer('imagerie.balayer', () => balayer(deps));
  deps.travaux.programmer('imagerie.balayer', '*/15 * * * *');
}
