import type { RouteObject } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { Accueil } from './Accueil.tsx';
import { Cadre } from './Cadre.tsx';
import { EcranInterrompu } from './EcranInterrompu.tsx';
import { Ecrans } from './Ecrans.tsx';
import { FONCTIONNALITES } from './fonctionnalites.ts';
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

/** The screens of a signed-in person, inside the frame; there too, what no screen answers. */
export const session: RouteObject = {
  element: <Cadre />,
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
};
