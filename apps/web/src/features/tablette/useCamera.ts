import { type RefObject, useEffect, useRef, useState } from 'react';

export type Camera = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly etat: 'OUVERTURE' | 'OUVERTE' | 'ABSENTE';
  /** What the camera sees now, at its own size. */
  readonly photographier: () => Promise<Blob>;
};

/** The camera that looks away from the person who holds the tablet. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [etat, setEtat] = useState<Camera['etat']>('OUVERTURE');
  useEffect(() => {
    let flux: MediaStream | undefined;
    let partie = false;
    const fermer = () => {
      for (const piste of flux?.getTracks() ?? []) piste.stop();
    };
    async function ouvrir() {
      try {
        flux = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: { ideal: 'environment' }, width: { ideal: 4_096 } },
        });
        if (partie || !video.current) {
          fermer();
          return;
        }
        video.current.srcObject = flux;
        await video.current.play();
        setEtat('OUVERTE');
      } catch {
        // Refused, absent, or taken by another program: a file may be chosen instead.
        if (!partie) setEtat('ABSENTE');
      }
    }
    void ouvrir();
    return () => {
      partie = true;
      fermer();
    };
  }, []);
  return { video, etat, photographier: () => photographier(video.current) };
}

async function photographier(video: HTMLVideoElement | null): Promise<Blob> {
  if (!video) throw new Error('La caméra n’est pas ouverte.');
  await new Promise((suite) => video.requestVideoFrameCallback(suite));
  const toile = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  toile.getContext('2d')?.drawImage(video, 0, 0);
  return toile.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
}
