import { Building2, KeyRound, UsersRound } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The directory, for the administrator of the platform. */
export const administration: Fonctionnalite = {
  routes: [
    {
      path: 'administration/professionnels',
      lazy: async () => ({ Component: (await import('./ListeProfessionnels.tsx')).ListeProfessionnels }),
    },
    {
      path: 'administration/professionnels/nouveau',
      lazy: async () => ({ Component: (await import('./FicheProfessionnel.tsx')).NouveauProfessionnel }),
    },
    {
      path: 'administration/professionnels/annuaire',
      lazy: async () => ({ Component: (await import('./InscrireCorrespondant.tsx')).InscrireCorrespondant }),
    },
    {
      path: 'administration/professionnels/:id',
      lazy: async () => ({ Component: (await import('./FicheProfessionnel.tsx')).FicheProfessionnel }),
    },
    {
      path: 'administration/organisations',
      lazy: async () => ({ Component: (await import('./ListeOrganisations.tsx')).ListeOrganisations }),
    },
    {
      path: 'administration/organisations/nouvelle',
      lazy: async () => ({ Component: (await import('./FicheOrganisation.tsx')).NouvelleOrganisation }),
    },
    {
      path: 'administration/organisations/:id',
      lazy: async () => ({ Component: (await import('./FicheOrganisation.tsx')).FicheOrganisation }),
    },
    {
      path: 'administration/comptes',
      lazy: async () => ({ Component: (await import('./ListeComptes.tsx')).ListeComptes }),
    },
  ],
  entrees: ({ administrateur }) =>
    administrateur
      ? [
          {
            href: '/administration/organisations',
            label: 'Organisations',
            icon: <Building2 aria-hidden="true" />,
            rang: 60,
          },
          {
            href: '/administration/professionnels',
            label: 'Professionnels',
            icon: <UsersRound aria-hidden="true" />,
            rang: 61,
          },
          {
            href: '/administration/comptes',
            label: 'Comptes',
            icon: <KeyRound aria-hidden="true" />,
            rang: 62,
          },
        ]
      : [],
};
