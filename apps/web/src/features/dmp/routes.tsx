import type { RouteObject } from 'react-router';

/** The sandbox DMP: outside any session, since everyone in it is fictitious. */
export const routesDmp: RouteObject[] = [
  {
    path: '/bac-a-sable/dmp',
    lazy: async () => ({ Component: (await import('./BacASableDmp.tsx')).BacASableDmp }),
  },
];
