import { lireDemande, listerDemandes } from '@orapont/contract/demande';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const CLE_DEMANDES = ['demandes'] as const;
export const cleDemande = (id: string) => [...CLE_DEMANDES, id] as const;

export const useDemande = (id: string) =>
  useQuery({
    queryKey: cleDemande(id),
    queryFn: ({ signal }) => call(lireDemande, { params: { id }, signal }),
  });

export const useDemandes = () =>
  useQuery({
    queryKey: CLE_DEMANDES,
    queryFn: ({ signal }) => call(listerDemandes, { signal }),
    refetchInterval: 30_000,
  });
