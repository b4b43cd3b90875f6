import { listerComptes } from '@orapont/contract/acces';
import { listerProfessionnels } from '@orapont/contract/administration';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ErreurApi } from '../../kernel/call.ts';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { showToast } from '../../ui/toasts.ts';
import { TEXTES } from './textes.ts';

const CLE = 'administration';

export const useProfessionnels = () =>
  useQuery({
    queryKey: [CLE, 'professionnels'],
    queryFn: async ({ signal }) => (await call(listerProfessionnels, { signal })).professionnels,
  });

export const useComptes = () =>
  useQuery({
    queryKey: [CLE, 'comptes'],
    queryFn: async ({ signal }) => (await call(listerComptes, { signal })).comptes,
  });

const AUCUNE: FieldErrors = {};

/** Saves, reads everything again, and says it; the remarks of the server go beside their fields. */
export function useEnregistrer<Saisie>(envoyer: (saisie: Saisie) => Promise<unknown>, suite?: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: envoyer,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [CLE] });
      showToast(TEXTES.enregistre);
      suite?.();
    },
  });
  const champs = error instanceof ErreurApi ? error.champs : AUCUNE;
  const parChamp = Object.keys(champs).length > 0;
  return {
    enregistrer: mutate,
    enCours: isPending,
    erreurs: parChamp ? champs : AUCUNE,
    erreur: parChamp ? undefined : error?.message,
  };
}

/** A directory changed elsewhere: read it again. */
export function useRelire(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [CLE] });
}
