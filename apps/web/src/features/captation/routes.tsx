import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The camera at the bedside. Reached from a request, never from the navigation. */
export const captation: Fonctionnalite = {
  routes: [
    {
      path: 'demandes/:id/captation',
      lazy: async () => ({ Component: (await import('./EcranCaptation.tsx')).EcranCaptation }),
    },
  ],
  entrees: () => [],
};
