import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TEXTES } from './textes.ts';

/** A list of the directory, read whole. */
export interface Requete<Ligne> {
  readonly data: readonly Ligne[] | undefined;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface FicheProps<Ligne> {
  readonly requete: Requete<Ligne>;
  readonly id: string | undefined;
  /** Until the row is there. */
  readonly titre: string;
  readonly retour: { readonly href: string; readonly label: string };
  readonly nommer: (ligne: Ligne) => string;
  readonly children: (ligne: Ligne) => ReactNode;
}

/** The page of one row of the directory: it comes, it could not be read, or it does not exist. */
export function Fiche<Ligne extends { readonly id: string }>(props: FicheProps<Ligne>) {
  const { requete, id, titre, retour, nommer, children } = props;
  const ligne = requete.data?.find((candidate) => candidate.id === id);
  return (
    <Page title={ligne ? nommer(ligne) : titre} back={retour}>
      {ligne && children(ligne)}
      {requete.isPending && <Skeleton shape="card" />}
      {!requete.isPending && !requete.data && <Indisponible requete={requete} />}
      {requete.data && !ligne && (
        <EmptyState
          title={TEXTES.introuvable}
          action={<LinkButton href={retour.href}>{TEXTES.revenir}</LinkButton>}
        >
          {TEXTES.introuvableDetail}
        </EmptyState>
      )}
    </Page>
  );
}

export function Indisponible<Ligne>({ requete }: { readonly requete: Requete<Ligne> }) {
  return (
    <ErrorState
      title={TEXTES.indisponible}
      safe={TEXTES.indisponibleIntact}
      whatToDo={TEXTES.indisponibleAFaire}
      onRetry={() => void requete.refetch()}
      isRetrying={requete.isFetching}
    />
  );
}
