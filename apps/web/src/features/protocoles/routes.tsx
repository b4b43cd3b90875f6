import { ListChecks } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Views and protocols of an organisation, for whoever administers it. */
export const protocoles: Fonctionnalite = {
  routes: [
    {
      path: 'administration/protocoles',
      lazy: async () => ({ Component: (await import('./ListeProtocoles.tsx')).ListeProtocoles }),
    },
    {
      path: 'administration/protocoles/:organisationId/protocole/:code',
      lazy: async () => ({ Component: (await import('./FicheProtocole.tsx')).FicheProtocole }),
    },
    {
      path: 'administration/protocoles/:organisationId/vue/:code',
      lazy: async () => ({ Component: (await import('./FicheVue.tsx')).FicheVue }),
    },
  ],
  entrees: ({ administrateur, roles }) =>
    administrateur || roles.includes('administrateur')
      ? [
          {
            href: '/administration/protocoles',
            label: 'Protocoles',
            icon: <ListChecks aria-hidden="true" />,
            rang: 63,
          },
        ]
      : [],
};
