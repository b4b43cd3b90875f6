import { MailOpen } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Secure mail that others send. */
export const reception: Fonctionnalite = {
  routes: [
    {
      path: 'courrier-recu',
      lazy: async () => ({ Component: (await import('./CourriersRecus.tsx')).CourriersRecus }),
    },
    {
      path: 'courrier-recu/:id',
      lazy: async () => ({ Component: (await import('./UnCourrier.tsx')).UnCourrier }),
    },
    {
      path: 'courrier-recu/:id/demande',
      lazy: async () => ({ Component: (await import('./EcranDemandeRecue.tsx')).EcranDemandeRecue }),
    },
  ],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.some((role) => role === 'soignant' || role === 'praticien')
      ? [{ href: '/courrier-recu', label: 'Courrier reçu', icon: <MailOpen aria-hidden="true" />, rang: 46 }]
      : [],
};
