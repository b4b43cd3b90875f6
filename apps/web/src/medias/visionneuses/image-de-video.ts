/** The picture that a video shows now, at its own size. */
export async function prendreImage(
  video: HTMLVideoElement,
  coteMax = Infinity,
  type = 'image/jpeg',
): Promise<Blob | null> {
  const { videoWidth: l, videoHeight: h } = video;
  if (l === 0 || h === 0) return null;
  const echelle = Math.min(1, coteMax / Math.max(l, h));
  const toile = document.createElement('canvas');
  toile.width = Math.round(l * echelle);
  toile.height = Math.round(h * echelle);
  toile.getContext('2d')?.drawImage(video, 0, 0, toile.width, toile.height);
  return new Promise((suite) => toile.toBlob(suite, type, 0.92));
}

const DELAI = 8_000;

/**
 * The picture that will stand for a video on the server, which cannot look into films: taken a little after the start, where the camera
 * is in the mouth. Undefined when this browser cannot read the film.
 */
export async function afficheDe(fichier: Blob): Promise<Blob | undefined> {
  const url = URL.createObjectURL(fichier);
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = url;
    await evenement(video, 'loadeddata');
    const duree = Number.isFinite(video.duration) ? video.duration : 0;
    if (duree > 1) {
      video.currentTime = Math.min(3, duree / 3);
      await evenement(video, 'seeked');
    }
    return (await prendreImage(video, 1_280)) ?? undefined;
  } catch {
    return undefined;
  } finally {
    video.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}

function evenement(video: HTMLVideoElement, quoi: string): Promise<void> {
  return new Promise((suite, echec) => {
    const arret = setTimeout(() => echec(new Error('VIDEO_LENTE')), DELAI);
    video.addEventListener(quoi, () => suite(), { once: true });
    video.addEventListener('error', () => echec(new Error('VIDEO_ILLISIBLE')), { once: true });
    video.addEventListener(quoi, () => clearTimeout(arret), { once: true });
  });
}
