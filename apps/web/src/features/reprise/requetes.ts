import { accorderReprise, ecarterReprise, listerReprises } from '@orapont/contract/reprise';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../kernel/call.ts';
import { envoyer } from './envoi.ts';

const cle = (organisationId: string) => ['reprises', organisationId] as const;

/** Read again every few seconds while an archive is at work. */
export const useReprises = (organisationId: string) =>
  useQuery({
    queryKey: cle(organisationId),
    queryFn: ({ signal }) => call(listerReprises, { params: { id: organisationId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.reprises.some(({ etat }) => etat === 'EXAMEN' || etat === 'EN_COURS') ? 2_000 : false,
  });

export const GESTES = { accorder: accorderReprise, ecarter: ecarterReprise } as const;
/** What a person decides of an archive that was tried. */
export type Geste = { readonly quoi: keyof typeof GESTES; readonly repriseId: string };

export function useDecider(organisationId: string, suite: (geste: Geste) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ quoi, repriseId }: Geste) =>
      call(GESTES[quoi], { params: { id: organisationId, repriseId }, cle: repriseId }),
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
    onSuccess: (_fait, geste) => suite(geste),
  });
}

/** Sends the bytes as they are on the disk: the file is never in memory as a whole. Leaving the screen stops it; chosen again, it goes on. */
export function useDeposer(organisationId: string) {
  const client = useQueryClient();
  const [suivi, setSuivi] = useState({ avancement: 0, attend: false });
  const arret = useRef<AbortController>(undefined);
  useEffect(() => () => arret.current?.abort(), []);
  const envoi = useMutation({
    mutationFn: ({ fichier, site }: { readonly fichier: File; readonly site: string }) => {
      setSuivi({ avancement: 0, attend: false });
      arret.current = new AbortController();
      return envoyer({
        organisationId,
        site,
        fichier,
        avancer: (avancement) => setSuivi({ avancement, attend: false }),
        attendre: (attend) => setSuivi(({ avancement }) => ({ avancement, attend })),
        signal: arret.current.signal,
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
  });
  return { ...envoi, ...suivi, arreter: () => arret.current?.abort() };
}
