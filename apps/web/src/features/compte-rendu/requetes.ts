import { lireCompteRendu } from '@orapont/contract/compte-rendu';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const cleCompteRendu = (id: string) => ['compte-rendu', id] as const;

/** Asked again while the copy is on its way, or a letter has not left. */
export const useCompteRendu = (id: string) =>
  useQuery({
    queryKey: cleCompteRendu(id),
    queryFn: ({ signal }) => call(lireCompteRendu, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data && (!data.pdf || data.remises.some(({ type, etat }) => type === 'REQUERANT' && etat !== 'FAIT'))
        ? 5_000
        : false,
    refetchOnWindowFocus: false,
  });
