import { type CodeFdi, rang } from './dents.ts';
import { type CleFace, cleFace, type Face, nomFace } from './faces.ts';
import { type CodeSite, LIBELLE_SITE } from './muqueuse.ts';
import type { MotifNonVue, Visibilite } from './observation.ts';

/** The smallest thing that is seen or not: a face of a tooth, a mucosal site. */
export type Surface =
  | { readonly sorte: 'FACE'; readonly dent: CodeFdi; readonly face: Face }
  | { readonly sorte: 'SITE'; readonly site: CodeSite };

export type CleSurface = CleFace | CodeSite;

export const cleSurface = (surface: Surface): CleSurface =>
  surface.sorte === 'FACE' ? cleFace(surface.dent, surface.face) : surface.site;

/** « 37, face occlusale », « Plancher de la bouche » */
export const nomSurface = (surface: Surface): string =>
  surface.sorte === 'FACE'
    ? `${surface.dent}, face ${nomFace(surface.dent, surface.face)}`
    : LIBELLE_SITE[surface.site];

const estProximale = (surface: Surface) =>
  surface.sorte === 'FACE' && (surface.face === 'mesiale' || surface.face === 'distale');

const estSousLaJoue = (surface: Surface) =>
  surface.sorte === 'FACE' && surface.face === 'vestibulaire' && rang(surface.dent) === 8;

/**
 * What a photograph can show wholly. Neighbouring teeth touch by their proximal faces, and the cheek hides the outer face of a
 * third molar.
 *
 * @rule CAP-02
 * @interpretation a proximal face next to a gap is counted as hidden too: a photograph shows it at a slant, and the reader says so
 */
export const montrableEnPhoto = (surface: Surface): boolean =>
  !estProximale(surface) && !estSousLaJoue(surface);

/**
 * Why it is not wholly seen when nobody has said: its nature first, otherwise that no accepted view shows it, or shows its edge only.
 *
 * @rule CAP-02
 */
export function motifParDefaut(surface: Surface, visibilite: Exclude<Visibilite, 'VUE'>): MotifNonVue {
  if (estProximale(surface)) return 'CONTACT';
  if (estSousLaJoue(surface)) return 'MASQUEE';
  return visibilite === 'PARTIELLE' ? 'HORS_CHAMP' : 'VUE_NON_PRISE';
}
