import { proposerPriseEnCharge } from '@orapont/contract/demande-recue';
import { listerDossiers } from '@orapont/contract/dossier';
import { lireCourrierRecu, listerCourrier } from '@orapont/contract/reception';
import type { ReplyOf } from '@orapont/contract/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export type Courrier = ReplyOf<typeof lireCourrierRecu>;
export type Proposition = ReplyOf<typeof proposerPriseEnCharge>;

const CLE = 'courrier-recu';

export const useCourriers = (vue: 'attente' | 'tout', q: string) =>
  useQuery({
    queryKey: [CLE, 'liste', vue, q],
    queryFn: ({ signal }) => call(listerCourrier, { query: { vue, q }, signal }),
    placeholderData: (avant) => avant,
    // The boxes are read every minute, or when someone asks.
    refetchInterval: 15_000,
  });

export const useCourrier = (id: string) =>
  useQuery({
    queryKey: [CLE, 'un', id],
    queryFn: ({ signal }) => call(lireCourrierRecu, { params: { id }, signal }),
  });

/** Read once: what is being typed is not asked again. */
export const useProposition = (id: string) =>
  useQuery({
    queryKey: [CLE, 'demande', id],
    queryFn: ({ signal }) => call(proposerPriseEnCharge, { params: { id }, signal }),
    refetchOnWindowFocus: false,
  });

/** From three letters on: fewer would list everyone. */
export const usePersonnes = (q: string) =>
  useQuery({
    queryKey: [CLE, 'personnes', q],
    queryFn: async ({ signal }) => (await call(listerDossiers, { query: { q }, signal })).dossiers,
    enabled: q.trim().length >= 3,
    placeholderData: (avant) => avant,
  });

/** Does it, then reads everything again: filing an answer changes a record and a request too. */
export function useGeste<S, R>(envoyer: (saisie: S) => Promise<R>, suite: (reponse: R) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: envoyer,
    onSuccess: async (reponse) => {
      await client.invalidateQueries();
      suite(reponse);
    },
  });
}
