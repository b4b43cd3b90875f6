/** One sound system for the page: bips and sentences. Browsers open it at the first touch. */
let contexte: AudioContext | undefined;

export function audio(): AudioContext {
  contexte ??= new AudioContext();
  if (contexte.state === 'suspended') void contexte.resume().catch(() => undefined);
  return contexte;
}

/** The sentence being said: another one takes its place. */
let enCours: AudioBufferSourceNode | undefined;
let demande = 0;

/** Says a recording. Rejects when it cannot be had; a later one silences it. */
export async function jouer(adresse: string): Promise<void> {
  demande += 1;
  const moi = demande;
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${reponse.status}`);
  const sortie = audio();
  const son = await sortie.decodeAudioData(await reponse.arrayBuffer());
  if (moi !== demande) return;
  couper();
  enCours = new AudioBufferSourceNode(sortie, { buffer: son });
  enCours.connect(sortie.destination);
  enCours.start();
}

function couper(): void {
  enCours?.stop();
  enCours?.disconnect();
  enCours = undefined;
}

/** Silence, now, and for whatever was on its way. */
export function taire(): void {
  demande += 1;
  couper();
}
