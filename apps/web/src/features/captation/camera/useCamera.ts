import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Reglages } from '../useReglages.ts';
import { choisirCamera, type PanneCamera, panneDe, RESOLUTIONS } from './appareils.ts';
import { connaitreCapteur } from './prendre.ts';
import { suivreTrames } from './trames.ts';

export type CameraOuverte = {
  readonly piste: MediaStreamTrack;
  readonly label: string;
  readonly torche: boolean;
};

export type EtatCamera =
  | { readonly etat: 'OUVERTURE' }
  | { readonly etat: 'OUVERTE'; readonly camera: CameraOuverte }
  | { readonly etat: 'PANNE'; readonly panne: PanneCamera };

/** The camera in `video`, for as long as the screen is there; what stands in the way is a state, never an exception. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  { camera: retenue, resolution }: Pick<Reglages, 'camera' | 'resolution'>,
) {
  const [etat, setEtat] = useState<EtatCamera>({ etat: 'OUVERTURE' });
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const [essai, setEssai] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` is a new try
  useEffect(() => {
    let flux: MediaStream | undefined;
    let parti = false;
    setEtat({ etat: 'OUVERTURE' });
    ouvrirFlux(retenue, RESOLUTIONS[resolution])
      .then(async (ouvert) => {
        flux = ouvert.flux;
        if (parti) return fermer(flux);
        setCameras(ouvert.cameras);
        const [piste] = flux.getVideoTracks();
        if (!piste) return setEtat({ etat: 'PANNE', panne: 'ABSENTE' });
        piste.addEventListener('ended', () => setEtat({ etat: 'PANNE', panne: 'PERDUE' }));
        void connaitreCapteur(piste);
        await montrer(video.current, flux);
        setEtat({ etat: 'OUVERTE', camera: { piste, label: piste.label, torche: aUneTorche(piste) } });
      })
      .catch((cause: unknown) => {
        if (!parti) setEtat({ etat: 'PANNE', panne: navigator.mediaDevices ? panneDe(cause) : 'NON_SURE' });
      });
    return () => {
      parti = true;
      if (flux) fermer(flux);
    };
  }, [retenue, resolution, essai, video]);

  useEffect(() => (video.current ? suivreTrames(video.current) : undefined), [video]);

  return {
    etat,
    cameras,
    reessayer: useCallback(() => setEssai((n) => n + 1), []),
    perdue: useCallback(() => setEtat({ etat: 'PANNE', panne: 'PERDUE' }), []),
  };
}

async function ouvrirFlux(retenue: string | null, taille: MediaTrackConstraints) {
  const premiere = await navigator.mediaDevices.getUserMedia({
    video: { ...taille, facingMode: { ideal: 'environment' } },
    audio: false,
  });
  // Names of cameras are told once one is open.
  const appareils = await navigator.mediaDevices.enumerateDevices();
  const cameras = appareils.filter(({ kind }) => kind === 'videoinput');
  const voulue = choisirCamera(cameras, retenue);
  const ouverte = premiere.getVideoTracks()[0]?.getSettings().deviceId;
  if (!voulue || voulue.deviceId === '' || voulue.deviceId === ouverte) return { flux: premiere, cameras };
  fermer(premiere);
  const flux = await navigator.mediaDevices.getUserMedia({
    video: { ...taille, deviceId: { exact: voulue.deviceId } },
    audio: false,
  });
  return { flux, cameras };
}

async function montrer(video: HTMLVideoElement | null, flux: MediaStream): Promise<void> {
  if (!video) return;
  video.srcObject = flux;
  await video.play().catch(() => undefined);
}

const fermer = (flux: MediaStream) => {
  for (const piste of flux.getTracks()) piste.stop();
};

const aUneTorche = (piste: MediaStreamTrack) => 'torch' in (piste.getCapabilities?.() ?? {});

/** The lamp of the device, when it has one that a page may light. */
export function useTorche(camera: CameraOuverte | undefined) {
  const [allumee, setAllumee] = useState(false);
  const piste = camera?.piste;
  // Another camera, or the same one opened again, starts dark.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each new track
  useEffect(() => setAllumee(false), [piste]);
  const basculer = async () => {
    const voulue = !allumee;
    await piste
      ?.applyConstraints({ advanced: [{ torch: voulue } as MediaTrackConstraintSet] })
      .then(() => setAllumee(voulue))
      .catch(() => undefined);
  };
  return { possible: camera?.torche ?? false, allumee, basculer };
}

/** The screen stays awake while the camera is open; a page that comes back to the front asks again. */
export function useEcranAllume(): void {
  const verrou = useRef<WakeLockSentinel | undefined>(undefined);
  useEffect(() => {
    let parti = false;
    const demander = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (obtenu) => {
          if (parti) void obtenu.release();
          else verrou.current = obtenu;
        },
        // A low battery refuses it: the screen then dims as it does elsewhere.
        () => undefined,
      );
    };
    demander();
    document.addEventListener('visibilitychange', demander);
    return () => {
      parti = true;
      document.removeEventListener('visibilitychange', demander);
      void verrou.current?.release();
    };
  }, []);
}
