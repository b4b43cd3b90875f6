import { ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { TEXTES as T } from './textes.ts';

interface EchecProps {
  readonly erreur: unknown;
  readonly reessayer: () => void;
  readonly enCours: boolean;
}

/** In place of a content: a refusal says why and leads back, anything else is tried again. */
export function Echec({ erreur, reessayer, enCours }: EchecProps) {
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
      onRetry={reessayer}
      isRetrying={enCours}
    />
  );
}
