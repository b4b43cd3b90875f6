import {
  type DispositifT,
  lireDispositif,
  listerDispositifs,
  noterEntretien,
} from '@orapont/contract/dispositif';
import { lireMonDroit } from '@orapont/contract/habilitation';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../kernel/call.ts';
import { showToast } from '../../ui/toasts.ts';
import { TEXTES as T } from './textes.ts';

export const CLE = ['dispositifs'] as const;

/** The organisation that whoever runs the platform looks at; nothing for the others. */
export function useOrganisation(): { readonly organisation?: string } {
  const [recherche] = useSearchParams();
  const organisation = recherche.get('organisation');
  return organisation ? { organisation } : {};
}

/** Keeps the organisation from screen to screen. */
export function useAdresse(): (chemin: string) => string {
  const { organisation } = useOrganisation();
  return (chemin) => (organisation ? `${chemin}?organisation=${organisation}` : chemin);
}

export function useDispositifs() {
  const query = useOrganisation();
  return useQuery({
    queryKey: [...CLE, query],
    queryFn: ({ signal }) => call(listerDispositifs, { query, signal }),
  });
}

export function useDispositif(id: string) {
  const query = useOrganisation();
  return useQuery({
    queryKey: [...CLE, id, query],
    queryFn: ({ signal }) => call(lireDispositif, { params: { id }, query, signal }),
  });
}

/** One tap: done now, with what was used the last time. */
export function useDesinfection() {
  const client = useQueryClient();
  const query = useOrganisation();
  return useMutation({
    mutationFn: (dispositif: DispositifT) =>
      call(noterEntretien, {
        params: { id: dispositif.id },
        query,
        body: { id: uuidv7(), type: 'DESINFECTION', produit: dispositif.dernierProduit ?? '' },
      }),
    onSuccess: async (_fait, { nom }) => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.desinfectionNotee(nom));
    },
  });
}

export const useMonDroit = () =>
  useQuery({
    queryKey: ['mon-droit'],
    queryFn: ({ signal }) => call(lireMonDroit, { signal }),
  });
