import { Send } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

const EQUIPE = ['soignant', 'preneur', 'praticien'];

/** The requérant's side: ask for an opinion, follow what was asked. */
export const demande: Fonctionnalite = {
  routes: [
    {
      path: 'demandes',
      lazy: async () => ({ Component: (await import('./ListeDemandes.tsx')).ListeDemandes }),
    },
    {
      path: 'demandes/nouvelle',
      lazy: async () => ({ Component: (await import('./NouvelleDemande.tsx')).NouvelleDemande }),
    },
    {
      path: 'demandes/:id',
      lazy: async () => ({ Component: (await import('./EcranDemande.tsx')).EcranDemande }),
    },
    {
      path: 'demandes/:id/requis',
      lazy: async () => ({ Component: (await import('./ChangerRequis.tsx')).ChangerRequis }),
    },
    {
      path: 'demandes/:id/:etape',
      lazy: async () => ({ Component: (await import('./Assistant.tsx')).Assistant }),
    },
  ],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.some((role) => EQUIPE.includes(role))
      ? [{ href: '/demandes', label: 'Demandes', icon: <Send aria-hidden="true" />, rang: 20 }]
      : [],
};
