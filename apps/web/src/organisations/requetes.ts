import { listerOrganisations } from '@orapont/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../kernel/call.ts';
import { useMoi } from '../kernel/moi.ts';

/** Every organisation with its sites, for the platform's administrator: read once for all the screens that name them. */
export const useOrganisations = (enabled = true) =>
  useQuery({
    queryKey: ['administration', 'organisations'],
    queryFn: async ({ signal }) => (await call(listerOrganisations, { signal })).organisations,
    enabled,
  });

type Organisation = { readonly id: string; readonly nom: string };

/** Those that this person administers: all for the platform's administrator, otherwise where he works today. */
function useReglables(avecSite: boolean): readonly Organisation[] | undefined {
  const { administrateur, affectation } = useMoi();
  const { data } = useOrganisations(administrateur);
  if (administrateur) return data?.filter(({ sites }) => !avecSite || sites.length > 0);
  return affectation ? [{ id: affectation.organisationId, nom: affectation.organisationNom }] : [];
}

/** The organisation that a screen is about, named by its address, else the first. `avecSite`: one with somewhere to put what comes in. */
export function useOrganisationReglee({ avecSite = false } = {}) {
  const [recherche, setRecherche] = useSearchParams();
  const organisations = useReglables(avecSite);
  const voulue = recherche.get('organisation');
  return {
    organisations,
    choisie: organisations?.find(({ id }) => id === voulue) ?? organisations?.[0],
    choisir: (id: string) =>
      setRecherche({ ...Object.fromEntries(recherche), organisation: id }, { replace: true }),
  };
}
