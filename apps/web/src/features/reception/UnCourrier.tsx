import { useParams } from 'react-router';
import { quandBref } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { DocumentsRecus, Fichiers } from './DocumentsRecus.tsx';
import { EtatCourrier } from './EtatCourrier.tsx';
import { PriseEnCharge } from './PriseEnCharge.tsx';
import { Rangement } from './Rangement.tsx';
import styles from './Reception.module.css';
import { type Courrier, useCourrier } from './requetes.ts';
import { GENRE, MOTIF, nomDe, objetLu, REJET, TEXTES } from './textes.ts';

/** One message: who writes, what it brings, and whose record it goes to. */
export function UnCourrier() {
  const { id = '' } = useParams();
  const requete = useCourrier(id);
  const { data } = requete;
  return (
    <Page
      title={data ? objetLu(data.objet) : TEXTES.titre}
      back={{ label: TEXTES.titre, href: '/courrier-recu' }}
      actions={
        data && (
          <div>
            <EtatCourrier courrier={data} />
          </div>
        )
      }
    >
      {requete.isPending && <Skeleton count={8} />}
      {requete.isError && !data && (
        <ErrorState
          title={TEXTES.erreurTitre}
          safe={TEXTES.erreurSur}
          whatToDo={requete.error.message}
          onRetry={() => void requete.refetch()}
          isRetrying={requete.isFetching}
        />
      )}
      {data && <Contenu courrier={data} />}
    </Page>
  );
}

function Contenu({ courrier }: { readonly courrier: Courrier }) {
  const { motif, etat } = courrier;
  return (
    <Stack>
      {motif && <Banner kind={etat === 'QUARANTAINE' ? 'attention' : 'info'} title={MOTIF[motif]} />}
      <Enveloppe courrier={courrier} />
      <DocumentsRecus courrier={courrier} />
      <Fichiers courrier={courrier} />
      <PriseEnCharge courrier={courrier} />
      <Rangement courrier={courrier} />
      <Suite courrier={courrier} />
    </Stack>
  );
}

function Enveloppe({ courrier }: { readonly courrier: Courrier }) {
  const { expediteur, expediteurNom, boite, recuLe, genre, texte } = courrier;
  return (
    <Card title={GENRE[genre]} level={2}>
      <DescriptionList
        items={[
          { term: TEXTES.de, definition: [expediteurNom, expediteur].filter(Boolean).join(', ') },
          { term: TEXTES.a, definition: boite },
          { term: TEXTES.recuLe, definition: quandBref(recuLe) },
        ]}
      />
      <p className={styles.corps}>{texte || TEXTES.messageVide}</p>
    </Card>
  );
}

/** What was decided, and where it leads. */
function Suite({ courrier }: { readonly courrier: Courrier }) {
  const { decision, etat, personne, acteId } = courrier;
  if (!decision && acteId === null) return null;
  const code = decision?.code as keyof typeof REJET | undefined;
  return (
    <Stack>
      {decision && (
        <p>
          {[etat === 'RANGE' && personne ? nomDe(personne) : code && REJET[code]].filter(Boolean).join('')}
          {' · '}
          {TEXTES.par(decision.par, quandBref(decision.le))}
        </p>
      )}
      <Stack as="row" gap="small">
        {etat === 'RANGE' && personne && (
          <LinkButton href={`/dossiers/${personne.id}`} variant="secondary">
            {TEXTES.voirDossier}
          </LinkButton>
        )}
        {acteId && (
          <LinkButton href={`/actes/${acteId}`} variant="secondary">
            {TEXTES.voirDemande}
          </LinkButton>
        )}
      </Stack>
    </Stack>
  );
}
