import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { type Annotation, annotationValable } from '@orapont/domain/bouche/annotation';
import type { Echelle, Mesure, PointImage } from '@orapont/domain/bouche/mesure';

/** Values shown from black to white, as a window moves: never narrower than one value. */
export function deplacerFenetre(
  { centre, largeur }: TechniqueDicomT['fenetre'],
  { dx, dy, pas }: { readonly dx: number; readonly dy: number; readonly pas: number },
): TechniqueDicomT['fenetre'] {
  return { centre: centre + dy * pas, largeur: Math.max(1, largeur + dx * pas) };
}

export type Prereglage = {
  readonly code: string;
  readonly libelle: string;
  readonly fenetre: TechniqueDicomT['fenetre'];
};

/** Windows worth a button: the file's own, and for a volume in Hounsfield-like values those of the mouth. */
export function prereglages({ fenetre, modalite, bits }: TechniqueDicomT): readonly Prereglage[] {
  const { centre, largeur } = fenetre;
  const propres = [
    { code: 'ORIGINE', libelle: 'D’origine', fenetre },
    { code: 'CONTRASTE', libelle: 'Contraste fort', fenetre: { centre, largeur: largeur / 2 } },
    { code: 'DOUX', libelle: 'Contraste doux', fenetre: { centre, largeur: largeur * 1.5 } },
  ];
  if (modalite !== 'CT' || bits !== 16) return propres;
  return [
    ...propres.slice(0, 1),
    { code: 'OS', libelle: 'Os', fenetre: { centre: 700, largeur: 3_000 } },
    { code: 'DENTS', libelle: 'Dents', fenetre: { centre: 1_600, largeur: 4_000 } },
    { code: 'TISSUS', libelle: 'Tissus mous', fenetre: { centre: 40, largeur: 400 } },
  ];
}

export type MesureFaite = Annotation & { readonly trait: Mesure };

/** How many points a measure asks for: two ends; or a side, the top, the other side. */
export const POINTS_ATTENDUS = { LONGUEUR: 2, ANGLE: 3 } as const satisfies Record<Mesure['forme'], number>;

/** The measure that these points make, its pin where it is read from: the first end, or the top of the angle. */
export function mesureDepuis(
  forme: Mesure['forme'],
  [a, b, c]: readonly PointImage[],
  echelle: Echelle,
): MesureFaite | undefined {
  const faite: MesureFaite | undefined =
    forme === 'LONGUEUR'
      ? a && b && { ...a, trait: { forme, vers: b, echelle } }
      : a && b && c && { ...b, trait: { forme, cotes: [a, c], echelle } };
  return faite && annotationValable(faite) ? faite : undefined;
}
