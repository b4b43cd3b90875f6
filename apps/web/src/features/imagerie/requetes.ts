import { listerDossiers } from '@orapont/contract/dossier';
import {
  annulerDecision,
  type EtudeRecueT,
  listerBrouillons,
  listerEtudes,
  listerPortes,
} from '@orapont/contract/imagerie';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';
import { useOrganisations } from '../../organisations/requetes.ts';
import { showToast } from '../../ui/toasts.ts';
import { TEXTES } from './textes.ts';

const CLE = 'imagerie';

export const useEtudes = () =>
  useQuery({
    queryKey: [CLE, 'etudes'],
    queryFn: ({ signal }) => call(listerEtudes, { signal }),
    // Machines send while the list is open.
    refetchInterval: 15_000,
  });

export const useBrouillons = (dossierId: string | null) =>
  useQuery({
    queryKey: [CLE, 'brouillons', dossierId],
    queryFn: ({ signal }) => call(listerBrouillons, { params: { id: dossierId ?? '' }, signal }),
    enabled: dossierId !== null,
  });

/** From three letters on: fewer would list everyone. */
export const usePersonnes = (q: string) =>
  useQuery({
    queryKey: [CLE, 'personnes', q],
    queryFn: async ({ signal }) => (await call(listerDossiers, { query: { q }, signal })).dossiers,
    enabled: q.trim().length >= 3,
    placeholderData: (avant) => avant,
  });

export const usePortes = () =>
  useQuery({ queryKey: [CLE, 'portes'], queryFn: ({ signal }) => call(listerPortes, { signal }) });

export const useLieux = () =>
  useOrganisations().data?.flatMap(({ nom, sites }) =>
    sites.filter(({ actif }) => actif).map((site) => ({ id: site.id, label: site.nom, detail: nom })),
  ) ?? [];

/** Does it, then reads everything again; when it is refused too, for somebody else has been there. */
export function useGeste<S, R>(envoyer: (saisie: S) => Promise<R>, suite: (reponse: R) => void) {
  const client = useQueryClient();
  const relire = () => client.invalidateQueries({ queryKey: [CLE] });
  return useMutation({
    mutationFn: envoyer,
    onSuccess: async (reponse) => {
      await relire();
      suite(reponse);
    },
    onError: relire,
  });
}

/** Puts an examination back among those that wait; the message that offered it goes with it. */
export const useAnnulation = ({ id, version }: Pick<EtudeRecueT, 'id' | 'version'>) =>
  useGeste(
    () => call(annulerDecision, { params: { id }, body: { version } }),
    () => showToast(TEXTES.annulee, { about: id }),
  );

export function useRelireEtudes(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [CLE, 'etudes'] });
}
