import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { PlanDeCoupe } from '@orapont/domain/imagerie/geometrie';
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
  /** Where each of its frames lies; null where the file does not say. */
  readonly plans: readonly (PlanDeCoupe | null)[];
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
    plans: plansDe(donnees, partage, resume.images),
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

/** A file of one slice says it of itself; a file of many, in the functional groups of each frame (PS3.3 §C.7.6.16.2.3 and .4). */
function plansDe(
  donnees: DataSet,
  partage: DataSet | undefined,
  images: number,
): readonly (PlanDeCoupe | null)[] {
  const cadres = donnees.elements['x52009230']?.items ?? [];
  if (images > 1 && cadres.length !== images) return Array.from({ length: images }, () => null);
  return Array.from({ length: images }, (_, rang) => {
    const cadre = cadres[rang]?.dataSet;
    const jeux = [cadre, partage];
    const lieu = jeux.map((jeu) => dans(jeu, 'x00209113')).find((jeu) => jeu?.elements['x00200032']);
    const sens = jeux.map((jeu) => dans(jeu, 'x00209116')).find((jeu) => jeu?.elements['x00200037']);
    return planDe(
      nombres(lieu ?? (images > 1 ? undefined : donnees), 'x00200032'),
      nombres(sens ?? donnees, 'x00200037'),
    );
  });
}

function planDe(lieu: readonly number[], sens: readonly number[]): PlanDeCoupe | null {
  const [x, y, z] = lieu;
  const [a, b, c, d, e, f] = sens;
  if (x === undefined || y === undefined || z === undefined) return null;
  if (a === undefined || b === undefined || c === undefined) return null;
  if (d === undefined || e === undefined || f === undefined) return null;
  return { ligne: [a, b, c], colonne: [d, e, f], origine: [x, y, z] };
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
