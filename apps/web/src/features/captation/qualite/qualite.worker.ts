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
    case 'EPREUVE':
      return traiterEpreuve(demande);
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

type Epreuve = Mesuree & { readonly trame: ImageBitmap };
/** The latest burst: frames wait there for the one that is kept, and leave when another burst begins. */
let rafale: { readonly cle: string; readonly epreuves: Epreuve[] } = { cle: '', epreuves: [] };

async function traiterEpreuve({ cle, trame }: Demande & { sorte: 'EPREUVE' }): Promise<Mesuree> {
  if (rafale.cle !== cle) {
    for (const ancienne of rafale.epreuves) ancienne.trame.close();
    rafale = { cle, epreuves: [] };
  }
  const mesuree = mesurerImage(trame);
  rafale.epreuves.push({ ...mesuree, trame });
  return mesuree;
}

/** The best frame is kept whole; the verdict comes first, the picture is made while it is read. */
async function traiterRafale({ cle, contexte }: Demande & { sorte: 'RAFALE' }): Promise<Jugee> {
  const meilleure = meilleureTrame(epreuvesDe(cle));
  if (!meilleure) throw new Error('rafale vide');
  for (const { trame } of rafale.epreuves) if (trame !== meilleure.trame) trame.close();
  rafale = { cle, epreuves: [meilleure] };
  const { mesure, empreinte } = meilleure;
  return { mesure, empreinte, codes: jugerQualite(mesure, { ...contexte, empreinte }) };
}

const epreuvesDe = (cle: string) => (rafale.cle === cle ? rafale.epreuves : []);

async function encoder(cle: string): Promise<Encodee> {
  const [meilleure] = epreuvesDe(cle);
  if (!meilleure) throw new Error('rafale oubliée');
  return { image: await enJpeg(meilleure.trame) };
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
