import { useState } from 'react';
import type { Resolution } from './camera/appareils.ts';

/** How this device is held, by whoever holds it: nothing of a person, so that it may stay in the browser. */
export type Reglages = {
  readonly main: 'GAUCHE' | 'DROITE';
  /** Label of the chosen camera. */
  readonly camera: string | null;
  /** Of the registry, by the camera (or the watched folder) that it is. */
  readonly dispositifs: Readonly<Record<string, string>>;
  readonly resolution: Resolution;
  readonly voix: boolean;
  readonly declencheurVocal: boolean;
  /** Null: as the kind of camera suggests. */
  readonly miroir: boolean | null;
};

const CLE = 'orapont.captation';
const DEPART: Reglages = {
  main: 'DROITE',
  camera: null,
  dispositifs: {},
  resolution: 'MAX',
  voix: true,
  declencheurVocal: false,
  miroir: null,
};

export function useReglages(): readonly [Reglages, (changement: Partial<Reglages>) => void] {
  const [reglages, setReglages] = useState(lire);
  const changer = (changement: Partial<Reglages>) =>
    setReglages((avant) => {
      const suite = { ...avant, ...changement };
      try {
        localStorage.setItem(CLE, JSON.stringify(suite));
      } catch {
        // A browser that keeps nothing: the choice holds for this sitting.
      }
      return suite;
    });
  return [reglages, changer];
}

function lire(): Reglages {
  try {
    const gardes: unknown = JSON.parse(localStorage.getItem(CLE) ?? '{}');
    return typeof gardes === 'object' ? { ...DEPART, ...gardes } : DEPART;
  } catch {
    return DEPART;
  }
}
