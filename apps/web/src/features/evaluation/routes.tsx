import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Observations of a person with published scales. They are reached from her record or from a request. */
export const evaluation: Fonctionnalite = {
  routes: [
    {
      path: 'dossiers/:id/evaluations',
      lazy: async () => ({ Component: (await import('./Evaluations.tsx')).Evaluations }),
    },
    {
      path: 'dossiers/:id/evaluations/:echelle',
      lazy: async () => ({ Component: (await import('./Saisie.tsx')).Saisie }),
    },
  ],
  entrees: () => [],
};
