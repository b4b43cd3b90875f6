import type { RouteObject } from 'react-router';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Where other software sends whoever asks: nobody is signed in yet. */
export const routesConfluences: RouteObject[] = [
  {
    path: '/confluences',
    lazy: async () => ({ Component: (await import('./ArriveeConfluences.tsx')).ArriveeConfluences }),
  },
];

/** Then, signed in: the draft itself, or why the link does not open. */
export const confluences: Fonctionnalite = {
  routes: [
    {
      path: 'demande-transmise',
      lazy: async () => ({ Component: (await import('./DemandeTransmise.tsx')).DemandeTransmise }),
    },
  ],
  entrees: () => [],
};
