import { useParams } from 'react-router';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Cas } from './Cas.tsx';
import { Absent, CasClos, EnPanne } from './EtatsDuCas.tsx';
import { estAbsent, useCas } from './requetes.ts';
import { T } from './textes.ts';

/** What was signed, opened again in the reading room: chart and answer, to be signed as a new version. */
export function EcranCorrection() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  if (estAbsent(cas.error)) return <Absent />;
  if (cas.data)
    return cas.data.compteRenduId !== null && cas.data.evenements.includes('CORRIGER') ? (
      <Cas key={`correction ${id}`} lecture={cas.data} correction />
    ) : (
      <CasClos lecture={cas.data} />
    );
  if (cas.isError) return <EnPanne onRetry={() => void cas.refetch()} isRetrying={cas.isFetching} />;
  return (
    <Page title={T.chargement} width="full">
      <Skeleton shape="picture" />
    </Page>
  );
}
