import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { clientRequetes } from '../kernel/requetes.ts';
import { applyPreferences } from '../ui/preferences.ts';
import '../ui/styles/ui.css';
import { chargerSession, decouvrir, routes } from './routes.tsx';

applyPreferences();

const racine = document.getElementById('racine');
if (!racine) throw new Error('La page n’a pas d’élément « racine »');
createRoot(racine).render(
  <StrictMode>
    <QueryClientProvider client={clientRequetes}>
      <RouterProvider router={createBrowserRouter(routes, { patchRoutesOnNavigation: decouvrir })} />
    </QueryClientProvider>
  </StrictMode>,
);

// Once the page is drawn: what this device keeps starts to leave.
const apresCoup = () => {
  void import('../horsligne/demarrer.ts').then(({ demarrer }) => demarrer());
  if (location.pathname === '/connexion') void chargerSession();
};
if ('requestIdleCallback' in window) requestIdleCallback(apresCoup, { timeout: 3_000 });
else setTimeout(apresCoup, 1_000);
