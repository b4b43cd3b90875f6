import {
  apercevoirTransmission,
  type DestinataireChoisiT,
  lireDestinataire,
  listerTransmissions,
} from '@orapont/contract/transmission';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';

export const CLES = {
  apercu: (id: string) => ['dossier', id, 'transmission'] as const,
  envois: (id: string) => ['dossier', id, 'envois'] as const,
};

/** Looking is an event of the record: it is read once. */
export const useApercu = (id: string) =>
  useQuery({
    queryKey: CLES.apercu(id),
    queryFn: ({ signal }) => call(apercevoirTransmission, { params: { id }, signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 60_000,
  });

/** The box of someone as a directory says it now. */
export const useDestinataire = (choisi: DestinataireChoisiT | null) =>
  useQuery({
    queryKey: ['transmission', 'destinataire', choisi],
    enabled: choisi !== null,
    queryFn: ({ signal }) => call(lireDestinataire, { body: choisi ?? { rpps: '' }, signal }),
    retry: false,
    gcTime: 0,
  });

export const useEnvois = (id: string) =>
  useQuery({
    queryKey: CLES.envois(id),
    queryFn: ({ signal }) => call(listerTransmissions, { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.transmissions.some(({ lettres }) =>
        lettres.some(({ etat }) => etat === 'A_FAIRE' || etat === 'EN_COURS'),
      )
        ? 3_000
        : 20_000,
  });
