import { matchRoutes, type PatchRoutesOnNavigationFunction, type RouteObject } from 'react-router';
import { routesPubliques } from '../features/acces/routes.tsx';
import { routesConfluences } from '../features/confluences/routes.tsx';
import { routesBacASable } from '../features/courrier/routes.tsx';
import { routesDmp } from '../features/dmp/routes.tsx';
import { routesTablette } from '../features/tablette/routes.tsx';
import { EcranInterrompu } from './EcranInterrompu.tsx';
import { Racine } from './Racine.tsx';

const RACINE = 'racine';

/** The screens of nobody in particular, and those of a tablet, which may have no network. */
export const routes: RouteObject[] = [
  {
    id: RACINE,
    element: <Racine />,
    // Lazy screens arrive in a moment: the page stays blank rather than blinking.
    hydrateFallbackElement: <></>,
    errorElement: <EcranInterrompu />,
    children: [
      ...routesPubliques,
      ...routesConfluences,
      ...routesBacASable,
      ...routesDmp,
      ...routesTablette(async () => ({
        Component: (await import('./CaptationEnTournee.tsx')).CaptationEnTournee,
      })),
    ],
  },
];

/** Everything else; the sign-in page fetches it while a password is typed. */
export const chargerSession = () => import('./routes-session.tsx');

let connues = false;

/** The screens of a signed-in person are known from the first address that is none of the above. */
export const decouvrir: PatchRoutesOnNavigationFunction = async ({ path, patch, signal }) => {
  if (connues || matchRoutes(routes, path)) return;
  const { session } = await chargerSession();
  if (signal.aborted) return;
  connues = true;
  patch(RACINE, [session]);
};
