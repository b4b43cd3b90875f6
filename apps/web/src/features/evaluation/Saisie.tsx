import { type CodeEchelle, echelleDe, estCodeEchelle } from '@orapont/domain/evaluation/catalogue';
import { useParams, useSearchParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FormulaireEchelle } from './FormulaireEchelle.tsx';
import { useEvaluations } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

/** One scale to fill in, for the person or for an act, or to correct. */
export function Saisie() {
  const { id = '', echelle = '' } = useParams();
  const liste = `/dossiers/${id}/evaluations`;
  if (!estCodeEchelle(echelle))
    return (
      <Page title={T.titre} back={{ label: T.retourListe, href: liste }} width="reading">
        <Banner
          kind="attention"
          title={T.inconnue}
          actions={
            <LinkButton variant="secondary" href={liste}>
              {T.retourListe}
            </LinkButton>
          }
        >
          {T.inconnueAide}
        </Banner>
      </Page>
    );
  return <SaisieDe dossierId={id} code={echelle} />;
}

function SaisieDe({ dossierId, code }: { readonly dossierId: string; readonly code: CodeEchelle }) {
  const [recherche] = useSearchParams();
  const corrigeId = recherche.get('corrige');
  const acteId = recherche.get('acte');
  const lecture = useEvaluations(dossierId);
  const corrigee = lecture.data?.evaluations.find(({ id }) => id === corrigeId);
  const retour = `/dossiers/${dossierId}/evaluations${acteId ? `?acte=${acteId}` : ''}`;
  return (
    <Page
      title={echelleDe(code).libelle}
      {...(lecture.data ? { lead: lecture.data.identite } : {})}
      back={{ label: T.retourListe, href: retour }}
      width="reading"
    >
      {corrigeId && !lecture.data ? (
        <Skeleton shape="card" />
      ) : (
        <FormulaireEchelle
          code={code}
          dossierId={dossierId}
          acteId={corrigee?.acteId ?? acteId}
          corrigee={corrigee}
          retour={retour}
        />
      )}
    </Page>
  );
}
