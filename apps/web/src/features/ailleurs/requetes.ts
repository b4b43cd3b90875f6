import { listerOrganisations } from '@orapont/contract/administration';
import { listerLogicielsDistants } from '@orapont/contract/demande-ailleurs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

const CLE = 'logiciels-distants';

export const useDistants = () =>
  useQuery({
    queryKey: [CLE, 'liste'],
    queryFn: ({ signal }) => call(listerLogicielsDistants, { signal }),
  });

export const useOrganisations = () =>
  useQuery({
    queryKey: [CLE, 'organisations'],
    queryFn: async ({ signal }) =>
      (await call(listerOrganisations, { signal })).organisations
        .filter(({ actif }) => actif)
        .map(({ id, nom }) => ({ id, nom })),
  });
export type OrganisationLue = NonNullable<ReturnType<typeof useOrganisations>['data']>[number];

/** Does it, then reads everything again. */
export function useGeste<S, R>(envoyer: (saisie: S) => Promise<R>, suite: (reponse: R) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: envoyer,
    onSuccess: async (reponse) => {
      await client.invalidateQueries({ queryKey: [CLE] });
      suite(reponse);
    },
  });
}
