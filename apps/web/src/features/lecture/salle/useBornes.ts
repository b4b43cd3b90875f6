import { useState } from 'react';

export type Bornes = readonly [gauche: number, droite: number];

/** Narrowest pane, in percent of the room. */
export const MINIMUM = 18;

const CLE = 'orapont.lecture.panneaux';
const DEPART: Bornes = [46, 77];

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
  const [gauche = Number.NaN, droite = Number.NaN] = (localStorage.getItem(CLE) ?? '').split(' ').map(Number);
  const justes = gauche >= MINIMUM && droite - gauche >= MINIMUM && droite <= 100 - MINIMUM;
  return justes ? [gauche, droite] : DEPART;
}
