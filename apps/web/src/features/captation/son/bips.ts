let contexte: AudioContext | undefined;

/** Short sounds made by the page itself: eyes stay on the mouth. */
const NOTES = {
  /** Two rising notes: kept, or good. */
  BIEN: [660, 880],
  /** One low note: look at the screen. */
  A_REVOIR: [220],
  DECLIC: [1200],
} as const;
export type Bip = keyof typeof NOTES;

export function biper(bip: Bip): void {
  try {
    contexte ??= new AudioContext();
    const depart = contexte.currentTime;
    for (const [rang, hertz] of NOTES[bip].entries()) jouer(contexte, hertz, depart + rang * 0.11);
  } catch {
    // A device without sound: everything is on the screen too.
  }
}

function jouer(audio: AudioContext, hertz: number, quand: number): void {
  const note = audio.createOscillator();
  const volume = audio.createGain();
  note.frequency.value = hertz;
  volume.gain.setValueAtTime(0.12, quand);
  volume.gain.exponentialRampToValueAtTime(0.001, quand + 0.1);
  note.connect(volume).connect(audio.destination);
  note.start(quand);
  note.stop(quand + 0.11);
}
