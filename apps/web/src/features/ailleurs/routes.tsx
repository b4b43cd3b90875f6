import { Split } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Téléexpertise software where requests begun here may go on. */
export const ailleurs: Fonctionnalite = {
  routes: [
    {
      path: 'administration/teleexpertise-ailleurs',
      lazy: async () => ({ Component: (await import('./LogicielsDistants.tsx')).LogicielsDistants }),
    },
  ],
  entrees: ({ administrateur }) =>
    administrateur
      ? [
          {
            href: '/administration/teleexpertise-ailleurs',
            label: 'Téléexpertise ailleurs',
            icon: <Split aria-hidden="true" />,
            rang: 65,
          },
        ]
      : [],
};
