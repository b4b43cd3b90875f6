import type { DemandeLueT } from '@orapont/contract/demande';
import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDemande } from './requetes.ts';
import { T } from './textes.ts';

/** A request and what is shown of it; until it is there, its place, or what keeps it away. */
export function AvecDemande({
  id,
  children,
}: {
  readonly id: string;
  readonly children: (demande: DemandeLueT) => ReactNode;
}) {
  const demande = useDemande(id);
  if (demande.data) return children(demande.data);
  return (
    <Page title={T.uneDemande} width="reading" back={{ href: '/demandes', label: T.titreListe }}>
      {demande.isPending ? (
        <Skeleton shape="card" />
      ) : (
        <ErrorState
          title={T.demandeIndisponible}
          safe={T.intact}
          whatToDo={demande.error.message}
          onRetry={() => void demande.refetch()}
          isRetrying={demande.isFetching}
        />
      )}
    </Page>
  );
}
