import type { DemandeLueT } from '@orapont/contract/demande';
import { Banner } from '../../../ui/Banner.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { T_SUIVI as T } from '../textes.ts';
import { BoutonReprise } from './BoutonReprise.tsx';

/** The requis would put a colleague in his place: the requérant decides (⚠16). */
export function RelevePropose({ demande }: { readonly demande: DemandeLueT }) {
  const { relevePropose, id } = demande;
  if (!relevePropose) return null;
  const { requisId, siteId, nom, par, horsArticle58 } = relevePropose;
  const propose = new URLSearchParams({ requis: requisId, lieu: siteId });
  return (
    <Banner
      kind="attention"
      title={T.releveTitre(par, nom)}
      actions={
        <Stack as="row" gap="small">
          <LinkButton href={`/demandes/${id}/requis?${propose}`}>{T.changer}</LinkButton>
          {horsArticle58 && (
            <BoutonReprise
              demandeId={id}
              choix={{ nature: 'AVIS_HORS_58', requis: { requisId, requisSiteId: siteId } }}
              variant="secondary"
            >
              {T.avisHors58}
            </BoutonReprise>
          )}
        </Stack>
      }
    >
      {horsArticle58 ? T.releveHorsArticle58 : T.releveTexte}
    </Banner>
  );
}
