import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Reached from a record; no entry of its own. */
export const transmission: Fonctionnalite = {
  routes: [
    {
      path: 'dossiers/:id/transmettre',
      lazy: async () => ({ Component: (await import('./Transmettre.tsx')).Transmettre }),
    },
    {
      path: 'dossiers/:id/envois',
      lazy: async () => ({ Component: (await import('./Envois.tsx')).Envois }),
    },
  ],
  entrees: () => [],
};
