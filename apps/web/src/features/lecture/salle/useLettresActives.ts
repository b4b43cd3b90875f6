import { useState } from 'react';

const CLE = 'orapont.lecture.raccourcis';

/** Whether single-key shortcuts are on: a preference of this device, nothing of the patient. */
export function useLettresActives() {
  const [actives, setActives] = useState(() => localStorage.getItem(CLE) !== 'non');
  function changer(voulues: boolean) {
    localStorage.setItem(CLE, voulues ? 'oui' : 'non');
    setActives(voulues);
  }
  return [actives, changer] as const;
}
