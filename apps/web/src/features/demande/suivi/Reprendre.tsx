import type { DemandeLueT } from '@orapont/contract/demande';
import { Card } from '../../../ui/Card.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { T_SUIVI as T } from '../textes.ts';
import { BoutonReprise } from './BoutonReprise.tsx';

/** What came to nothing may be asked again, of another professional or outside article 58: nothing is typed twice. */
export function Reprendre({ demande: { id, nature, etat } }: { readonly demande: DemandeLueT }) {
  // Cancelled, often because the person said no: nothing pushes to ask in another way.
  const sansReponse = etat !== 'ANNULEE';
  const article58 = nature === 'TELEEXPERTISE_ESMS' || nature === 'TELEEXPERTISE_SPECIALISTE';
  return (
    <Card title={T.suite}>
      <Stack>
        <p>{T.repriseAide}</p>
        <Stack as="row">
          <BoutonReprise demandeId={id} choix={{}} variant={sansReponse ? 'primary' : 'secondary'}>
            {T.reprendre}
          </BoutonReprise>
          {article58 && sansReponse && (
            <BoutonReprise demandeId={id} choix={{ nature: 'AVIS_HORS_58' }} variant="secondary">
              {T.avisHors58}
            </BoutonReprise>
          )}
        </Stack>
      </Stack>
    </Card>
  );
}
