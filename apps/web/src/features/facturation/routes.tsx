import { Receipt } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

export const facturation: Fonctionnalite = {
  routes: [
    {
      path: 'facturation',
      lazy: async () => ({ Component: (await import('./Facturation.tsx')).Facturation }),
    },
  ],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.some((role) => role === 'praticien' || role === 'secretariat')
      ? [{ href: '/facturation', label: 'Facturation', icon: <Receipt aria-hidden="true" />, rang: 40 }]
      : [],
};
