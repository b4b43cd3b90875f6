import type { Correction, CorrectionVue } from '../bouche/correction.ts';
import { dentsAttendues, sitesAttendus } from '../bouche/couverture.ts';
import type { CodeFdi } from '../bouche/dents.ts';
import { type CleFace, cleFace, FACES, type Face } from '../bouche/faces.ts';
import type { CodeSite } from '../bouche/muqueuse.ts';
import {
  dentObservee,
  faceObservee,
  type MotifNonVue,
  type ObservationBouche,
  type Regard,
  siteObserve,
} from '../bouche/observation.ts';
import type { Montree } from '../bouche/presomption.ts';
import { type IssueCaptation, MOTIF_DE_L_ISSUE } from './issue.ts';

export type VuePassee<Vue extends string = string> = { readonly vue: Vue; readonly motif: MotifNonVue };

/** What one sitting says of the views that it left out. */
export type Seance = {
  readonly debut: string;
  readonly issue: IssueCaptation | null;
  readonly vuesPassees: readonly VuePassee[];
};

/**
 * Expected views that no picture carries, each with its reason: what was said of that view last, otherwise how the last sitting
 * ended. Without any sitting there is nothing to say: the pictures were brought in from elsewhere.
 *
 * @rule CAP-02
 * @source SOSS; regulatory reference 1C, « submission with gaps needs an explicit reason »
 */
export function vuesNonPrises<Vue extends string>(
  attendues: readonly Vue[],
  prises: readonly string[],
  seances: readonly Seance[],
): readonly VuePassee<Vue>[] {
  const recentes = seances.toSorted((a, b) => b.debut.localeCompare(a.debut));
  const derniere = recentes.find(({ issue }) => issue !== null)?.issue;
  const motifs = new Map(
    recentes.toReversed().flatMap(({ vuesPassees }) => vuesPassees.map(({ vue, motif }) => [vue, motif])),
  );
  return attendues.flatMap((vue) => {
    const motif = motifs.get(vue) ?? (derniere ? MOTIF_DE_L_ISSUE[derniere] : undefined);
    return prises.includes(vue) || motif === undefined ? [] : [{ vue, motif }];
  });
}

type Lacunes = {
  readonly nonPrises: readonly { readonly montre: Montree; readonly motif: MotifNonVue }[];
  readonly corrections: readonly Correction[];
};

/**
 * Writes the reasons of the room into a chart that nobody has read yet: what a view left out would have shown is not seen for that
 * reason, and what the person who held the camera did not see is not presumed seen. What the reader has stated stays his.
 *
 * @rule CAP-02
 */
export function expliquerLacunes(
  chart: ObservationBouche,
  { nonPrises, corrections }: Lacunes,
): ObservationBouche {
  const parVues = nonPrises.reduce((suite, { montre, motif }) => avecMotif(suite, montre, motif), chart);
  return corrections.reduce(avecCorrection, parVues);
}

function avecMotif(chart: ObservationBouche, montre: Montree, motif: MotifNonVue): ObservationBouche {
  const cles = new Set<CleFace>([...montre.faces, ...montre.facesPartielles]);
  const faces = dentsAttendues(chart).flatMap((dent) =>
    FACES.filter((face) => cles.has(cleFace(dent, face)) && sansRaison(faceObservee(chart, dent, face))).map(
      (face) => ({ dent, face }),
    ),
  );
  const sites = sitesAttendus(chart).filter(
    (site) =>
      [...montre.sites, ...montre.sitesPartiels].includes(site) && sansRaison(siteObserve(chart, site)),
  );
  const regard = { visibilite: 'NON_VUE', motif } as const;
  const avecFaces = faces.reduce((suite, { dent, face }) => poserFace(suite, dent, face, regard), chart);
  return sites.reduce((suite, site) => poserSite(suite, site, regard), avecFaces);
}

/** Partly seen through another view is better than a reason. */
const sansRaison = ({ visibilite, provenance, motif }: Regard) =>
  visibilite === 'NON_VUE' && provenance === 'PRESUMEE' && motif === null;

type Dit = Pick<CorrectionVue, 'visibilite' | 'motif'>;

function avecCorrection(chart: ObservationBouche, correction: Correction): ObservationBouche {
  if (correction.sorte === 'PRESENCE')
    return correction.presente ? chart : poserDent(chart, correction.dent, FACES, DITE_ABSENTE);
  const { visibilite, motif } = correction;
  if (correction.sorte === 'SITE') return poserSite(chart, correction.site, { visibilite, motif });
  const faces = correction.faces.length > 0 ? correction.faces : FACES;
  return poserDent(chart, correction.dent, faces, { visibilite, motif });
}

/** Whether a tooth is absent is for the reader to state: until he does, nothing of it is presumed seen, and why is said. */
const DITE_ABSENTE = { visibilite: 'NON_VUE', motif: 'DITE_ABSENTE' } as const;

function poserDent(
  chart: ObservationBouche,
  dent: CodeFdi,
  faces: readonly Face[],
  dit: Dit,
): ObservationBouche {
  if (!dentsAttendues(chart).includes(dent)) return chart;
  return faces.reduce((suite, face) => poserFace(suite, dent, face, dit), chart);
}

function poserFace(chart: ObservationBouche, dent: CodeFdi, face: Face, dit: Dit): ObservationBouche {
  const avant = faceObservee(chart, dent, face);
  if (avant.provenance === 'CONSTATEE') return chart;
  const observee = dentObservee(chart, dent);
  return {
    ...chart,
    dents: {
      ...chart.dents,
      [dent]: { ...observee, faces: { ...observee.faces, [face]: { ...avant, ...dit } } },
    },
  };
}

function poserSite(chart: ObservationBouche, site: CodeSite, dit: Dit): ObservationBouche {
  const avant = siteObserve(chart, site);
  if (avant.provenance === 'CONSTATEE') return chart;
  return { ...chart, muqueuse: { ...chart.muqueuse, [site]: { ...avant, ...dit } } };
}
