/** Slower than this, the camera hangs. */
const FIGEE_MS = 3_000;

export function auPlus<T>(ms: number, promesse: Promise<T>): Promise<T> {
  return Promise.race([
    promesse,
    new Promise<never>((_, echouer) => setTimeout(() => echouer(new Error('trop lent')), ms)),
  ]);
}

/** Time in the stream of the frame that is on the screen, and of the last one that a shutter took. */
const montrees = new WeakMap<HTMLVideoElement, number>();
const prises = new WeakMap<HTMLVideoElement, number>();

/** Notes each frame as it is shown, so that a shutter knows whether the one on the screen is a new one. */
export function suivreTrames(video: HTMLVideoElement): () => void {
  let numero: number;
  const noter: VideoFrameRequestCallback = (_, { mediaTime }) => {
    montrees.set(video, mediaTime);
    numero = video.requestVideoFrameCallback(noter);
  };
  numero = video.requestVideoFrameCallback(noter);
  return () => {
    video.cancelVideoFrameCallback(numero);
    montrees.delete(video);
  };
}

/**
 * The frame on the screen, unless it was taken already: a preview that starts again still shows the last one, which would be kept as
 * the next view. Rejects when the camera gives nothing any more.
 */
export function trameNouvelle(video: HTMLVideoElement): Promise<void> {
  const montree = montrees.get(video);
  if (montree !== undefined && montree !== prises.get(video)) {
    prises.set(video, montree);
    return Promise.resolve();
  }
  const attendre = (suite: () => void) =>
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      if (mediaTime === prises.get(video)) return attendre(suite);
      prises.set(video, mediaTime);
      suite();
    });
  return auPlus(FIGEE_MS, new Promise<void>((suite) => void attendre(suite)));
}

const DONNEES = 2;

/** A frame of the preview. Before the first one is drawn there is nothing to take: it is waited for. */
export async function trameDe(video: HTMLVideoElement): Promise<ImageBitmap> {
  if (video.readyState < DONNEES) await trameNouvelle(video);
  return createImageBitmap(video);
}
