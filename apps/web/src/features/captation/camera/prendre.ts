import type { ContexteDuTir, Jugee } from '../qualite/messages.ts';
import type { Mesureur } from '../qualite/mesureur.ts';
import { auPlus, trameNouvelle } from './trames.ts';

/** The verdict is known; the picture itself may still be on its way. */
export type Cliche = Jugee & {
  readonly image: Promise<Blob>;
  /** What the sensor's own photograph is worth, where the verdict is so far that of the preview at the same instant. */
  readonly definitive?: Promise<Jugee> | undefined;
  /** From the press to the verdict. */
  readonly ms: number;
};

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
 * One press. The preview is judged as it stands at that instant: the best of a short burst of it. A sensor finer than the preview takes
 * its own photograph meanwhile, which is judged in its turn when it is there.
 */
export async function prendre(
  video: HTMLVideoElement,
  piste: MediaStreamTrack,
  mesureur: Mesureur,
  contexte: ContexteDuTir,
): Promise<Cliche> {
  const debut = performance.now();
  const cle = crypto.randomUUID();
  const capteur = await capteurPlusFin(video, piste);
  let photo: Promise<Blob> | undefined;
  const epreuves: Promise<unknown>[] = [];
  for (let n = 0; n < (capteur ? 1 : RAFALE); n++) {
    await trameNouvelle(video);
    const trame = createImageBitmap(video);
    photo ??= capteur && auPlus(PATIENCE_MS, capteur());
    // Measured while the next one comes.
    epreuves.push(mesureur.demander({ sorte: 'EPREUVE', cle, trame: await trame }));
  }
  // What was taken stays in sight.
  video.pause();
  const [jugee] = await Promise.all([mesureur.demander({ sorte: 'RAFALE', cle, contexte }), ...epreuves]);
  const ms = performance.now() - debut;
  const apercu = () => mesureur.demander({ sorte: 'ENCODER', cle }).then(({ image }) => image);
  if (!photo) return { ...jugee, image: apercu(), ms };
  const definitive = photo
    .then((fichier) => mesureur.demander({ sorte: 'FICHIER', fichier, contexte }))
    .catch(() => jugee);
  // Some cameras announce photographs that they cannot take.
  return { ...jugee, image: photo.catch(apercu), definitive, ms };
}

type Capteur = { readonly points: number; readonly declencher: () => Promise<Blob> };
const capteurs = new WeakMap<MediaStreamTrack, Promise<Capteur | undefined>>();

/** Asks the camera once what its sensor can do: when it opens, not when the shutter is pressed. */
export function connaitreCapteur(piste: MediaStreamTrack): Promise<Capteur | undefined> {
  const connu = capteurs.get(piste) ?? interroger(piste).catch(() => undefined);
  capteurs.set(piste, connu);
  return connu;
}

async function interroger(piste: MediaStreamTrack): Promise<Capteur | undefined> {
  if (typeof ImageCapture === 'undefined') return undefined;
  const capteur = new ImageCapture(piste);
  const capacites = await capteur.getPhotoCapabilities();
  const [imageWidth, imageHeight] = [capacites.imageWidth?.max ?? 0, capacites.imageHeight?.max ?? 0];
  return {
    points: imageWidth * imageHeight,
    declencher: () => capteur.takePhoto({ imageWidth, imageHeight }),
  };
}

async function capteurPlusFin(
  { videoWidth, videoHeight }: HTMLVideoElement,
  piste: MediaStreamTrack,
): Promise<(() => Promise<Blob>) | undefined> {
  const capteur = await connaitreCapteur(piste);
  return capteur && capteur.points >= GAIN * videoWidth * videoHeight ? capteur.declencher : undefined;
}
