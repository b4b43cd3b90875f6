import type { LectureLueT } from '@orapont/contract/lecture';
import { suivreMedias } from '@orapont/contract/media';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../kernel/call.ts';
import { cleLecture } from './requetes.ts';

const PAS = 10_000;

/** While a picture is shown small, asks whether the whole one has come: it takes its place on the screen, nothing is opened again. */
export function useOriginales(lecture: LectureLueT | undefined): void {
  const client = useQueryClient();
  const id = lecture?.id ?? '';
  const suivi = useQuery({
    queryKey: ['lecture', id, 'originales'],
    queryFn: ({ signal }) => call(suivreMedias, { params: { id }, signal }),
    enabled: lecture?.images.some(({ apercu }) => apercu === 'EN_ROUTE') ?? false,
    refetchInterval: PAS,
  });
  useEffect(() => {
    if (!suivi.data) return;
    const venues = new Map(suivi.data.medias.map((media) => [media.id, media]));
    client.setQueryData<LectureLueT>(
      cleLecture(id),
      (avant) =>
        avant && {
          ...avant,
          images: avant.images.map((image) => {
            const { version, apercu, originalePerdueLe } = venues.get(image.id) ?? image;
            return version === image.version && apercu === image.apercu
              ? image
              : { ...image, version, apercu, originalePerdueLe };
          }),
        },
    );
  }, [client, id, suivi.data]);
}
