import type { TechniqueT } from '@orapont/contract/media-technique';
import { type RefObject, useEffect, useState } from 'react';

/** A moment of the film to be shown; `fois` tells the same one asked for again. */
export type Demande = { readonly instant: number; readonly fois: number };

/** Where the film stands, told at the pace of its own pictures where the browser can. */
export function useFilm(
  film: RefObject<HTMLVideoElement | null>,
  technique: TechniqueT | null,
  demande: Demande | undefined,
) {
  const connue = technique?.sorte === 'VIDEO' ? (technique.duree ?? 0) : 0;
  const [instant, setInstant] = useState(0);
  const [duree, setDuree] = useState(connue);
  const [joue, setJoue] = useState(false);
  const [illisible, setIllisible] = useState(false);
  useEffect(() => {
    const video = film.current;
    if (!video) return;
    const arret = new AbortController();
    const { signal } = arret;
    const lire = () => setInstant(video.currentTime);
    const mesurer = () => {
      if (Number.isFinite(video.duration) && video.duration > 0) setDuree(video.duration);
    };
    for (const quoi of ['timeupdate', 'seeked', 'seeking']) video.addEventListener(quoi, lire, { signal });
    for (const quoi of ['loadedmetadata', 'durationchange'])
      video.addEventListener(quoi, mesurer, { signal });
    video.addEventListener('play', () => setJoue(true), { signal });
    video.addEventListener('pause', () => setJoue(false), { signal });
    return () => arret.abort();
  }, [film]);
  const voulu = demande?.instant;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same moment asked for again is shown again
  useEffect(() => {
    const video = film.current;
    if (!video || voulu === undefined) return;
    video.pause();
    video.currentTime = voulu;
  }, [film, voulu, demande?.fois]);
  return { instant, duree, joue, illisible, surErreur: () => setIllisible(true) };
}
