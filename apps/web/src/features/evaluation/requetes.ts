import { listerEvaluations } from '@orapont/contract/evaluation';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const cleEvaluations = (dossierId: string) => ['dossier', dossierId, 'evaluations'] as const;

/** Each reading is an event that the person concerned can read: coming back to the window is not a new one. */
export const useEvaluations = (dossierId: string) =>
  useQuery({
    queryKey: cleEvaluations(dossierId),
    queryFn: ({ signal }) => call(listerEvaluations, { params: { id: dossierId }, signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 60_000,
  });
