import type { Trame } from '@orapont/domain/captation/qualite-rafale';
import { trameDe } from '../camera/trames.ts';
import type { Mesureur } from '../qualite/mesureur.ts';

export type TrameGardee = Trame & { readonly image: Blob };

const PAS_MS = 250;
/** Enough for a slow minute; the sharpest of each moment stay. */
const TRAMES_MAX = 240;
const FORMATS = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'];

/** Films the camera, and measures four frames a second of it meanwhile. */
export function filmer(video: HTMLVideoElement, piste: MediaStreamTrack, mesureur: Mesureur) {
  const debut = performance.now();
  const trames: TrameGardee[] = [];
  const enregistreur = enregistrer(piste);
  let fini = false;

  const boucle = (async () => {
    while (!fini && trames.length < TRAMES_MAX) {
      const instant = performance.now() - debut;
      const trame = await trameDe(video);
      const { image, ...mesuree } = await mesureur.demander({ sorte: 'TRAME', trame, garder: true });
      if (image) trames.push({ id: `${trames.length}`, instant, image, ...mesuree });
      await new Promise((suite) => setTimeout(suite, PAS_MS));
    }
  })().catch(() => undefined);

  return {
    async arreter() {
      fini = true;
      await boucle;
      return { film: await enregistreur?.arreter(), trames };
    },
    abandonner() {
      fini = true;
      void enregistreur?.arreter();
    },
  };
}

function enregistrer(piste: MediaStreamTrack) {
  const format = FORMATS.find((type) => MediaRecorder.isTypeSupported(type));
  if (!format) return undefined;
  const morceaux: Blob[] = [];
  const appareil = new MediaRecorder(new MediaStream([piste]), {
    mimeType: format,
    videoBitsPerSecond: 8_000_000,
  });
  appareil.ondataavailable = ({ data }) => {
    morceaux.push(data);
  };
  appareil.start(1_000);
  return {
    arreter: () =>
      new Promise<Blob | undefined>((repondre) => {
        if (appareil.state === 'inactive') return repondre(undefined);
        appareil.onstop = () => repondre(new Blob(morceaux, { type: format.split(';')[0] ?? format }));
        appareil.stop();
      }),
  };
}
