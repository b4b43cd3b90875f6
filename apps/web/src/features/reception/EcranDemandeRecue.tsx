import { useParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { ConsentementRecu } from './ConsentementRecu.tsx';
import { FormulaireDemandeRecue } from './FormulaireDemandeRecue.tsx';
import { type Courrier, type Proposition, useCourrier, useProposition } from './requetes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

/** What a message asks, read again by a person, before it becomes a case. */
export function EcranDemandeRecue() {
  const { id = '' } = useParams();
  const courrier = useCourrier(id);
  const proposition = useProposition(id);
  const erreur = courrier.error ?? proposition.error;
  const lu = courrier.data && proposition.data;
  return (
    <Page
      title={lu?.acte ? T.titreSuite : T.titre}
      lead={lu?.acte ? T.chapeauSuite : T.chapeau}
      width="reading"
      back={{ label: T.retour, href: `/courrier-recu/${id}` }}
    >
      {erreur && !lu && (
        <ErrorState
          title={T.erreurTitre}
          safe={T.erreurSur}
          whatToDo={erreur.message}
          onRetry={() => void Promise.all([courrier.refetch(), proposition.refetch()])}
          isRetrying={courrier.isFetching || proposition.isFetching}
        />
      )}
      {!erreur && !lu && <Skeleton count={8} />}
      {courrier.data && proposition.data && (
        <Contenu courrier={courrier.data} proposition={proposition.data} />
      )}
    </Page>
  );
}

function Contenu({
  courrier,
  proposition,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
}) {
  const { acte } = proposition;
  if (!acte) return <FormulaireDemandeRecue courrier={courrier} proposition={proposition} />;
  if (acte.consentement)
    return (
      <ConsentementRecu
        courrier={courrier}
        proposition={proposition}
        acte={acte}
        consentement={acte.consentement}
      />
    );
  return (
    <Stack>
      <Banner kind="info" title={T.dejaTitre(acte.numero)}>
        {T.dejaAide(acte.etatLibelle)}
      </Banner>
      <div>
        <LinkButton href={`/actes/${acte.id}`} variant="secondary">
          {T.voirCas}
        </LinkButton>
      </div>
    </Stack>
  );
}
