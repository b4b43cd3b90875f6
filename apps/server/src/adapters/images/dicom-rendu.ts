import { analyser, type ImageRendue, rendreDicom as rendreTelQuel, resumeDe } from './dicom.ts';
import { cadresCodes, decoderCadre, octetsRendus } from './dicom-cadres.ts';
import { teteNormalisee } from './dicom-ecriture.ts';
import { enteteDe } from './dicom-entete.ts';
import { reduire } from './dicom-reduit.ts';
import { etendue } from './dicom-valeurs.ts';
import { ImageRefusee } from './rejet.ts';

/**
 * First frame, in the window that the file asks for, for a preview of that side: a large picture is made smaller first, since drawing
 * each of its points is what takes time. What cannot be made smaller is drawn whole, or refused for its own reason.
 */
export async function rendreApercu(octets: Buffer, cote: number): Promise<ImageRendue> {
  const petite = await reduire(octets, cote).catch(() => undefined);
  return rendreDicom(petite ?? octets);
}

/**
 * A file that the renderer does not understand (a picture cut in fragments with no table, colours kept in an odd way) is first rebuilt
 * plainly, then rendered.
 */
async function rendreDicom(octets: Buffer): Promise<ImageRendue> {
  try {
    return await rendreTelQuel(octets);
  } catch (cause) {
    if (!(cause instanceof ImageRefusee) || cause.motif !== 'ILLISIBLE') throw cause;
    return rendreTelQuel(await enClair(octets));
  }
}

/** One frame, plain values, nothing else. */
export async function enClair(octets: Buffer): Promise<Buffer> {
  const { donnees } = analyser(octets);
  const { grille, mesures } = enteteDe(octets, { partiel: false });
  const [cadre] = cadresCodes(donnees, grille, resumeDe(donnees).images);
  if (!cadre) throw new ImageRefusee('DICOM_SANS_IMAGE');
  const valeurs = await decoderCadre(cadre, grille, donnees);
  const canaux = grille.canaux === 3 || grille.espace === 'PALETTE COLOR' ? 3 : 1;
  const base = {
    ...mesures,
    colonnes: grille.colonnes,
    lignes: grille.lignes,
    images: 1,
    canaux,
    bits: canaux === 1 && grille.alloues > 8 ? 16 : 8,
    signe: canaux === 1 && grille.signe,
    inverse: grille.espace === 'MONOCHROME1',
  } as const;
  const fenetre = mesures.fenetre ?? etendue(valeurs, base);
  const tete = teteNormalisee({ ...base, fenetre, graine: 'apercu' }, octetsRendus(grille));
  return Buffer.concat([tete, valeurs, Buffer.alloc(valeurs.length % 2)]);
}
