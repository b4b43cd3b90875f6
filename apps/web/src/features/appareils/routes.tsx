import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** Enrolled tablets: who has which, and what to do when one is lost. Reached from the rounds. */
export const appareils: Fonctionnalite = {
  routes: [
    { path: 'appareils', lazy: async () => ({ Component: (await import('./Appareils.tsx')).Appareils }) },
  ],
  entrees: () => [],
};
