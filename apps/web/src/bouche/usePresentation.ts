import { lirePresentation } from '@orapont/contract/lecture-historique';
import { dentureProbable, type Presentation } from '@orapont/domain/bouche/presentation';
import { useQuery } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';

/**
 * What stands in this mouth as the latest signed chart has it; what the age makes likely until it has come, when there is none, or
 * with no network.
 *
 * @rule CAP-02
 */
export function usePresentation(dossierId: string, age: number): Presentation {
  const { data } = useQuery({
    queryKey: ['dossier', dossierId, 'presentation'],
    queryFn: ({ signal }) => call(lirePresentation, { params: { id: dossierId }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return data?.presentation ?? { denture: dentureProbable(age), etats: {} };
}
