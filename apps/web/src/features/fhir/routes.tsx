import { Unplug } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Other software that reads what an organisation holds. */
export const fhir: Fonctionnalite = {
  routes: [
    {
      path: 'administration/logiciels',
      lazy: async () => ({ Component: (await import('./LogicielsRelies.tsx')).LogicielsRelies }),
    },
  ],
  entrees: ({ administrateur }) =>
    administrateur
      ? [
          {
            href: '/administration/logiciels',
            label: 'Logiciels reliés',
            icon: <Unplug aria-hidden="true" />,
            rang: 64,
          },
        ]
      : [],
};
