import { listerProtocoles, type PropresT } from '@orapont/contract/protocole';
import { PROTOCOLES, type Protocole } from '@orapont/domain/captation/protocoles';
import { useQuery } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';
import { AUCUN_PROPRE } from './aucun-propre.ts';

export const CLE_PROTOCOLES = ['protocoles'] as const;

/**
 * Protocols to choose from: built-in ones that are not hidden, then those of the organisation that are in use; the chosen one stays
 * whatever became of it.
 *
 * @rule CAP-01
 */
export const protocolesProposes = (
  { protocoles, masques }: PropresT,
  choisi: string | null,
): readonly Protocole[] => [
  ...Object.values<Protocole>(PROTOCOLES).filter(
    ({ code }) => code === choisi || !(masques as readonly string[]).includes(code),
  ),
  ...protocoles.filter(({ code, archive }) => code === choisi || !archive),
];

/** Views and protocols that this organisation has added, archived ones included; none until they have come. */
export function usePropres(): PropresT {
  const { data } = useQuery({
    queryKey: CLE_PROTOCOLES,
    queryFn: ({ signal }) => call(listerProtocoles, { signal }),
    staleTime: 5 * 60_000,
  });
  return data ?? AUCUN_PROPRE;
}
