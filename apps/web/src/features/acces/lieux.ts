import type { MoiT } from '@orapont/contract/acces';
import { normaliserNom } from '@orapont/domain/identite/nom';

/** More than a screen holds are found by their name. */
export const MONTREES = 8;

type Affectation = Pick<MoiT['affectations'][number], 'id' | 'siteNom' | 'organisationNom'>;

/** The places to show, the chosen one always among them; how many others there are, 0 when none bears that name, null when all are shown. */
export function reduire<A extends Affectation>(toutes: readonly A[], q: string, choisie: string) {
  const trouvees = toutes.filter(({ siteNom, organisationNom }) =>
    normaliserNom(`${siteNom} ${organisationNom}`).includes(normaliserNom(q)),
  );
  const premieres = trouvees.slice(0, MONTREES);
  const hors = toutes.filter(({ id }) => id === choisie && !premieres.some((montree) => montree.id === id));
  const autres = trouvees.length - premieres.length;
  return {
    montrees: [...hors, ...premieres],
    autres: autres > 0 ? autres : trouvees.length === 0 ? 0 : null,
  };
}
