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
const ENTRE_DEUX_MS = 50;
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
    if (n > 0) await new Promise((suite) => setTimeout(suite, ENTRE_DEUX_MS));
    trames.push(await trameDe(video));
  }
  return trames;
}

const DONNEES = 2;

/** A frame of the preview. Before the first one is drawn there is nothing to take: it is waited for. */
export async function trameDe(video: HTMLVideoElement): Promise<ImageBitmap> {
  if (video.readyState < DONNEES)
    await new Promise<void>((suite) => {
      if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => suite());
      else setTimeout(suite, ENTRE_DEUX_MS);
    });
  return createImageBitmap(video);
}
