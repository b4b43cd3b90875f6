import { effacerExport, listerExports, preparerExport } from '@orapont/contract/export';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

const cle = (organisationId: string) => ['exports', organisationId] as const;

/** Read again every few seconds while one is being prepared. */
export const useExports = (organisationId: string | undefined) =>
  useQuery({
    queryKey: cle(organisationId ?? ''),
    queryFn: ({ signal }) => call(listerExports, { params: { id: organisationId ?? '' }, signal }),
    enabled: organisationId !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.exports.some(({ etat }) => etat === 'EN_PREPARATION') ? 2_000 : false,
  });

/** The same key for the same click: pressed twice, it is asked for once. */
export function usePreparer(organisationId: string, suite: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cleCommande: string) =>
      call(preparerExport, { params: { id: organisationId }, cle: cleCommande }),
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
    onSuccess: suite,
  });
}

export function useEffacer(organisationId: string, suite: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (exportId: string) => call(effacerExport, { params: { id: organisationId, exportId } }),
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
    onSuccess: suite,
  });
}
