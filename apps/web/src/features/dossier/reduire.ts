const COTE = 960;
const QUALITE = 0.85;

/** A portrait small enough for a slow line, in base64, without anything but its pixels; undefined for what is no picture here. */
export async function reduire(fichier: Blob): Promise<string | undefined> {
  const image = await createImageBitmap(fichier).catch(() => undefined);
  if (!image) return undefined;
  const echelle = Math.min(1, COTE / Math.max(image.width, image.height));
  const toile = new OffscreenCanvas(Math.round(image.width * echelle), Math.round(image.height * echelle));
  toile.getContext('2d')?.drawImage(image, 0, 0, toile.width, toile.height);
  image.close();
  const jpeg = await toile.convertToBlob({ type: 'image/jpeg', quality: QUALITE });
  return new Promise((repondre, echouer) => {
    const lecteur = new FileReader();
    lecteur.onload = () => repondre(String(lecteur.result).split(',').at(-1));
    lecteur.onerror = () => echouer(lecteur.error);
    lecteur.readAsDataURL(jpeg);
  });
}
