import {
  type GroupeLecture,
  type LectureLueT,
  listerLectures,
  ouvrirLecture,
} from '@orapont/contract/lecture';
import { lireHistoriqueLecture } from '@orapont/contract/lecture-historique';
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { call, ErreurApi } from '../../kernel/call.ts';
import { imagesDe } from './images.ts';

export const CLE_LECTURES = ['lectures'] as const;
export const cleLecture = (id: string) => ['lecture', id] as const;

export const useLectures = (groupe: GroupeLecture, recherche: string) =>
  useQuery({
    queryKey: [...CLE_LECTURES, groupe, recherche],
    queryFn: ({ signal }) =>
      call(listerLectures, { query: { groupe, ...(recherche ? { recherche } : {}) }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** What was fetched ahead shows at once; opening it asks again, so that the opening is traced. */
export const useCas = (id: string) =>
  useQuery({
    queryKey: cleLecture(id),
    queryFn: async ({ signal }) => {
      const lecture = await call(ouvrirLecture, { params: { id }, signal });
      demanderLaPremiere(lecture);
      return lecture;
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state: { data } }) => (data && imagesAttendues(data) ? 2_000 : false),
  });

/** A request that came by mail is opened before its pictures are ready. */
export const imagesAttendues = ({ demande, images }: LectureLueT): boolean =>
  demande.recue !== undefined && images.length === 0 && demande.medias.length > 0;

/** The first picture travels while the room is being drawn: on a slow line it is what the reader waits for. */
function demanderLaPremiere(lecture: LectureLueT): void {
  const [premiere] = imagesDe(lecture);
  if (!premiere || (premiere.genre ?? 'PHOTO') !== 'PHOTO') return;
  const image = new Image();
  image.fetchPriority = 'high';
  image.src = premiere.urlLecture;
}

export const precharger = (client: QueryClient, id: string) =>
  client.prefetchQuery({
    queryKey: cleLecture(id),
    queryFn: () => call(ouvrirLecture, { params: { id }, query: { prechargement: '1' } }),
    staleTime: 60_000,
  });

/** Earlier answers about the same person: asked for once the case is on the screen, its own opening comes first. */
export const useHistoriqueLecture = (id: string, actif: boolean) =>
  useQuery({
    queryKey: ['lecture', id, 'historique'],
    queryFn: ({ signal }) => call(lireHistoriqueLecture, { params: { id }, signal }),
    enabled: actif,
    staleTime: 600_000,
    refetchOnWindowFocus: false,
  });

/** Not there, or not for this person any more: a withdrawal, a refusal, someone else's case. */
export const estAbsent = (erreur: Error | null): boolean =>
  erreur instanceof ErreurApi && erreur.probleme.status === 404;
