import type { RouteObject } from 'react-router';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The sandbox inboxes: outside any session, since everyone in them is fictitious. */
export const routesBacASable: RouteObject[] = [
  {
    path: '/bac-a-sable/courrier',
    lazy: async () => ({ Component: (await import('./BacASable.tsx')).BacASable }),
  },
  {
    path: '/bac-a-sable/courrier/:adresse',
    lazy: async () => ({ Component: (await import('./Boite.tsx')).Boite }),
  },
  {
    path: '/bac-a-sable/message/:id',
    lazy: async () => ({ Component: (await import('./Message.tsx')).Message }),
  },
];

/** Reached from an act; no entry of its own. */
export const courrier: Fonctionnalite = {
  routes: [
    { path: 'actes/:id', lazy: async () => ({ Component: (await import('./VersActe.tsx')).VersActe }) },
    {
      path: 'actes/:id/courrier',
      lazy: async () => ({ Component: (await import('./EnvoisActe.tsx')).EnvoisActe }),
    },
  ],
  entrees: () => [],
};
