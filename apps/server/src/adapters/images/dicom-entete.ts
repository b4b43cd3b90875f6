import type { TechniqueDicomT } from '@orapont/contract/media';
import type { DataSet, Element } from 'dicom-parser';
import type { ResumeDicom } from '../../features/medias/ports.ts';
import { analyser, resumeDe } from './dicom.ts';
import { estNative, type Grille, grilleDe, octetsNatifs, octetsRendus, PIXELS } from './dicom-cadres.ts';
import { avecEnveloppe } from './dicom-enveloppe.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';

/** All that ordering, drawing and measuring a file need; its pixels stay where they are. */
export type EnteteDicom = {
  readonly resume: ResumeDicom;
  readonly grille: Grille;
  readonly serie: string;
  readonly numero: number;
  /** Distance along the normal of the slices, in millimetres. */
  readonly position: number | null;
  readonly mesures: Pick<TechniqueDicomT, 'modalite' | 'pente' | 'ordonnee' | 'espacement' | 'pas'> & {
    readonly fenetre: TechniqueDicomT['fenetre'] | null;
  };
  /** Bytes of a frame once decoded. */
  readonly octetsRendus: number;
  /** Where the frames are when nothing compresses them. */
  readonly natif: { readonly debut: number; readonly pas: number } | null;
  readonly debutPixels: number;
};

/** @param octets the file, or its beginning when `partiel` */
export function enteteDe(octets: Buffer, { partiel }: { partiel: boolean }): EnteteDicom {
  const { donnees } = analyser(avecEnveloppe(octets), partiel ? PIXELS : undefined);
  const pixels = donnees.elements[PIXELS];
  if (!pixels) throw new ImageRefusee('DICOM_SANS_IMAGE');
  const grille = grilleDe(donnees);
  verifierDimensions(grille.colonnes, grille.lignes);
  const resume = resumeDe(donnees);
  const partage = groupe(donnees, 'x52009229');
  const premier = groupe(donnees, 'x52009230');
  const chercher = (tag: string, sequence: string): DataSet | undefined =>
    [donnees, dans(partage, sequence), dans(premier, sequence)].find((jeu) => jeu?.elements[tag]);
  const transformation = chercher('x00281053', 'x00289145');
  return {
    resume,
    grille,
    serie: donnees.string('x0020000e') ?? '',
    numero: Number(donnees.string('x00200013') ?? '0') || 0,
    position: positionDe(donnees),
    mesures: {
      modalite: resume.modalite || 'OT',
      pente: transformation?.floatString('x00281053') || 1,
      ordonnee: transformation?.floatString('x00281052') ?? 0,
      fenetre: fenetreDe(chercher('x00281050', 'x00289132')),
      espacement: espacementDe(donnees, chercher('x00280030', 'x00289110'), resume.modalite),
      pas: pasDe(donnees, chercher('x00180050', 'x00289110'), resume),
    },
    octetsRendus: octetsRendus(grille),
    natif: estNative(grille.syntaxe) ? { debut: pixels.dataOffset, pas: octetsNatifs(grille) } : null,
    debutPixels: pixels.dataOffset,
  };
}

function groupe(donnees: DataSet, tag: string): DataSet | undefined {
  const element: Element | undefined = donnees.elements[tag];
  return element?.items?.[0]?.dataSet;
}

const dans = (jeu: DataSet | undefined, sequence: string) => jeu && groupe(jeu, sequence);

function nombres(jeu: DataSet | undefined, tag: string): number[] {
  const texte = jeu?.string(tag) ?? '';
  return texte === '' ? [] : texte.split('\\').map(Number);
}

function fenetreDe(jeu: DataSet | undefined): { centre: number; largeur: number } | null {
  const [centre] = nombres(jeu, 'x00281050');
  const [largeur] = nombres(jeu, 'x00281051');
  return centre !== undefined && largeur !== undefined && Number.isFinite(centre) && largeur > 0
    ? { centre, largeur }
    : null;
}

/** Machines that measure inside the person, not on a detector behind her. */
const EN_COUPES = new Set(['CT', 'MR', 'PT', 'OPT', 'OCT']);

/**
 * @source DICOM PS3.3 §10.7.1.3: `PixelSpacing` of a projection is the detector's unless a calibration is told
 */
function espacementDe(
  donnees: DataSet,
  mesures: DataSet | undefined,
  modalite: string,
): TechniqueDicomT['espacement'] {
  const lu = enPaire(nombres(mesures, 'x00280030'));
  const capteur = enPaire(nombres(donnees, 'x00181164')) ?? enPaire(nombres(donnees, 'x00182010'));
  if (lu && EN_COUPES.has(modalite)) return { ...lu, source: 'PATIENT' };
  if (lu && donnees.string('x00280a02')) return { ...lu, source: 'CALIBREE' };
  const projete = capteur ?? lu;
  return projete ? { ...projete, source: 'CAPTEUR' } : null;
}

/** Written rows first: the distance between two lines is vertical. */
function enPaire([y, x]: readonly number[]): { x: number; y: number } | undefined {
  return x !== undefined && y !== undefined && x > 0 && y > 0 && x < 100 && y < 100 ? { x, y } : undefined;
}

function positionDe(donnees: DataSet): number | null {
  const lieu = nombres(donnees, 'x00200032');
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0] = nombres(donnees, 'x00200037');
  const [x, y, z] = lieu;
  if (x === undefined || y === undefined || z === undefined) return null;
  const distance = x * (b * f - c * e) + y * (c * d - a * f) + z * (a * e - b * d);
  return Number.isFinite(distance) ? distance : null;
}

function pasDe(
  donnees: DataSet,
  mesures: DataSet | undefined,
  { images, modalite }: ResumeDicom,
): number | null {
  if (!EN_COUPES.has(modalite) && images < 2) return null;
  const pas =
    nombres(donnees, 'x00180088')[0] ?? nombres(mesures, 'x00180088')[0] ?? nombres(mesures, 'x00180050')[0];
  return pas !== undefined && pas > 0 && pas < 100 && EN_COUPES.has(modalite) ? pas : null;
}
