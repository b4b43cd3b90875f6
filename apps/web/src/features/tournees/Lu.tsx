import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { T } from './textes.ts';

interface LuProps<Contenu> {
  readonly lecture: {
    readonly data: Contenu | undefined;
    readonly error: Error | null;
    readonly isError: boolean;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  readonly children: (contenu: Contenu) => ReactNode;
}

/** A content once it is read; until then its place, or what kept it away. */
export function Lu<Contenu>({ lecture, children }: LuProps<Contenu>) {
  const { data, error, isError, isFetching } = lecture;
  if (data !== undefined) return children(data);
  if (!isError) return <Skeleton shape="rows" count={4} />;
  return (
    <ErrorState
      title={T.indisponible}
      safe={T.intact}
      whatToDo={error?.message ?? T.reessayer}
      onRetry={() => void lecture.refetch()}
      isRetrying={isFetching}
    />
  );
}
