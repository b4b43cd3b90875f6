import { createHash } from 'node:crypto';
import { TAILLE_MAX_OCTETS } from '@orapont/domain/captation/medias';
import type { ImageGardee, TypeMedia } from '../../features/medias/ports.ts';
import type { Depouille } from './depouille.ts';
import { COTE_LECTURE } from './derivees.ts';
import { lireDicom } from './dicom.ts';
import { avecEnveloppe } from './dicom-enveloppe.ts';
import { rendreApercu } from './dicom-rendu.ts';
import { dimensionsAffichees } from './exif.ts';
import { convertirHeic } from './heic.ts';
import { avecBruitFinal, depouillerJpeg } from './jpeg.ts';
import { depouillerPng } from './png.ts';
import { ImageRefusee } from './rejet.ts';
import { decoder, derniersRangs, verifierLisible } from './sharp-borne.ts';
import { motifSelonOctets, typeDesOctets } from './signature.ts';
import { depouillerWebp } from './webp.ts';

/**
 * From a received file to what is kept of it. Runs in a process of its own.
 *
 * @throws ImageRefusee with the reason
 * @source DESIGN.md, ground rule 4
 */
export async function ingerer(octets: Buffer): Promise<ImageGardee> {
  if (octets.length === 0) throw new ImageRefusee('VIDE');
  if (octets.length > TAILLE_MAX_OCTETS) throw new ImageRefusee('TROP_LOURD');
  const empreinteRecue = sha256(octets);
  switch (typeDesOctets(octets) ?? typeDesOctets(avecEnveloppe(octets))) {
    case 'JPEG':
      return garderJpeg(octets, empreinteRecue);
    case 'PNG':
      return garder('PNG', depouillerPng(octets), empreinteRecue);
    case 'WEBP':
      return garder('WEBP', depouillerWebp(octets), empreinteRecue);
    case 'HEIC':
      return garderHeic(octets, empreinteRecue);
    case 'DICOM':
      return garderDicom(octets, empreinteRecue);
    default:
      throw new ImageRefusee(motifSelonOctets(octets));
  }
}

async function garderJpeg(octets: Buffer, empreinteRecue: string): Promise<ImageGardee> {
  const depouille = depouillerJpeg(octets, { debout: false });
  if (depouille.sansFin) await exigerTousLesPoints(depouille);
  if (depouille.composantes !== 4) return garder('JPEG', depouille, empreinteRecue);
  await verifierLisible(depouille.octets);
  // Inks are for printers: no screen shows them alike. Converted once, upright, through the profile that the file holds.
  const { data, info } = await decoder(depouille.octets, { autoOrient: true })
    .toColourspace('srgb')
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new ImageRefusee('ILLISIBLE', { cause });
    });
  const convertie = { octets: data, largeur: info.width, hauteur: info.height, orientation: 1 } as const;
  return garder('JPEG', convertie, empreinteRecue, 'CMJN');
}

/** The decoder is silent on data missing in the last rows; without an end mark, that is where a cut file stops. */
async function exigerTousLesPoints({ octets, largeur, hauteur }: Depouille): Promise<void> {
  const [tel, bruite] = await Promise.all(
    [octets, avecBruitFinal(octets)].map((jpeg) => derniersRangs(jpeg, largeur, hauteur)),
  ).catch((cause: unknown) => {
    throw new ImageRefusee('TRONQUE', { cause });
  });
  if (!tel || !bruite?.equals(tel)) throw new ImageRefusee('TRONQUE');
}

async function garderHeic(octets: Buffer, empreinteRecue: string): Promise<ImageGardee> {
  const jpeg = await convertirHeic(octets);
  // Both converters turn the pixels themselves: an orientation left in the Exif block would turn them twice.
  return garder('JPEG', depouillerJpeg(jpeg, { debout: true }), empreinteRecue, 'HEIC');
}

async function garder(
  type: TypeMedia,
  { octets, largeur, hauteur, orientation }: Depouille,
  empreinteRecue: string,
  convertie: ImageGardee['convertie'] = null,
): Promise<ImageGardee> {
  await verifierLisible(octets);
  return {
    accepte: true,
    type,
    ...dimensionsAffichees(largeur, hauteur, orientation),
    octets,
    empreinteRecue,
    empreinteGardee: sha256(octets),
    convertie,
    dicom: null,
  };
}

async function garderDicom(octets: Buffer, empreinteRecue: string): Promise<ImageGardee> {
  const { octets: gardes, resume, largeur, hauteur } = lireDicom(octets);
  // A file whose picture cannot be rendered would reach a dentist as an empty frame.
  await rendreApercu(gardes, COTE_LECTURE);
  return {
    accepte: true,
    type: 'DICOM',
    largeur,
    hauteur,
    octets: gardes,
    empreinteRecue,
    empreinteGardee: sha256(gardes),
    convertie: null,
    dicom: resume,
  };
}

function sha256(octets: Buffer): string {
  return createHash('sha256').update(octets).digest('hex');
}
