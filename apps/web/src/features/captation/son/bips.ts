import { audio } from '../../../parole/audio.ts';

/** Short sounds made by the page itself: eyes stay on the mouth. */
const NOTES = {
  /** Two rising notes: kept, or good. */
  BIEN: [660, 880],
  /** One low note: look at the screen. */
  A_REVOIR: [220],
  DECLIC: [1200],
  /** Something new to read, that no voice says. */
  A_LIRE: [520, 520],
} as const;
export type Bip = keyof typeof NOTES;

export function biper(bip: Bip): void {
  try {
    const sortie = audio();
    const depart = sortie.currentTime;
    for (const [rang, hertz] of NOTES[bip].entries()) noter(sortie, hertz, depart + rang * 0.13);
  } catch {
    // A device without sound: everything is on the screen too.
  }
}

function noter(sortie: AudioContext, hertz: number, quand: number): void {
  const note = sortie.createOscillator();
  const volume = sortie.createGain();
  note.frequency.value = hertz;
  volume.gain.setValueAtTime(0.12, quand);
  volume.gain.exponentialRampToValueAtTime(0.001, quand + 0.1);
  note.connect(volume).connect(sortie.destination);
  note.start(quand);
  note.stop(quand + 0.11);
}
