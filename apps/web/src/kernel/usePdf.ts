import type { BodyInput, Route } from '@orapont/contract/route';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { telecharger } from './call.ts';

/**
 * A PDF of our own server as an address of this page: shown in a frame, opened in a tab, and forgotten with the screen.
 */
export function usePdf<R extends Route>(
  route: R,
  params: Readonly<Record<string, string>>,
  body?: BodyInput<R>,
) {
  const requete = useQuery({
    queryKey: ['pdf', route.nom, params, body],
    queryFn: ({ signal }) => telecharger(route, params, body, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [url, setUrl] = useState<string>();
  const { data } = requete;
  useEffect(() => {
    if (!data) return;
    const adresse = URL.createObjectURL(data);
    setUrl(adresse);
    return () => URL.revokeObjectURL(adresse);
  }, [data]);
  return { url, erreur: requete.error };
}
