import type { ReactNode } from 'react';
import { ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TEXTES as T } from './textes.ts';

interface LuProps<Contenu> {
  readonly lecture: {
    readonly data: Contenu | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  /** What keeps the place of the content. */
  readonly attente?: ReactNode;
  readonly children: (contenu: Contenu) => ReactNode;
}

/** A content once it is read; until then its place, or what kept it away. */
export function Lu<Contenu>({ lecture, attente, children }: LuProps<Contenu>) {
  const { data, error, isError, isFetching } = lecture;
  if (data !== undefined) return children(data);
  if (isError) return <Echec erreur={error} reessayer={() => lecture.refetch()} enCours={isFetching} />;
  return attente ?? <Skeleton shape="card" />;
}

interface EchecProps {
  readonly erreur: unknown;
  readonly reessayer: () => unknown;
  readonly enCours: boolean;
}

/** In place of a content: a refusal says why and leads back, anything else is tried again. */
function Echec({ erreur, reessayer, enCours }: EchecProps) {
  if (erreur instanceof ErreurApi && [403, 404, 429].includes(erreur.probleme.status))
    return (
      <Banner
        kind="attention"
        title={T.interdit}
        actions={
          <LinkButton variant="secondary" href="/residents">
            {T.retourListe}
          </LinkButton>
        }
      >
        {erreur.message}
      </Banner>
    );
  return (
    <ErrorState
      title={T.indisponible}
      safe={T.intact}
      whatToDo={erreur instanceof Error ? erreur.message : T.reessayer}
      onRetry={() => void reessayer()}
      isRetrying={enCours}
    />
  );
}
