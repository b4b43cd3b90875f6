import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The answer, from either side of its act. It is reached from a list or a record: no entry of its own. */
export const compteRendu: Fonctionnalite = {
  routes: [
    {
      path: 'comptes-rendus/:id',
      lazy: async () => ({ Component: (await import('./EcranCompteRendu.tsx')).EcranCompteRendu }),
    },
  ],
  entrees: () => [],
};
