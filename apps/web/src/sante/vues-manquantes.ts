import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { LIBELLE_MOTIF_NON_VUE } from '@orapont/domain/bouche/observation';

/** Views that are not there, each with the reason given in the room when there is one. */
export function vuesManquantes({ vuesManquantes: vues, captation }: DemandeFigeeT): string {
  const raisons = new Map(captation?.vuesNonPrises.map(({ vueLibelle, motif }) => [vueLibelle, motif]));
  return vues
    .map((vue) => {
      const motif = raisons.get(vue);
      return motif ? `${vue} (${LIBELLE_MOTIF_NON_VUE[motif]})` : vue;
    })
    .join(', ');
}
