import type { Modalite } from '@orapont/domain/captation/medias';
import type { Vue } from '@orapont/domain/captation/vue';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { appareilDe } from './camera/appareils.ts';
import { type Cliche, prendre } from './camera/prendre.ts';
import { useApercu } from './camera/useApercu.ts';
import { useCamera } from './camera/useCamera.ts';
import type { ContexteDuTir } from './qualite/messages.ts';
import type { Mesureur } from './qualite/mesureur.ts';
import type { Seance } from './seance.ts';
import { biper } from './son/bips.ts';
import type { usePrises } from './usePrises.ts';
import type { Reglages } from './useReglages.ts';

interface TirProps {
  readonly vue: Vue;
  readonly prises: Pick<ReturnType<typeof usePrises>, 'voisines'>;
  readonly reglages: Reglages;
  readonly mesureur: Mesureur;
  readonly onAppareil: (appareil: Seance['appareil']) => void;
}

/** The camera and its shutter: what is seen, what was taken and not decided on yet. */
export function useTir(video: RefObject<HTMLVideoElement | null>, props: TirProps) {
  const { vue, prises, reglages, mesureur, onAppareil } = props;
  const { etat, cameras, reessayer, perdue } = useCamera(video, reglages);
  const camera = etat.etat === 'OUVERTE' ? etat.camera : undefined;
  const [modalite, setModalite] = useState<Modalite>('LUMIERE_BLANCHE');
  const [cliche, setCliche] = useState<Cliche>();
  const dernier = useRef<Cliche>(undefined);
  const decider = (pris: Cliche | undefined) => {
    dernier.current = pris;
    setCliche(pris);
    if (pris) biper(pris.codes.length === 0 ? 'BIEN' : 'A_REVOIR');
  };
  const [occupe, setOccupe] = useState(false);
  const filme = vue.support === 'VIDEO';
  const libre = camera !== undefined && !cliche && !occupe;
  const { conseil, reference } = useApercu(video, mesureur, libre && !filme);

  useEffect(() => {
    if (!camera) return;
    const { userAgent, maxTouchPoints } = navigator;
    const lieu = { userAgent, tactile: maxTouchPoints > 1, largeur: Math.min(innerWidth, innerHeight) };
    onAppareil(appareilDe(camera.label, lieu));
  }, [camera, onAppareil]);

  // The shutter left the preview on what was taken.
  useEffect(() => {
    if (libre) void video.current?.play().catch(() => undefined);
  }, [libre, video]);

  const contexte = (): ContexteDuTir => ({
    modalite,
    vue: vue.code,
    reference: modalite === 'LUMIERE_BLANCHE' ? reference() : null,
    horizontale: !LIBRES.includes(vue.code),
    voisines: prises.voisines.current,
  });

  const declencher = async () => {
    const { current } = video;
    if (!libre || !current) return;
    setOccupe(true);
    biper('DECLIC');
    try {
      const pris = await prendre(current, camera.piste, mesureur, contexte());
      decider(pris);
      void pris.definitive?.then((finale) => {
        // Decided on meanwhile, or nothing new: no second sound.
        if (dernier.current !== pris || finale.codes.join() === pris.codes.join()) return;
        decider({ ...pris, ...finale, definitive: undefined });
      });
    } catch {
      // No frame comes any more: whatever the reason, the camera is to be opened again.
      biper('A_REVOIR');
      perdue();
    }
    setOccupe(false);
  };

  return {
    etat,
    camera,
    cameras,
    reessayer,
    modalite,
    setModalite,
    cliche,
    oublier: () => decider(undefined),
    occupe,
    filme,
    libre,
    conseil,
    contexte,
    declencher: () => void declencher(),
  };
}

/** Views that may be held either way. */
const LIBRES: readonly string[] = ['PLAINTE', 'AUTRE', 'SITE_ENSEMBLE', 'SITE_PROCHE'];
