import type { LectureLueT } from '@orapont/contract/lecture';
import { attendReponse } from '@orapont/domain/teleexpertise/etat';
import { useParams } from 'react-router';
import { ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Cas } from './Cas.tsx';
import { nomPatient } from './patient.ts';
import { useCas } from './requetes.ts';
import { T } from './textes.ts';

/** One case: loading keeps its place, a closed sharing says so, an answered one leads to its compte rendu. */
export function EcranLecture() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  const absent = cas.error instanceof ErreurApi && cas.error.probleme.status === 404;
  if (cas.data && !absent)
    return attendReponse(cas.data.etat) ? (
      <Cas key={id} lecture={cas.data} />
    ) : (
      <CasClos lecture={cas.data} />
    );
  if (absent) return <Absent />;
  if (cas.isError) return <EnPanne onRetry={() => void cas.refetch()} isRetrying={cas.isFetching} />;
  return (
    <Page title={T.chargement} back={RETOUR} width="full">
      <Skeleton shape="picture" />
    </Page>
  );
}

const RETOUR = { href: '/lectures', label: T.retourListe } as const;

function Absent() {
  return (
    <Page title={T.absente} back={RETOUR}>
      <ErrorState title={T.absente} safe={T.absenteIntact} whatToDo={T.absenteAFaire} />
    </Page>
  );
}

function EnPanne(reprise: { readonly onRetry: () => void; readonly isRetrying: boolean }) {
  return (
    <Page title={T.panne} back={RETOUR}>
      <ErrorState title={T.panne} safe={T.panneIntact} whatToDo={T.panneAFaire} {...reprise} />
    </Page>
  );
}

function CasClos({ lecture }: { readonly lecture: LectureLueT }) {
  return (
    <Page title={nomPatient(lecture.demande)} back={RETOUR}>
      <Banner
        kind="info"
        title={lecture.compteRenduId ? T.rendu : T.clos}
        {...(lecture.compteRenduId
          ? {
              actions: (
                <LinkButton href={`/comptes-rendus/${lecture.compteRenduId}`}>{T.renduLien}</LinkButton>
              ),
            }
          : {})}
      >
        {lecture.etatLibelle}
      </Banner>
    </Page>
  );
}
