import type { listerMedias, MediaT } from '@orapont/contract/media';
import type { ReplyOf } from '@orapont/contract/route';
import type { QueryClient } from '@tanstack/react-query';

type Liste = ReplyOf<typeof listerMedias>;

export const cleMedias = (acteId: string) => ['medias', acteId] as const;

/** The pictures of an act as this page knows them; nothing happens for an act that it has not read. */
function surListe(
  client: QueryClient,
  acteId: string,
  changer: (medias: readonly MediaT[]) => readonly MediaT[],
) {
  client.setQueryData<Liste>(
    cleMedias(acteId),
    (liste) => liste && { ...liste, medias: [...changer(liste.medias)] },
  );
}

export const surMedia = (
  client: QueryClient,
  acteId: string,
  id: string,
  changer: (media: MediaT) => MediaT,
): void => surListe(client, acteId, (medias) => medias.map((m) => (m.id === id ? changer(m) : m)));

export const poserMedia = (client: QueryClient, acteId: string, media: MediaT): void =>
  surListe(client, acteId, (medias) => [...medias.filter(({ id }) => id !== media.id), media]);

export const oterMedia = (client: QueryClient, acteId: string, mediaId: string): void =>
  surListe(client, acteId, (medias) => medias.filter(({ id }) => id !== mediaId));
