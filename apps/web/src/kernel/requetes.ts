import { QueryClient } from '@tanstack/react-query';
import { ErreurApi } from './erreur-api.ts';

/** A base that is away or a broken line is tried again by itself; a refusal is an answer and is not. */
export const passager = (erreur: unknown) =>
  erreur instanceof ErreurApi && [0, 502, 503, 504].includes(erreur.probleme.status);

export const clientRequetes = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (essais, erreur) => passager(erreur) && essais < 20,
      retryDelay: (essais) => Math.min(500 * 2 ** essais, 5_000),
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
