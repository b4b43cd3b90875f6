import { lireDossier, lireSante, listerDossiers } from '@orapont/contract/dossier';
import { lireJournal } from '@orapont/contract/journal';
import { lireBoucheDossier } from '@orapont/contract/lecture-historique';
import { jourParis } from '@orapont/domain/dates';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const CLES = {
  tous: ['dossiers'] as const,
  dossier: (id: string) => ['dossier', id] as const,
  sante: (id: string) => ['dossier', id, 'sante'] as const,
  journal: (id: string) => ['dossier', id, 'journal'] as const,
};

// Each reading of a record is an event that the person concerned can read: coming back to the window is not a new one.
const SANS_RELECTURE = { refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 60_000 } as const;

/** Page after page; the sites are those of the first. */
export const useDossiers = (q: string, site: string) =>
  useInfiniteQuery({
    queryKey: [...CLES.tous, q, site],
    queryFn: ({ signal, pageParam }) =>
      call(listerDossiers, {
        query: { ...(q ? { q } : {}), ...(site ? { site } : {}), ...(pageParam ? { apres: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ suite }) => suite,
    select: ({ pages }) => {
      const [premiere] = pages;
      return {
        // Followed in two rooms, someone may come on two pages.
        dossiers: [
          ...new Map(pages.flatMap(({ dossiers }) => dossiers.map((ligne) => [ligne.id, ligne]))).values(),
        ],
        tronque: premiere?.tronque ?? false,
        total: premiere?.total ?? null,
        sites: premiere?.sites ?? [],
      };
    },
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  });

export const useDossier = (id: string) =>
  useQuery({
    queryKey: CLES.dossier(id),
    queryFn: ({ signal }) => call(lireDossier, { params: { id }, signal }),
    ...SANS_RELECTURE,
  });

export const useSante = (id: string) =>
  useQuery({
    queryKey: CLES.sante(id),
    queryFn: ({ signal }) => call(lireSante, { params: { id }, signal }),
    ...SANS_RELECTURE,
  });

export const useBouche = (id: string) =>
  useQuery({
    queryKey: [...CLES.dossier(id), 'bouche'],
    queryFn: ({ signal }) => call(lireBoucheDossier, { params: { id }, signal }),
    ...SANS_RELECTURE,
  });

export const useJournal = (id: string) =>
  useInfiniteQuery({
    queryKey: CLES.journal(id),
    queryFn: ({ signal, pageParam }) =>
      call(lireJournal, { params: { id }, query: pageParam ? { avant: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ suite }) => suite,
    ...SANS_RELECTURE,
  });

export const aujourdHui = () => jourParis(new Date().toISOString());
