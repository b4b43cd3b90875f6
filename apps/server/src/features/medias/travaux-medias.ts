import type { Travaux } from '../../kernel/travaux.ts';
import type { DepsMedias } from './deps.ts';
import { balayer, preparer } from './preparer.ts';

export function mediasTravaux(travaux: Travaux, deps: DepsMedias): void {
  travaux.consommer('media.ingerer', ({ organisationId, mediaId = '' }) =>
    preparer(deps, { organisationId, mediaId }),
  );
  travaux.consommer('medias.balayer', () => balayer(deps));
  travaux.programmer('medias.balayer', '*/15 * * * *');
}
