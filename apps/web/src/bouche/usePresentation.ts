import { lireBoucheDossier } from '@orapont/contract/lecture-historique';
import { dentureProbable, type Presentation, presentationDe } from '@orapont/domain/bouche/presentation';
import { useQuery } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';

/**
 * What stands in this mouth as the latest signed chart has it; what the age makes likely until it has come, when there is none, when
 * the role does not open it, or with no network.
 *
 * @rule CAP-02
 */
export function usePresentation(dossierId: string, age: number): Presentation {
  const { data } = useQuery({
    queryKey: ['dossier', dossierId, 'bouche'],
    queryFn: ({ signal }) => call(lireBoucheDossier, { params: { id: dossierId }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [dernier] = data?.schemas ?? [];
  return dernier ? presentationDe(dernier.chart) : { denture: dentureProbable(age), etats: {} };
}
