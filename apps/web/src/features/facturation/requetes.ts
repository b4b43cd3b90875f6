import { lireFacturation } from '@orapont/contract/facturation';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const CLE_FACTURATION = ['facturation'] as const;

export const useFacturation = (mois: string | undefined) =>
  useQuery({
    queryKey: [...CLE_FACTURATION, mois ?? ''],
    queryFn: ({ signal }) => call(lireFacturation, { query: mois ? { mois } : {}, signal }),
    placeholderData: (precedent) => precedent,
  });
