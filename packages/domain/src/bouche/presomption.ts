import { dentsAttendues, sitesAttendus } from './couverture.ts';
import type { CodeFdi } from './dents.ts';
import { type CleFace, cleFace, FACES, type Face } from './faces.ts';
import type { CodeSite } from './muqueuse.ts';
import {
  dentObservee,
  FACE_NON_VUE,
  type ObservationBouche,
  type ObservationFace,
  SITE_NON_VU,
  type Visibilite,
} from './observation.ts';

/** What a view shows; each view of a protocol carries one. */
export type Montree = {
  readonly faces: readonly CleFace[];
  readonly facesPartielles: readonly CleFace[];
  readonly sites: readonly CodeSite[];
  readonly sitesPartiels: readonly CodeSite[];
};

/**
 * Marks what accepted views show by construction. What the reader has stated himself never changes, and a view
 * never takes back what another one shows.
 *
 * @rule CAP-02
 * @source DESIGN, « présumée (an accepted view shows it by construction) »
 */
export function presumer(chart: ObservationBouche, montres: readonly Montree[]): ObservationBouche {
  const montree = visibilites(montres);
  const sites = visibilitesSites(montres);
  const dents = dentsAttendues(chart).map((dent) => [dent, avecPresomptions(chart, dent, montree)] as const);
  const muqueuse = sitesAttendus(chart).flatMap((code) => {
    const avant = chart.muqueuse[code] ?? SITE_NON_VU;
    const visibilite = sites.get(code);
    return avant.provenance === 'PRESUMEE' && visibilite
      ? [[code, { ...avant, visibilite, motif: null }] as const]
      : [];
  });
  return {
    ...chart,
    dents: {
      ...chart.dents,
      ...Object.fromEntries(dents.filter(([, dent]) => Object.keys(dent.faces).length > 0)),
    },
    muqueuse: { ...chart.muqueuse, ...Object.fromEntries(muqueuse) },
  };
}

type Visibilites = ReadonlyMap<CleFace, Visibilite>;

/** A face wholly shown by one view stays so, whatever the others show of it. */
function visibilites(montres: readonly Montree[]): Visibilites {
  return new Map<CleFace, Visibilite>([
    ...montres.flatMap(({ facesPartielles }) => facesPartielles.map((cle) => [cle, 'PARTIELLE'] as const)),
    ...montres.flatMap(({ faces }) => faces.map((cle) => [cle, 'VUE'] as const)),
  ]);
}

const visibilitesSites = (montres: readonly Montree[]): ReadonlyMap<CodeSite, Visibilite> =>
  new Map([
    ...montres.flatMap(({ sitesPartiels }) => sitesPartiels.map((site) => [site, 'PARTIELLE'] as const)),
    ...montres.flatMap(({ sites }) => sites.map((site) => [site, 'VUE'] as const)),
  ]);

function avecPresomptions(chart: ObservationBouche, dent: CodeFdi, montree: Visibilites) {
  const observee = dentObservee(chart, dent);
  const presumees = FACES.flatMap((face): (readonly [Face, ObservationFace])[] => {
    const avant = observee.faces[face] ?? FACE_NON_VUE;
    const visibilite = montree.get(cleFace(dent, face));
    return avant.provenance === 'PRESUMEE' && visibilite
      ? [[face, { ...avant, visibilite, motif: null }]]
      : [];
  });
  return { ...observee, faces: { ...observee.faces, ...Object.fromEntries(presumees) } };
}
