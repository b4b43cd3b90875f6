import { annulerDecision } from '@orapont/contract/imagerie';
import { listerDuDossier } from '@orapont/contract/imagerie-dossier';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';

/** Under the name that the list of received studies has: a decision there is seen here. */
const CLE = ['imagerie', 'dossier'] as const;

export const useExamens = (dossierId: string) =>
  useQuery({
    queryKey: [...CLE, dossierId],
    queryFn: ({ signal }) => call(listerDuDossier, { params: { id: dossierId }, signal }),
    // While a copy is being made.
    refetchInterval: ({ state: { data } }) =>
      data?.etudes.some(({ piles }) => piles.some(({ etat }) => etat === 'PREPARATION')) ? 3_000 : false,
  });

export function useDetacher(fait: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { readonly id: string; readonly version: number }) =>
      call(annulerDecision, { params: { id }, body: { version } }),
    onSuccess: async () => {
      fait();
      await client.invalidateQueries({ queryKey: ['imagerie'] });
    },
  });
}
