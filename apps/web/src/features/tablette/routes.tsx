import { Tablet } from 'lucide-react';
import type { RouteObject } from 'react-router';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

const RESIDENT = 'tournees/:id/residents/:dossierId';

/**
 * Screens of the tablet: they ask for its PIN, not for a session, and open with no network.
 *
 * @param photos the camera, which another capability brings
 */
export const routesTablette = (photos: NonNullable<RouteObject['lazy']>): RouteObject[] => [
  {
    path: '/tablette',
    lazy: async () => ({ Component: (await import('./CadreTablette.tsx')).CadreTablette }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./AccueilTablette.tsx')).AccueilTablette }),
      },
      {
        path: 'code',
        lazy: async () => ({ Component: (await import('./CodeTablette.tsx')).CodeTablette }),
      },
      { path: 'envois', lazy: async () => ({ Component: (await import('./Envois.tsx')).Envois }) },
      { path: 'tournees/:id', lazy: async () => ({ Component: (await import('./Tournee.tsx')).Tournee }) },
      { path: RESIDENT, lazy: async () => ({ Component: (await import('./Resident.tsx')).Resident }) },
      {
        path: `${RESIDENT}/accord`,
        lazy: async () => ({ Component: (await import('./Accord.tsx')).Accord }),
      },
      {
        path: `${RESIDENT}/questions`,
        lazy: async () => ({ Component: (await import('./QuestionsSante.tsx')).QuestionsSante }),
      },
      {
        path: `${RESIDENT}/observations`,
        lazy: async () => ({ Component: (await import('./Observations.tsx')).Observations }),
      },
      { path: `${RESIDENT}/photos`, lazy: photos },
    ],
  },
];

const CAPTURENT = ['soignant', 'preneur'];

/** In the menu of whoever takes pictures. */
export const tablette: Fonctionnalite = {
  routes: [],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.some((role) => CAPTURENT.includes(role))
      ? [{ href: '/tablette', label: 'Tablette', icon: <Tablet aria-hidden="true" />, rang: 60 }]
      : [],
};
