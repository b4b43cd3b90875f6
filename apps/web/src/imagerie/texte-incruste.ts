import type { MediaT } from '@orapont/contract/media';

/** DIT: a file says so. POSSIBLE: such machines write on their pictures, and this one does not say. AUCUN: nothing lets expect it. */
export type RisqueDeTexte = 'DIT' | 'POSSIBLE' | 'AUCUN';

type Image = {
  /** DICOM modality; null for a photograph, empty for a picture of which nothing says what made it. */
  readonly modalite: string | null;
  /** The file says that text is burned in. */
  readonly dit: boolean;
};

/** Sensors and cameras write in the header, not on the picture; ultrasound, scanners and screen captures do. */
const SANS_ECRITURE = new Set(['IO', 'PX', 'DX', 'CR', 'XC', 'GM']);

/**
 * What is known of text burned into pictures that are about to leave.
 *
 * @rule IMG-04
 * @source DICOM PS3.3 §C.7.6.1.1 (Burned In Annotation)
 */
export function risqueDeTexte(images: readonly Image[]): RisqueDeTexte {
  if (images.some(({ dit }) => dit)) return 'DIT';
  const muette = ({ modalite }: Image) => modalite === null || SANS_ECRITURE.has(modalite);
  return images.every(muette) ? 'AUCUN' : 'POSSIBLE';
}

/** Pictures of an act: a radiograph that is no DICOM file is a capture of something. */
export const imagesDuRisque = (medias: readonly MediaT[]): readonly Image[] =>
  medias.map(({ genre, technique, avertissements }) => ({
    modalite: genre === 'PHOTO' ? null : technique?.sorte === 'DICOM' ? technique.modalite : '',
    dit: avertissements.includes('TEXTE_INCRUSTE'),
  }));
