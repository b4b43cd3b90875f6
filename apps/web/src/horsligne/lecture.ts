/** What the reader sees before he zooms: the size that the server shows, `docs/decisions/0020`. */
export const COTE_LECTURE = 1_600;

/** A smaller copy, and the measures of the whole picture as it is displayed. */
export type Lecture = { readonly fichier: Blob; readonly largeur: number; readonly hauteur: number };

/** Under that weight, the picture itself is as quick. */
const ASSEZ_LEGER = 400_000;

export const peutEtreReduite = ({ type, size }: Blob): boolean =>
  /^image\/(jpeg|png|webp)$/.test(type) && size > ASSEZ_LEGER;

/** The reading size of a picture; undefined when it has none: small already, or not drawn by this browser. */
export function fabriquerLecture(fichier: Blob): Promise<Lecture | undefined> {
  if (!peutEtreReduite(fichier) || typeof OffscreenCanvas === 'undefined') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const ouvrier = new Worker(new URL('./lecture.worker.ts', import.meta.url), { type: 'module' });
    const conclure = (lecture: Lecture | undefined) => {
      ouvrier.terminate();
      resolve(lecture);
    };
    ouvrier.onmessage = ({ data }: MessageEvent<Lecture | undefined>) => conclure(data);
    ouvrier.onerror = () => conclure(undefined);
    ouvrier.postMessage(fichier);
  });
}
