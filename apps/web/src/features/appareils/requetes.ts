import { listerAppareils } from '@orapont/contract/appareil';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';

export const CLE = ['appareils'] as const;

/** The organisation that whoever runs the platform looks at; nothing for the others. */
export function useOrganisation(): { readonly organisation?: string } {
  const [recherche] = useSearchParams();
  const organisation = recherche.get('organisation');
  return organisation ? { organisation } : {};
}

export const useAppareils = (ou: { readonly organisation?: string }) =>
  useQuery({
    queryKey: [...CLE, ou],
    queryFn: ({ signal }) => call(listerAppareils, { query: ou, signal }),
    refetchInterval: 30_000,
  });
