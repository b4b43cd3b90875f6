import { Inbox, MonitorDown } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Pictures that machines send, and the doors by which they come in. */
export const imagerie: Fonctionnalite = {
  routes: [
    {
      path: 'imagerie',
      lazy: async () => ({ Component: (await import('./ImagesRecues.tsx')).ImagesRecues }),
    },
    {
      path: 'administration/imagerie',
      lazy: async () => ({ Component: (await import('./Portes.tsx')).Portes }),
    },
  ],
  entrees: ({ roles, affectation, administrateur }) => [
    ...(affectation !== null && roles.some((role) => ['soignant', 'praticien', 'secretariat'].includes(role))
      ? [{ href: '/imagerie', label: 'Images reçues', icon: <Inbox aria-hidden="true" />, rang: 45 }]
      : []),
    ...(administrateur
      ? [
          {
            href: '/administration/imagerie',
            label: 'Imagerie',
            icon: <MonitorDown aria-hidden="true" />,
            rang: 63,
          },
        ]
      : []),
  ],
};
