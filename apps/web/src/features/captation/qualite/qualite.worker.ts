import { jugerQualite } from '@orapont/domain/captation/qualite';
import { empreintePerceptuelle } from '@orapont/domain/captation/qualite-empreinte';
import { COTE_MESURE, mesurer, type Plan } from '@orapont/domain/captation/qualite-mesures';
import { meilleureTrame } from '@orapont/domain/captation/qualite-rafale';
import type { Demande, Encodee, Envoi, Jugee, Mesuree, Reponse, Retour, TrameMesuree } from './messages.ts';

/** Away from the page, so that the preview goes on while a picture is measured. */
addEventListener('message', ({ data }: MessageEvent<Envoi>) => {
  const { numero, demande } = data;
  traiter(demande).then(
    (reponse) => postMessage({ numero, reponse } satisfies Retour),
    (cause) => postMessage({ numero, echec: String(cause) } satisfies Retour),
  );
});

function traiter(demande: Demande): Promise<Reponse> {
  switch (demande.sorte) {
    case 'TRAME':
      return traiterTrame(demande);
    case 'RAFALE':
      return traiterRafale(demande);
    case 'ENCODER':
      return encoder(demande.cle);
    case 'FICHIER':
      return traiterFichier(demande);
  }
}

async function traiterTrame({ trame, garder }: Demande & { sorte: 'TRAME' }): Promise<TrameMesuree> {
  const mesuree = mesurerImage(trame);
  const image = garder ? await enJpeg(trame) : null;
  trame.close();
  return { ...mesuree, image };
}

/** The best frames of the latest bursts: encoded when asked, forgotten when others come. */
const meilleures = new Map<string, ImageBitmap>();

/** The verdict comes first: the picture is made while it is read. */
async function traiterRafale({ cle, trames, contexte }: Demande & { sorte: 'RAFALE' }): Promise<Jugee> {
  // Half the size tells which is the sharpest; only that one is measured as all pictures are.
  const meilleure = meilleureTrame(
    trames.map((trame) => ({ trame, mesure: mesurer(planDe(trame, COTE_MESURE / 2)) })),
  );
  if (!meilleure) throw new Error('rafale vide');
  const { trame } = meilleure;
  const { mesure, empreinte } = mesurerImage(trame);
  for (const autre of [...meilleures.values(), ...trames.filter((t) => t !== trame)]) autre.close();
  meilleures.clear();
  meilleures.set(cle, trame);
  return { mesure, empreinte, codes: jugerQualite(mesure, { ...contexte, empreinte }) };
}

async function encoder(cle: string): Promise<Encodee> {
  const trame = meilleures.get(cle);
  if (!trame) throw new Error('rafale oubliée');
  const image = await enJpeg(trame);
  meilleures.delete(cle);
  trame.close();
  return { image };
}

async function traiterFichier({ fichier, contexte }: Demande & { sorte: 'FICHIER' }): Promise<Jugee> {
  const reduite = await ouvrirReduite(fichier);
  const mesuree = mesurerImage(reduite);
  reduite.close();
  return { ...mesuree, codes: jugerQualite(mesuree.mesure, { ...contexte, ...mesuree }) };
}

/** A decoder that makes small pictures does not make the twelve million points first. */
async function ouvrirReduite(fichier: Blob): Promise<ImageBitmap | VideoFrame> {
  if (typeof ImageDecoder === 'undefined' || fichier.type !== 'image/jpeg') return createImageBitmap(fichier);
  const decodeur = new ImageDecoder({
    data: await fichier.arrayBuffer(),
    type: fichier.type,
    // Each side is a bound from below: the decoder halves as long as it stays above.
    desiredWidth: COTE_MESURE,
    desiredHeight: COTE_MESURE,
  });
  try {
    return (await decodeur.decode()).image;
  } catch {
    return await createImageBitmap(fichier);
  } finally {
    decodeur.close();
  }
}

const tailleDe = (image: ImageBitmap | VideoFrame) =>
  'displayWidth' in image
    ? { largeur: image.displayWidth, hauteur: image.displayHeight }
    : { largeur: image.width, hauteur: image.height };

const toile = new OffscreenCanvas(COTE_MESURE, COTE_MESURE);
const dessin = toile.getContext('2d', { willReadFrequently: true });

function mesurerImage(image: ImageBitmap | VideoFrame): Mesuree {
  const plan = planDe(image, COTE_MESURE);
  return { mesure: mesurer(plan), empreinte: empreintePerceptuelle(plan) };
}

function planDe(image: ImageBitmap | VideoFrame, cote: number): Plan {
  if (!dessin) throw new Error('pas de dessin');
  const { largeur, hauteur } = tailleDe(image);
  const echelle = Math.min(1, cote / Math.max(largeur, hauteur));
  const [l, h] = [Math.max(8, Math.round(largeur * echelle)), Math.max(8, Math.round(hauteur * echelle))];
  dessin.imageSmoothingQuality = 'medium';
  dessin.drawImage(image, 0, 0, l, h);
  return { largeur: l, hauteur: h, rgba: dessin.getImageData(0, 0, l, h).data };
}

function enJpeg(image: ImageBitmap): Promise<Blob> {
  const pleine = new OffscreenCanvas(image.width, image.height);
  pleine.getContext('2d')?.drawImage(image, 0, 0);
  return pleine.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
}
