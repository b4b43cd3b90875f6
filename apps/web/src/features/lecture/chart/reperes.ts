import type { Cible } from '@orapont/domain/bouche/commandes';
import { DENTS } from '@orapont/domain/bouche/dents';
import { FACES } from '@orapont/domain/bouche/faces';
import { SITES } from '@orapont/domain/bouche/muqueuse';
import {
  dentObservee,
  faceObservee,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_ETAT_DENT,
  type ObservationBouche,
  type Repere,
  siteObserve,
} from '@orapont/domain/bouche/observation';
import { libelleCible, libelleLesion } from './libelles.ts';

/** A pin of the chart with what it belongs to and its words. */
export interface RepereDuChart extends Repere {
  readonly id: string;
  readonly cible: Cible;
  readonly libelle: string;
}

/** Every pin of the chart, in mouth order: their rank is their number on the pictures. */
export function reperesDuChart(chart: ObservationBouche): readonly RepereDuChart[] {
  return [...cibles(chart)].flatMap(({ cible, dit, reperes }) => {
    const libelle = dit ? `${libelleCible(cible)}\u00a0: ${dit}` : libelleCible(cible);
    return reperes.map((repere) => ({
      ...repere,
      id: idRepere(cible, repere),
      cible,
      libelle,
    }));
  });
}

/** Known by what it belongs to and where it stands: the same pin after an undo. */
export const idRepere = (cible: Cible, { mediaId, x, y, coupe }: Repere): string =>
  `${libelleCible(cible)} ${mediaId} ${x} ${y}${coupe ? ` ${coupe.rang}` : ''}`;

function* cibles(chart: ObservationBouche) {
  for (const dent of DENTS) {
    const { etat, reperes } = dentObservee(chart, dent);
    yield { cible: { sorte: 'DENT', dent } as const, dit: etat ? LIBELLE_ETAT_DENT[etat] : '', reperes };
    for (const face of FACES) {
      const observation = faceObservee(chart, dent, face);
      const dit = observation.constats.map((constat) => LIBELLE_CONSTAT_FACE[constat]).join(', ');
      yield { cible: { sorte: 'FACE', dent, face } as const, dit, reperes: observation.reperes };
    }
  }
  for (const site of SITES) {
    const { lesions, reperes } = siteObserve(chart, site);
    yield { cible: { sorte: 'SITE', site } as const, dit: lesions.map(libelleLesion).join(', '), reperes };
  }
}
