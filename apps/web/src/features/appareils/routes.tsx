import { Tablet } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Enrolled tablets: who has which, and what to do when one is lost. Reached from the rounds. */
export const appareils: Fonctionnalite = {
  routes: [
    { path: 'appareils', lazy: async () => ({ Component: (await import('./Appareils.tsx')).Appareils }) },
  ],
  // The team reaches it from its rounds; who answers for the structure has no round of his own.
  entrees: ({ roles, affectation }) =>
    affectation !== null &&
    roles.some((role) => role === 'coordinateur' || role === 'administrateur') &&
    !roles.some((role) => ['soignant', 'preneur', 'praticien'].includes(role))
      ? [{ href: '/appareils', label: 'Tablettes', icon: <Tablet aria-hidden="true" />, rang: 65 }]
      : [],
};
