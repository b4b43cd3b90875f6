import { UsersRound } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The people one cares for: the list, each record, its health data, its journal, and the import of a list. */
export const dossier: Fonctionnalite = {
  routes: [
    { path: 'residents', lazy: async () => ({ Component: (await import('./Residents.tsx')).Residents }) },
    {
      path: 'residents/importer',
      lazy: async () => ({ Component: (await import('./import/Import.tsx')).Import }),
    },
    {
      path: 'dossiers/nouveau',
      lazy: async () => ({ Component: (await import('./NouveauDossier.tsx')).NouveauDossier }),
    },
    { path: 'dossiers/:id', lazy: async () => ({ Component: (await import('./Dossier.tsx')).Dossier }) },
    {
      path: 'dossiers/:id/modifier',
      lazy: async () => ({ Component: (await import('./ModifierDossier.tsx')).ModifierDossier }),
    },
    {
      path: 'dossiers/:id/sante',
      lazy: async () => ({ Component: (await import('./Sante.tsx')).Sante }),
    },
    {
      path: 'dossiers/:id/journal',
      lazy: async () => ({ Component: (await import('./Journal.tsx')).Journal }),
    },
  ],
  entrees: ({ roles, affectation }) => {
    if (affectation === null || !roles.some((role) => OUVRENT.includes(role))) return [];
    const praticien = roles.includes('praticien');
    return [
      {
        href: '/residents',
        label: praticien ? 'Patients' : 'Résidents',
        icon: <UsersRound aria-hidden="true" />,
        rang: praticien ? 30 : 10,
      },
    ];
  },
};

const OUVRENT: readonly string[] = ['soignant', 'preneur', 'praticien', 'secretariat'];
