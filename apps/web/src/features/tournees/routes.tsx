import { Route as Chemin } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Rounds: planned and followed on line; what is done at the bedside is in `features/tablette`. */
export const tournees: Fonctionnalite = {
  routes: [
    { path: 'tournees', lazy: async () => ({ Component: (await import('./Tournees.tsx')).Tournees }) },
    {
      path: 'tournees/nouvelle',
      lazy: async () => ({ Component: (await import('./NouvelleTournee.tsx')).NouvelleTournee }),
    },
    {
      path: 'tournees/a-verifier',
      lazy: async () => ({ Component: (await import('./AVerifier.tsx')).AVerifier }),
    },
    {
      path: 'tournees/:id',
      lazy: async () => ({ Component: (await import('./EcranTournee.tsx')).EcranTournee }),
    },
    {
      path: 'tournees/:id/modifier',
      lazy: async () => ({ Component: (await import('./ModifierTournee.tsx')).ModifierTournee }),
    },
  ],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.some((role) => role === 'soignant' || role === 'preneur')
      ? [{ href: '/tournees', label: 'Tournées', icon: <Chemin aria-hidden="true" />, rang: 25 }]
      : [],
};
