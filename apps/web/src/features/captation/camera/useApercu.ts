import type { CodeQualite } from '@orapont/domain/captation/qualite';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TrameMesuree } from '../qualite/messages.ts';
import type { Mesureur } from '../qualite/mesureur.ts';
import { trameDe } from './trames.ts';

const PAS_MS = 600;
/** What was sharp a moment ago is what this camera can do here. */
const MEMOIRE_MS = 6_000;

type Conseil = Extract<CodeQualite, 'NOIRE' | 'SOMBRE' | 'CLAIRE' | 'VOILE' | 'FLOUE' | 'REFLETS'>;

/** Measures the preview while it runs: the sharpest moment of the last seconds, and a piece of advice when one lasts. */
export function useApercu(video: RefObject<HTMLVideoElement | null>, mesureur: Mesureur, actif: boolean) {
  const recentes = useRef<readonly { readonly le: number; readonly nettete: number }[]>([]);
  const [conseil, setConseil] = useState<Conseil>();

  useEffect(() => {
    if (!actif) return;
    let fini = false;
    let precedent: Conseil | undefined;
    const noter = (mesuree: TrameMesuree) => {
      const le = performance.now();
      const { nettete } = mesuree.mesure;
      recentes.current = [...recentes.current.filter((r) => r.le > le - MEMOIRE_MS), { le, nettete }];
      const lu = conseilDe(mesuree);
      // Once is an accident.
      setConseil(lu === precedent ? lu : undefined);
      precedent = lu;
    };
    const boucle = async () => {
      while (!fini) {
        await new Promise((suite) => setTimeout(suite, PAS_MS));
        const mesuree = await mesurer(video.current, mesureur);
        if (mesuree && !fini) noter(mesuree);
      }
    };
    void boucle();
    return () => {
      fini = true;
      setConseil(undefined);
    };
  }, [actif, video, mesureur]);

  const reference = () =>
    recentes.current.length === 0 ? null : Math.max(...recentes.current.map(({ nettete }) => nettete));
  return { conseil, reference };
}

async function mesurer(
  video: HTMLVideoElement | null,
  mesureur: Mesureur,
): Promise<TrameMesuree | undefined> {
  if (!video || document.hidden || video.readyState < 2) return undefined;
  try {
    return await mesureur.demander({ sorte: 'TRAME', trame: await trameDe(video), garder: false });
  } catch {
    // The camera went away between two frames.
    return undefined;
  }
}

/** Only what can be changed while aiming, and only when it is plain. */
function conseilDe({ mesure }: TrameMesuree): Conseil | undefined {
  if (mesure.luminance < 18) return 'NOIRE';
  if (mesure.luminance < 55) return 'SOMBRE';
  if (mesure.brulees > 0.12) return 'CLAIRE';
  return mesure.flou > 0.72 ? 'FLOUE' : undefined;
}
