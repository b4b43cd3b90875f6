import { ErrorState } from '../../ui/ErrorState.tsx';
import { TEXTES } from './textes.ts';

interface EchecProps {
  readonly requete: {
    readonly error: Error | null;
    readonly isFetching: boolean;
    readonly refetch: () => Promise<unknown>;
  };
}

export function EchecBacASable({ requete }: EchecProps) {
  return (
    <ErrorState
      title={TEXTES.erreurTitre}
      safe={TEXTES.erreurIntact}
      whatToDo={requete.error?.message ?? TEXTES.erreurAFaire}
      onRetry={() => void requete.refetch()}
      isRetrying={requete.isFetching}
    />
  );
}
