import { confierAilleurs, lireAilleurs } from '@orapont/contract/demande-ailleurs';
import type { ReplyOf } from '@orapont/contract/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../kernel/call.ts';
import { CLE_DEMANDES, cleDemande } from '../requetes.ts';

export const useAilleurs = (id: string) =>
  useQuery({
    queryKey: [...cleDemande(id), 'ailleurs'],
    queryFn: ({ signal }) => call(lireAilleurs, { params: { id }, signal }),
    refetchInterval: 30_000,
  });

type Voie = ReplyOf<typeof confierAilleurs>;

/** In the memory of this page only, from one screen to the next; it is forgotten once it was opened. */
export function useVoie(id: string) {
  const client = useQueryClient();
  const cle = ['ailleurs', 'voie', id];
  const { data } = useQuery<Voie | null>({
    queryKey: cle,
    queryFn: () => null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    voie: data ?? null,
    garder: (voie: Voie | null) => client.setQueryData(cle, voie),
  };
}

export function useConfier(id: string) {
  const client = useQueryClient();
  const { garder } = useVoie(id);
  return useMutation({
    mutationFn: (logicielId: string) => call(confierAilleurs, { params: { id }, body: { logicielId } }),
    onSuccess: (voie) => {
      garder(voie);
    },
    onSettled: () => client.invalidateQueries({ queryKey: CLE_DEMANDES }),
  });
}
export type Confier = ReturnType<typeof useConfier>;
