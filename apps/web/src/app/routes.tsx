import type { RouteObject } from 'react-router';
import { routesPubliques } from '../features/acces/routes.tsx';
import { routesBacASable } from '../features/courrier/routes.tsx';
import { routesTablette } from '../features/tablette/routes.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { Accueil } from './Accueil.tsx';
import { EcranInterrompu } from './EcranInterrompu.tsx';
import { Ecrans } from './Ecrans.tsx';
import { FONCTIONNALITES } from './fonctionnalites.ts';
import { Racine } from './Racine.tsx';
import { TEXTES } from './textes.ts';

function PageAbsente() {
  return (
    <Page title={TEXTES.pageAbsente}>
      <EmptyState
        title={TEXTES.pageAbsente}
        action={<LinkButton href="/">{TEXTES.retourAccueil}</LinkButton>}
      >
        {TEXTES.pageAbsenteDetail}
      </EmptyState>
    </Page>
  );
}

/** All screens: those of nobody in particular, then those of a signed-in person inside the frame. */
export const routes: readonly RouteObject[] = [
  {
    element: <Racine />,
    // Lazy screens arrive in a moment: the page stays blank rather than blinking.
    hydrateFallbackElement: <></>,
    errorElement: <EcranInterrompu />,
    children: [
      ...routesPubliques,
      ...routesBacASable,
      ...routesTablette(async () => ({
        Component: (await import('./CaptationEnTournee.tsx')).CaptationEnTournee,
      })),
      {
        // Neither the sign-in page nor a tablet with no network waits for it.
        lazy: async () => ({ Component: (await import('./Cadre.tsx')).Cadre }),
        children: [
          {
            element: <Ecrans />,
            errorElement: <EcranInterrompu />,
            children: [
              { index: true, element: <Accueil /> },
              ...FONCTIONNALITES.flatMap((f) => f.routes),
              { path: '*', element: <PageAbsente /> },
            ],
          },
        ],
      },
    ],
  },
];
