import { accorderReprise, deposerArchive, listerReprises } from '@orapont/contract/reprise';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adresse, call } from '../../kernel/call.ts';
import { TEXTES } from './textes.ts';

const cle = (organisationId: string) => ['reprises', organisationId] as const;

/** Read again every few seconds while an archive is at work. */
export const useReprises = (organisationId: string) =>
  useQuery({
    queryKey: cle(organisationId),
    queryFn: ({ signal }) => call(listerReprises, { params: { id: organisationId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.reprises.some(({ etat }) => etat === 'EXAMEN' || etat === 'EN_COURS') ? 2_000 : false,
  });

export function useAccorder(organisationId: string, suite: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (repriseId: string) =>
      call(accorderReprise, { params: { id: organisationId, repriseId }, cle: repriseId }),
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
    onSuccess: suite,
  });
}

/** Sends the bytes as they are on the disk: the file is never in memory as a whole. */
export function useDeposer(organisationId: string) {
  const client = useQueryClient();
  const [avancement, setAvancement] = useState(0);
  const envoi = useMutation({
    mutationFn: ({ fichier, site }: { readonly fichier: File; readonly site: string }) => {
      const url = adresse(deposerArchive, { id: organisationId, repriseId: crypto.randomUUID() }, { site });
      setAvancement(0);
      return deposer(url, fichier, setAvancement);
    },
    onSettled: () => client.invalidateQueries({ queryKey: cle(organisationId) }),
  });
  return { ...envoi, avancement };
}

function deposer(url: string, fichier: File, avancer: (pourcent: number) => void): Promise<void> {
  return new Promise((resoudre, refuser) => {
    const requete = new XMLHttpRequest();
    requete.open('PUT', url);
    requete.setRequestHeader('content-type', 'application/zip');
    requete.upload.onprogress = ({ loaded, total }) => avancer((loaded / Math.max(total, 1)) * 100);
    requete.onload = () => (requete.status === 200 ? resoudre() : refuser(new Error(TEXTES.envoiEchec)));
    requete.onerror = () => refuser(new Error(TEXTES.envoiEchec));
    requete.send(fichier);
  });
}
