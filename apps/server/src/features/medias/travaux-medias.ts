import type { Charge, Travaux } from '../../kernel/travaux.ts';
import type { DepsMedias } from './deps.ts';
import { balayer, preparer } from './preparer.ts';

export function mediasTravaux(travaux: Travaux, deps: DepsMedias): void {
  const preparerCelui = ({ organisationId, mediaId = '' }: Charge) =>
    preparer(deps, { organisationId, mediaId });
  travaux.consommer('media.ingerer', preparerCelui);
  travaux.consommer('media.deployer', preparerCelui);
  travaux.consommer('medias.balayer', () => balayer(deps));
  travaux.programmer('medias.balayer', '*/15 * * * *');
}
