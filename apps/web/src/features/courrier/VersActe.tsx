import { listerEnvois } from '@orapont/contract/courrier';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TEXTES } from './textes.ts';

/** Where the link of an ordinary mail arrives: it names an act, the side of the person decides the screen. */
export function VersActe() {
  const { id = '' } = useParams();
  const requete = useQuery({
    queryKey: ['courrier', 'envois', id],
    queryFn: ({ signal }) => call(listerEnvois, { params: { id }, signal }),
  });
  if (requete.data)
    return (
      <Navigate to={requete.data.cote === 'REQUIS' ? `/lectures/${id}` : `/demandes/${id}`} replace={true} />
    );
  return (
    <Page title={TEXTES.acteTitre} width="reading">
      {requete.isPending && <Skeleton count={4} />}
      {requete.isError && (
        <ErrorState
          title={TEXTES.acteFerme}
          safe={TEXTES.erreurIntact}
          whatToDo={TEXTES.acteAFaire}
          onRetry={() => void requete.refetch()}
          isRetrying={requete.isFetching}
        />
      )}
    </Page>
  );
}
