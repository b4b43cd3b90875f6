import { listerLogiciels } from '@orapont/contract/fhir';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';
import { useOrganisations } from '../../organisations/requetes.ts';

const CLE = 'fhir';

export const useLogiciels = () =>
  useQuery({ queryKey: [CLE, 'logiciels'], queryFn: ({ signal }) => call(listerLogiciels, { signal }) });

/** Organisations that have somewhere to be read. */
export const useOrganisationsLisibles = () =>
  (useOrganisations().data ?? [])
    .filter(({ actif }) => actif)
    .map(({ id, nom, sites }) => ({ id, nom, sites: sites.filter((site) => site.actif) }))
    .filter(({ sites }) => sites.length > 0);
export type OrganisationLue = ReturnType<typeof useOrganisationsLisibles>[number];

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
