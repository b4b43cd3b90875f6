import type { PropresT } from '@orapont/contract/protocole';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { usePropresDe } from './requetes.ts';
import { T } from './textes.ts';

interface Props<Depart> {
  readonly onglet: 'protocoles' | 'vues';
  readonly titre: string;
  /** What the address names: one's own to change, or a model to copy; undefined when nobody has it. */
  readonly depart: (code: string, propres: PropresT) => Depart | undefined;
  readonly children: (depart: Depart, organisationId: string, propres: PropresT, liste: string) => ReactNode;
}

/** The page of one view or protocol: it comes, it could not be read, or it does not exist. */
export function Editeur<Depart>({ onglet, titre, depart, children }: Props<Depart>) {
  const { organisationId = '', code = '' } = useParams();
  const propres = usePropresDe(organisationId);
  const liste = `/administration/protocoles?organisation=${organisationId}&onglet=${onglet}`;
  const trouve = propres.data && depart(code, propres.data);
  return (
    <Page title={titre} back={{ href: liste, label: T.retour }} width="wide">
      {propres.isPending && <Skeleton shape="card" />}
      {propres.isError && (
        <ErrorState
          title={T.indisponible}
          safe={T.intact}
          whatToDo={propres.error.message}
          onRetry={() => void propres.refetch()}
          isRetrying={propres.isFetching}
        />
      )}
      {propres.data && !trouve && (
        <EmptyState title={T.introuvable} action={<LinkButton href={liste}>{T.retour}</LinkButton>}>
          {T.introuvableDetail}
        </EmptyState>
      )}
      {propres.data && trouve && children(trouve, organisationId, propres.data, liste)}
    </Page>
  );
}
