import { useState } from 'react';

/** Share of the room that the pictures have, and of its side that the chart has. */
export type Bornes = readonly [gauche: number, haut: number];

/** Smallest pane, in percent. */
export const MINIMUM = 18;

const CLE = 'orapont.lecture.partage';
const DEPART: Bornes = [62, 58];

/** Where the panes meet, in percent: a preference of this device, nothing of the patient. */
export function useBornes() {
  const [bornes, setBornes] = useState<Bornes>(gardees);
  function changer(voulues: Bornes) {
    localStorage.setItem(CLE, voulues.join(' '));
    setBornes(voulues);
  }
  return [bornes, changer] as const;
}

function gardees(): Bornes {
  const [gauche = Number.NaN, haut = Number.NaN] = (localStorage.getItem(CLE) ?? '').split(' ').map(Number);
  const justes = [gauche, haut].every((part) => part >= MINIMUM && part <= 100 - MINIMUM);
  return justes ? [gauche, haut] : DEPART;
}
