import { type Annotation, estMesure } from '../bouche/annotation.ts';
import { type Echelle, echelleDe, type Grille } from '../bouche/mesure.ts';
import type { Geometrie } from './geometrie.ts';
import { type SituationCoupe, situerCoupe } from './situation-coupe.ts';

/** What the server read in the file of a radiograph or of slices. */
export type FichierMesure = Grille & {
  readonly images: number;
  readonly pas: number | null;
  readonly geometrie?: Geometrie | undefined;
};

/**
 * Whether a drawing claims of its file what the file says: the scale that gives a measure its millimetres, the slice that it lies in.
 * A figure that rests on another scale would be signed and printed as true.
 *
 * @rule LEC-01
 * @source DICOM PS3.3 §10.7.1.3 (Pixel Spacing, Imager Pixel Spacing)
 */
export function fideleAuFichier({ trait, coupe }: Annotation, fichier: FichierMesure | undefined): boolean {
  if (!estMesure(trait)) return coupe === undefined || memeCoupe(coupe, fichier);
  if (!fichier || !memeEchelle(trait.echelle, echelleDe(fichier))) return false;
  return fichier.images > 1 ? coupe !== undefined && memeCoupe(coupe, fichier) : coupe === undefined;
}

function memeCoupe(dite: SituationCoupe, fichier: FichierMesure | undefined): boolean {
  const lue = fichier && situerCoupe(fichier, dite.rang);
  return (
    lue !== undefined &&
    lue.total === dite.total &&
    lue.plan === dite.plan &&
    lue.inclinaison === dite.inclinaison &&
    lue.position === dite.position
  );
}

const memeEchelle = (dite: Echelle, lue: Echelle): boolean =>
  dite.source === lue.source && proches(dite.largeur, lue.largeur) && proches(dite.hauteur, lue.hauteur);

/** A number goes through a text on its way. */
const proches = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
