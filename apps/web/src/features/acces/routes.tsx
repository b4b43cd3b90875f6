import { MapPin } from 'lucide-react';
import type { RouteObject } from 'react-router';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Screens of nobody in particular. */
export const routesPubliques: RouteObject[] = [
  { path: '/connexion', lazy: async () => ({ Component: (await import('./Connexion.tsx')).Connexion }) },
  {
    path: '/invitation/:jeton',
    lazy: async () => ({ Component: (await import('./Invitation.tsx')).Invitation }),
  },
];

/** The choice of a place: the first thing to do for someone who has none, the last of the menu for the others. */
export const acces: Fonctionnalite = {
  routes: [{ path: 'lieu', lazy: async () => ({ Component: (await import('./Lieu.tsx')).Lieu }) }],
  entrees: ({ affectation, affectations, administrateur }) => {
    const entree = { href: '/lieu', label: 'Changer de lieu', icon: <MapPin aria-hidden="true" /> };
    if (affectation === null && !administrateur) return [{ ...entree, rang: 0 }];
    return affectations.length > (affectation === null ? 0 : 1) ? [{ ...entree, rang: 90 }] : [];
  },
};
