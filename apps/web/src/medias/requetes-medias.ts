import {
  listerMedias,
  type MediaT,
  modifierMedia,
  restaurerMedia,
  suivreMedias,
  supprimerMedia,
} from '@orapont/contract/media';
import type { BodyInput } from '@orapont/contract/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../kernel/call.ts';
import { showToast } from '../ui/toasts.ts';
import { oublierApercu } from './apercus.ts';
import { cleMedias, oterMedia, poserMedia, surMedia } from './cache-medias.ts';
import { TEXTES } from './textes.ts';

/** Pictures of an act; while some are being prepared, their state is asked for every second. */
export function useMedias(acteId: string) {
  const client = useQueryClient();
  const liste = useQuery({
    queryKey: cleMedias(acteId),
    queryFn: ({ signal }) => call(listerMedias, { params: { id: acteId }, signal }),
  });
  const attend = liste.data?.medias.some(({ etat }) => etat === 'RECU') ?? false;
  useQuery({
    queryKey: [...cleMedias(acteId), 'etat'],
    queryFn: async ({ signal }) => {
      const suivi = await call(suivreMedias, { params: { id: acteId }, signal });
      for (const { id, ...etat } of suivi.medias) {
        if (etat.etat !== 'RECU') oublierApercu(id);
        surMedia(client, acteId, id, (media) => ({ ...media, ...etat }));
      }
      return Date.now();
    },
    enabled: attend,
    refetchInterval: 1_000,
    staleTime: 0,
    gcTime: 0,
  });
  return liste;
}

/** Takes a refused file out of the list. */
export function useOublierRejet(acteId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(supprimerMedia, { params: { id } }),
    onMutate: (id: string) => oterMedia(client, acteId, id),
    onError: () => client.invalidateQueries({ queryKey: cleMedias(acteId), exact: true }),
  });
}

export type Changement = BodyInput<typeof modifierMedia>;

/** What can be done to a picture. Shown at once; what the server answers then stands. */
export function useActionsMedia(acteId: string, media: MediaT) {
  const client = useQueryClient();
  const rafraichir = () => client.invalidateQueries({ queryKey: cleMedias(acteId), exact: true });
  const params = { id: media.id };

  const modifier = useMutation({
    mutationFn: (body: Changement) => call(modifierMedia, { params, body }),
    onMutate: async ({ vue, modalite, miroir, rotation }: Changement) => {
      // An answer that left before this change would bring the former state back.
      await client.cancelQueries({ queryKey: cleMedias(acteId) });
      surMedia(client, acteId, media.id, (m) => ({
        ...m,
        vue: vue ?? m.vue,
        modalite: modalite ?? m.modalite,
        miroir: miroir ?? m.miroir,
        ...(rotation === undefined ? {} : { rotation, etat: 'RECU' as const }),
      }));
    },
    onSuccess: ({ media: neuf }) => surMedia(client, acteId, media.id, () => neuf),
    onError: rafraichir,
  });

  const remettre = async () => {
    try {
      poserMedia(client, acteId, (await call(restaurerMedia, { params })).media);
      showToast(TEXTES.remise, { about: media.id });
    } catch (cause) {
      showToast(cause instanceof Error ? cause.message : TEXTES.echecAction, { about: media.id });
      await rafraichir();
    }
  };

  const retirer = useMutation({
    mutationFn: () => call(supprimerMedia, { params }),
    onSuccess: () => {
      oterMedia(client, acteId, media.id);
      showToast(TEXTES.retiree, {
        about: media.id,
        action: { label: TEXTES.annuler, onPress: () => void remettre() },
      });
    },
    onError: rafraichir,
  });

  return { modifier, retirer };
}
