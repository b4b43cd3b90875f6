import type { Cible } from '@orapont/domain/bouche/commandes';
import { cleFace, FACES } from '@orapont/domain/bouche/faces';
import type { ImageDeLecture } from '../visionneuse/modele.ts';
import type { RepereDuChart } from './reperes.ts';

/**
 * Pictures that show a place: those pinned there, and those whose view shows it by construction. Undefined when none does, since an
 * empty strip would say that nothing is worth looking at.
 */
export function imagesQuiMontrent(
  images: readonly ImageDeLecture[],
  reperes: readonly RepereDuChart[],
  cible: Cible,
): ReadonlySet<string> | undefined {
  const epinglees = new Set(
    reperes.filter((repere) => contient(cible, repere.cible)).map(({ mediaId }) => mediaId),
  );
  const trouvees = images.filter((image) => epinglees.has(image.id) || montre(image, cible));
  return trouvees.length > 0 ? new Set(trouvees.map(({ id }) => id)) : undefined;
}

function montre({ vue, source }: ImageDeLecture, cible: Cible): boolean {
  // The whole of both arches, whatever the file says of its teeth.
  if (vue.code === 'RADIO_PANORAMIQUE' || source?.cliche === 'PANORAMIQUE') return cible.sorte !== 'SITE';
  const { faces = [], facesPartielles = [], sites = [], sitesPartiels = [] } = vue.montre ?? {};
  if (cible.sorte === 'SITE') return sites.includes(cible.site) || sitesPartiels.includes(cible.site);
  const cles = cible.sorte === 'FACE' ? [cible.face] : FACES;
  const visibles = cles.map((face) => cleFace(cible.dent, face));
  // A radiograph is hung by the teeth that it shows, face or not.
  const radiographiees = source && 'dents' in source ? (source.dents as readonly string[]) : [];
  return (
    visibles.some((cle) => faces.includes(cle) || facesPartielles.includes(cle)) ||
    radiographiees.includes(cible.dent)
  );
}

/** A tooth holds the pins of its faces; what is pinned to a whole tooth, as on a radiograph, is of each of them. */
function contient(cible: Cible, autre: Cible): boolean {
  if (cible.sorte === 'SITE') return autre.sorte === 'SITE' && autre.site === cible.site;
  if (autre.sorte === 'SITE' || autre.dent !== cible.dent) return false;
  return cible.sorte === 'DENT' || autre.sorte === 'DENT' || autre.face === cible.face;
}
