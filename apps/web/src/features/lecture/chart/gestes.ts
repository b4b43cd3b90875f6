import type { Commande } from '@orapont/domain/bouche/commandes';
import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import {
  type CodeFdi,
  dentsDe,
  estADroite,
  estAnterieure,
  estSuperieure,
} from '@orapont/domain/bouche/dents';
import { FACES, type Face } from '@orapont/domain/bouche/faces';
import {
  type ConstatFace,
  dentObservee,
  faceObservee,
  type MotifNonVue,
  type ObservationBouche,
  type ObservationFace,
  type Visibilite,
} from '@orapont/domain/bouche/observation';

/** Adds a finding to a face, or takes it back when it is there. « Sans lésion visible » stands alone. */
export function basculerConstat(
  chart: ObservationBouche,
  dent: CodeFdi,
  face: Face,
  constat: ConstatFace,
): Commande {
  const { constats } = faceObservee(chart, dent, face);
  return { type: 'CONSTAT_FACE', dent, face, constats: basculer(constats, constat) };
}

function basculer(constats: readonly ConstatFace[], constat: ConstatFace): readonly ConstatFace[] {
  if (constats.includes(constat)) return constats.filter((autre) => autre !== constat);
  if (constat === 'SANS_LESION_VISIBLE') return [constat];
  return [...constats.filter((autre) => autre !== 'SANS_LESION_VISIBLE'), constat];
}

export function regarderFace(
  dent: CodeFdi,
  face: Face,
  visibilite: Visibilite,
  motif: MotifNonVue | null,
): Commande {
  return { type: 'VISIBILITE', cible: { sorte: 'FACE', dent, face }, visibilite, motif };
}

/**
 * « Vu, sans lésion visible », for one tooth or several, of what the pictures show: a face that no view was to show, or that the
 * reader said he did not see, stays « non vue ». What is already written on a face stays; a tooth without crown is left alone.
 *
 * @source PRODUCT principle 4, « not seen is not sound »
 */
export function toutVuSansLesion(chart: ObservationBouche, dents: readonly CodeFdi[]): readonly Commande[] {
  return dents
    .filter((dent) => porteDesFaces(dentObservee(chart, dent).etat))
    .flatMap((dent) => {
      const montrees = FACES.filter((face) => estMontree(faceObservee(chart, dent, face)));
      return [
        ...(montrees.length > 0 && dentObservee(chart, dent).etat === null
          ? [{ type: 'ETAT_DENT', dent, etat: 'PRESENTE' } as const]
          : []),
        ...montrees.map(
          (face) => ({ type: 'CONSTAT_FACE', dent, face, constats: ['SANS_LESION_VISIBLE'] }) as const,
        ),
      ];
    });
}

const estMontree = ({ visibilite, constats }: ObservationFace) =>
  visibilite !== 'NON_VUE' && constats.length === 0;

/** Teeth of the same sextant in this denture; in a mixed denture, of the same generation. */
export function sextant(chart: ObservationBouche, dent: CodeFdi): readonly CodeFdi[] {
  const temporaire = dent >= '50';
  return dentsDe(chart.denture).filter(
    (autre) =>
      autre >= '50' === temporaire &&
      estSuperieure(autre) === estSuperieure(dent) &&
      estAnterieure(autre) === estAnterieure(dent) &&
      (estAnterieure(dent) || estADroite(autre) === estADroite(dent)),
  );
}
