import { PackageCheck } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Records of another Orapont that come in, for whoever administers the organisation. */
export const reprise: Fonctionnalite = {
  routes: [
    {
      path: 'administration/reprise',
      lazy: async () => ({ Component: (await import('./Reprise.tsx')).Reprise }),
    },
  ],
  entrees: ({ administrateur, roles }) =>
    administrateur || roles.includes('administrateur')
      ? [
          {
            href: '/administration/reprise',
            label: 'Reprise',
            icon: <PackageCheck aria-hidden="true" />,
            rang: 66,
          },
        ]
      : [],
};
