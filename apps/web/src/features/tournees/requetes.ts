import { listerDossiers } from '@orapont/contract/dossier';
import { lireTournee, listerConflits, listerTournees } from '@orapont/contract/tournee';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';
import { toutesLesPages } from './pages.ts';

export const CLE = ['tournees'] as const;
const RYTHME_MS = 15_000;

export const useTournees = () =>
  useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(listerTournees, { signal }),
    refetchInterval: RYTHME_MS,
  });

/** Read again while tablets may be delivering. */
export const useTournee = (id: string) =>
  useQuery({
    queryKey: [...CLE, id],
    queryFn: ({ signal }) => call(lireTournee, { params: { id }, signal }),
    refetchInterval: RYTHME_MS,
    enabled: id !== '',
  });

export const useConflits = (tournee: string | undefined, resolus: boolean) =>
  useQuery({
    queryKey: [...CLE, 'conflits', tournee ?? '', resolus],
    queryFn: ({ signal }) =>
      call(listerConflits, {
        query: { ...(tournee ? { tournee } : {}), ...(resolus ? { resolus: '1' as const } : {}) },
        signal,
      }),
  });

/** Everyone who lives there, however large the home: a round is chosen among all. */
export const useResidents = (site: string) =>
  useQuery({
    queryKey: ['dossiers', 'tournee', site],
    queryFn: ({ signal }) =>
      toutesLesPages((apres) =>
        call(listerDossiers, { query: { site, ...(apres === undefined ? {} : { apres }) }, signal }),
      ),
    enabled: site !== '',
  });
