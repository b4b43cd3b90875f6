import { listerProtocoles, type PropresT } from '@orapont/contract/protocole';
import { useQuery } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';

export const CLE_PROTOCOLES = ['protocoles'] as const;

const AUCUN: PropresT = { vues: [], protocoles: [] };

/** Views and protocols that this organisation has added, archived ones included; none until they have come. */
export function usePropres(): PropresT {
  const { data } = useQuery({
    queryKey: CLE_PROTOCOLES,
    queryFn: ({ signal }) => call(listerProtocoles, { signal }),
    staleTime: 5 * 60_000,
  });
  return data ?? AUCUN;
}
