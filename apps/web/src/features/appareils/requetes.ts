import { listerAppareils } from '@orapont/contract/appareil';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const CLE = ['appareils'] as const;

export const useAppareils = () =>
  useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(listerAppareils, { signal }),
    refetchInterval: 30_000,
  });
