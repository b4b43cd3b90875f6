import { dentsAttendues } from './couverture.ts';
import { constatationsDe, type VueMontree } from './couvrir.ts';
import type { ObservationBouche } from './observation.ts';
import { type VuesPour, vuesPour } from './prochaine-vue.ts';
import type { Surface } from './surface.ts';

export type DemandeDeVues<V extends VueMontree> = VuesPour<V> & {
  /** What the reader has stated as not seen, in mouth order. */
  readonly zones: readonly Surface[];
};

/**
 * What the reader has stated as not seen, as a request: exactly the views that show it. A tooth that is not there asks for nothing,
 * and what he has not looked at yet is not asked for.
 *
 * @rule CAP-02
 * @source issue of the practice: « ce qui n’est pas vu » goes back to the room as views to take
 */
export function demandeDeVues<V extends VueMontree>(
  chart: ObservationBouche,
  candidates: readonly V[],
): DemandeDeVues<V> {
  const presentes = dentsAttendues(chart);
  const zones = constatationsDe(chart)
    .filter(
      (dite) => dite.visibilite === 'NON_VUE' && (dite.sorte === 'SITE' || presentes.includes(dite.dent)),
    )
    .map(
      (dite): Surface =>
        dite.sorte === 'SITE'
          ? { sorte: 'SITE', site: dite.site }
          : { sorte: 'FACE', dent: dite.dent, face: dite.face },
    );
  return { zones, ...vuesPour(zones, candidates) };
}
