import { attendReponse } from '@orapont/domain/teleexpertise/etat';
import { useParams } from 'react-router';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Cas } from './Cas.tsx';
import { Absent, CasClos, EnPanne, RETOUR } from './EtatsDuCas.tsx';
import { estAbsent, useCas } from './requetes.ts';
import { T } from './textes.ts';
import { useOriginales } from './useOriginales.ts';

/** One case: loading keeps its place, a closed sharing says so, an answered one leads to its compte rendu. */
export function EcranLecture() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  useOriginales(cas.data);
  const absent = estAbsent(cas.error);
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
