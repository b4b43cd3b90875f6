import { Camera } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** What pictures are taken with, and who may take some. */
export const dispositifs: Fonctionnalite = {
  routes: [
    { path: 'materiel', lazy: async () => ({ Component: (await import('./Materiel.tsx')).Materiel }) },
    { path: 'materiel/:id', lazy: async () => ({ Component: (await import('./Appareil.tsx')).Appareil }) },
    { path: 'mon-droit', lazy: async () => ({ Component: (await import('./MonDroit.tsx')).MonDroit }) },
  ],
  // Whoever runs the platform comes from the page of an organisation; whoever works in several places needs the room of the menu to
  // change place, and comes from the camera.
  entrees: ({ roles, affectation, affectations }) =>
    affectation !== null && affectations.length < 2 && roles.some((role) => ENTRETIENNENT.includes(role))
      ? [{ href: '/materiel', label: 'Matériel', icon: <Camera aria-hidden="true" />, rang: 60 }]
      : [],
};

const ENTRETIENNENT: readonly string[] = ['soignant', 'preneur', 'coordinateur'];
