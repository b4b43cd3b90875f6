import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Page } from '../ui/Page.tsx';
import { TEXTES } from './textes.ts';

/**
 * In place of a screen that did not come: most often its file left with the version that the server replaced. The frame stays, what
 * was being written has been sent by the screen that was left, and reloading asks for the new version at the same address.
 */
export function EcranInterrompu() {
  const erreur = useRouteError();
  const parti = estFichierParti(erreur);
  useEffect(() => {
    // The console is the only trace that a browser keeps of it.
    if (!parti) reportError(erreur);
  }, [erreur, parti]);
  return (
    <Page title={parti ? TEXTES.misAJour : TEXTES.interrompu}>
      <ErrorState
        title={parti ? TEXTES.misAJourDetail : TEXTES.interrompuDetail}
        safe={TEXTES.interrompuIntact}
        whatToDo={parti ? TEXTES.misAJourAFaire : TEXTES.interrompuAFaire}
        retryText={TEXTES.recharger}
        onRetry={() => window.location.reload()}
      />
    </Page>
  );
}

/** What browsers say when a part of the program cannot be fetched (Chromium, Firefox, Safari, then Vite for a style sheet). */
const PARTIS = [
  'Failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'Importing a module script failed',
  'Unable to preload CSS',
] as const;

export const estFichierParti = (erreur: unknown): boolean =>
  erreur instanceof Error && PARTIS.some((debut) => erreur.message.includes(debut));
