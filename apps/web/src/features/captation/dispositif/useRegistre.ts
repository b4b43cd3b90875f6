import { type DispositifT, listerDispositifs, noterEntretien } from '@orapont/contract/dispositif';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../../kernel/call.ts';
import { showToast } from '../../../ui/toasts.ts';
import { T } from '../textes.ts';

const CLE = ['dispositifs', {}] as const;

/** Devices to choose from at the camera, and how to write in their log; without a line there is nothing to write in. */
export type Registre = {
  readonly dispositifs: readonly DispositifT[];
  readonly desinfecter?: ((dispositif: DispositifT) => void) | undefined;
};

export function useRegistre(): Registre {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(listerDispositifs, { query: {}, signal }),
  });
  const { mutate } = useMutation({
    mutationFn: ({ id, dernierProduit }: DispositifT) =>
      call(noterEntretien, {
        params: { id },
        query: {},
        body: { id: uuidv7(), type: 'DESINFECTION', produit: dernierProduit ?? '' },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispositifs'] }),
    onError: ({ message }) => showToast(message),
    onSettled: (_, erreur, { nom }) => {
      if (!erreur) showToast(T.desinfectionNotee(nom));
    },
  });
  return {
    dispositifs: data?.dispositifs.filter(({ archive }) => !archive) ?? [],
    desinfecter: data?.entretenir ? mutate : undefined,
  };
}
