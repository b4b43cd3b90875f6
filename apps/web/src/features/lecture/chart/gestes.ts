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
 * « Toutes les faces vues, sans lésion visible », for one tooth or several. What is already written on a face
 * stays; a tooth without crown is left alone.
 */
export function toutVuSansLesion(chart: ObservationBouche, dents: readonly CodeFdi[]): readonly Commande[] {
  return dents
    .filter((dent) => porteDesFaces(dentObservee(chart, dent).etat))
    .flatMap((dent) => [
      ...(dentObservee(chart, dent).etat === null
        ? [{ type: 'ETAT_DENT', dent, etat: 'PRESENTE' } as const]
        : []),
      ...FACES.filter((face) => faceObservee(chart, dent, face).constats.length === 0).flatMap((face) => [
        regarderFace(dent, face, 'VUE', null),
        { type: 'CONSTAT_FACE', dent, face, constats: ['SANS_LESION_VISIBLE'] } as const,
      ]),
    ]);
}

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
