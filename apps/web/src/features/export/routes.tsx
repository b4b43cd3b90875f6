import { PackageOpen } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** A whole organisation that leaves in open formats, for whoever administers it. */
export const exporter: Fonctionnalite = {
  routes: [
    {
      path: 'administration/export',
      lazy: async () => ({ Component: (await import('./Export.tsx')).Export }),
    },
  ],
  entrees: ({ administrateur, roles }) =>
    administrateur || roles.includes('administrateur')
      ? [
          {
            href: '/administration/export',
            label: 'Export',
            icon: <PackageOpen aria-hidden="true" />,
            rang: 65,
          },
        ]
      : [],
};
