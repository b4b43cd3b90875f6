import type { ContexteDuTir, Jugee } from '../qualite/messages.ts';
import type { Mesureur } from '../qualite/mesureur.ts';

/** The verdict is known; the picture itself may still be on its way from the worker. */
export type Cliche = Jugee & { readonly image: Promise<Blob>; readonly ms: number };

/** `ImageCapture` as browsers have it; the DOM types leave it out. */
type PriseDeVue = {
  takePhoto(reglages?: { imageWidth: number; imageHeight: number }): Promise<Blob>;
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; imageHeight?: { max: number } }>;
};
declare const ImageCapture: { new (piste: MediaStreamTrack): PriseDeVue } | undefined;

const RAFALE = 3;
/** A sensor that is slower than this would make the person wait: the frame that was seen is taken. */
const PATIENCE_MS = 1_500;
/** The sensor must give that many more points than the preview to be worth its time. */
const GAIN = 1.2;

/**
 * One press. A sensor finer than the preview takes its own photograph; otherwise the best of a short burst of the preview is taken,
 * which is there at once.
 */
export async function prendre(
  video: HTMLVideoElement,
  piste: MediaStreamTrack,
  mesureur: Mesureur,
  contexte: ContexteDuTir,
): Promise<Cliche> {
  const debut = performance.now();
  const photo = await photoDuCapteur(video, piste);
  if (photo) {
    video.pause();
    const jugee = await mesureur.demander({ sorte: 'FICHIER', fichier: photo, contexte });
    return { ...jugee, image: Promise.resolve(photo), ms: performance.now() - debut };
  }
  const trames = await rafale(video);
  // What was taken stays in sight.
  video.pause();
  const cle = crypto.randomUUID();
  const jugee = await mesureur.demander({ sorte: 'RAFALE', cle, trames, contexte });
  const image = mesureur.demander({ sorte: 'ENCODER', cle }).then((encodee) => encodee.image);
  return { ...jugee, image, ms: performance.now() - debut };
}

async function photoDuCapteur(video: HTMLVideoElement, piste: MediaStreamTrack): Promise<Blob | undefined> {
  if (typeof ImageCapture === 'undefined') return undefined;
  try {
    const capteur = new ImageCapture(piste);
    const { imageWidth, imageHeight } = await capteur.getPhotoCapabilities();
    const [largeur, hauteur] = [imageWidth?.max ?? 0, imageHeight?.max ?? 0];
    if (largeur * hauteur < GAIN * video.videoWidth * video.videoHeight) return undefined;
    return await auPlus(PATIENCE_MS, capteur.takePhoto({ imageWidth: largeur, imageHeight: hauteur }));
  } catch {
    // Some cameras announce photographs that they cannot take.
    return undefined;
  }
}

function auPlus<T>(ms: number, promesse: Promise<T>): Promise<T> {
  return Promise.race([
    promesse,
    new Promise<never>((_, echouer) => setTimeout(() => echouer(new Error('trop lent')), ms)),
  ]);
}

async function rafale(video: HTMLVideoElement): Promise<ImageBitmap[]> {
  const trames: ImageBitmap[] = [];
  for (let n = 0; n < RAFALE; n++) {
    await trameNouvelle(video);
    trames.push(await createImageBitmap(video));
  }
  return trames;
}

/** Slower than this, the camera hangs. */
const FIGEE_MS = 3_000;

/** Time in the stream of the last frame that a shutter took or waited for. */
const vues = new WeakMap<HTMLVideoElement, number>();

/**
 * Waits for a frame that was not yet taken: the preview that starts again still shows the last one, which would be kept as the
 * next view. Rejects when the camera gives nothing any more.
 */
function trameNouvelle(video: HTMLVideoElement): Promise<void> {
  const attendre = (suite: () => void) =>
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      if (mediaTime === vues.get(video)) return attendre(suite);
      vues.set(video, mediaTime);
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
