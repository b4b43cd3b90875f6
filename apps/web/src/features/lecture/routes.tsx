import { ScanEye } from 'lucide-react';
import type { Fonctionnalite } from '../../kernel/fonctionnalite.ts';

/** The requis's side: who waits, one case at a time, the answer read again and signed. */
export const lecture: Fonctionnalite = {
  routes: [
    {
      path: 'lectures',
      lazy: async () => ({ Component: (await import('./EcranLectures.tsx')).EcranLectures }),
    },
    {
      path: 'lectures/:id',
      lazy: async () => ({ Component: (await import('./EcranLecture.tsx')).EcranLecture }),
    },
    {
      path: 'lectures/:id/correction',
      lazy: async () => ({ Component: (await import('./EcranCorrection.tsx')).EcranCorrection }),
    },
    {
      path: 'lectures/:id/correction/relecture',
      lazy: async () => ({
        Component: (await import('./EcranRelectureCorrection.tsx')).EcranRelectureCorrection,
      }),
    },
    {
      path: 'lectures/:id/correction/constats',
      lazy: async () => ({
        Component: (await import('./EcranConstats.tsx')).EcranConstatsCorrection,
      }),
    },
    {
      path: 'lectures/:id/constats',
      lazy: async () => ({ Component: (await import('./EcranConstats.tsx')).EcranConstats }),
    },
    {
      path: 'lectures/:id/relecture',
      lazy: async () => ({ Component: (await import('./EcranRelecture.tsx')).EcranRelecture }),
    },
  ],
  entrees: ({ roles, affectation }) =>
    affectation !== null && roles.includes('praticien')
      ? [{ href: '/lectures', label: 'À lire', icon: <ScanEye aria-hidden="true" />, rang: 10 }]
      : [],
};
