import { type CodeFdi, DENTS_PERMANENTES, dentsDe, estSuperieure, predecesseur, rang } from './dents.ts';
import { FACES, type Face } from './faces.ts';
import { type CodeSite, GENCIVES_MANDIBULAIRES, GENCIVES_MAXILLAIRES, SITES } from './muqueuse.ts';
import {
  dentObservee,
  type EtatDent,
  faceObservee,
  type ObservationBouche,
  type Regard,
  siteObserve,
} from './observation.ts';

/** A face or a site that was not wholly seen. */
export type Lacune = Regard &
  (
    | { readonly sorte: 'FACE'; readonly dent: CodeFdi; readonly face: Face }
    | { readonly sorte: 'SITE'; readonly site: CodeSite }
  );

/**
 * Lists every face and site that was not wholly seen, in mouth order. An absent tooth has no face to show.
 *
 * @rule CAP-02
 * @source SOSS, « toutes les faces de toutes les dents » and anatomical elements
 */
export function lacunes(chart: ObservationBouche): readonly Lacune[] {
  return surfaces(chart).filter(({ visibilite }) => visibilite !== 'VUE');
}

/** What stands in the mouth without a crown to look at. */
const SANS_COURONNE: readonly EtatDent[] = ['ABSENTE', 'INCLUSE', 'RACINE_RESIDUELLE', 'PROTHESE_AMOVIBLE'];

export const porteDesFaces = (etat: EtatDent | null): boolean =>
  etat === null || !SANS_COURONNE.includes(etat);

/**
 * Teeth whose faces should be shown: all those of the denture that nobody has said absent.
 *
 * @rule CAP-02
 * @interpretation in a mixed denture, a place that nobody has described is expected to hold what it holds between 6 and 12
 * years: permanent incisors and first molar, milk canine and molars, nothing behind.
 */
export function dentsAttendues(chart: ObservationBouche): readonly CodeFdi[] {
  const candidates =
    chart.denture === 'MIXTE'
      ? DENTS_PERMANENTES.flatMap((dent) => occupantes(chart, dent, predecesseur(dent)))
      : dentsDe(chart.denture);
  return candidates.filter((dent) => porteDesFaces(dentObservee(chart, dent).etat));
}

/** Sites that should be shown: crests stand for the gum of an arch that has lost all its teeth. */
export function sitesAttendus(chart: ObservationBouche): readonly CodeSite[] {
  const hors = new Set<CodeSite>([
    ...(estEdentee(chart, true) ? GENCIVES_MAXILLAIRES : (['CRETE_MAXILLAIRE'] as const)),
    ...(estEdentee(chart, false) ? GENCIVES_MANDIBULAIRES : (['CRETE_MANDIBULAIRE'] as const)),
  ]);
  return SITES.filter((site) => !hors.has(site) || chart.muqueuse[site] !== undefined);
}

/** Every expected face, tooth by tooth, then every expected site. */
function surfaces(chart: ObservationBouche): readonly Lacune[] {
  return [
    ...dentsAttendues(chart).flatMap((dent) =>
      FACES.map((face) => ({
        sorte: 'FACE' as const,
        dent,
        face,
        ...regard(faceObservee(chart, dent, face)),
      })),
    ),
    ...sitesAttendus(chart).map((site) => ({
      sorte: 'SITE' as const,
      site,
      ...regard(siteObserve(chart, site)),
    })),
  ];
}

const regard = ({ visibilite, provenance, motif }: Regard): Regard => ({ visibilite, provenance, motif });

function occupantes(
  chart: ObservationBouche,
  permanente: CodeFdi,
  temporaire: CodeFdi | null,
): readonly CodeFdi[] {
  const decrites = [permanente, ...(temporaire ? [temporaire] : [])].filter(
    (dent) => chart.dents[dent]?.etat != null,
  );
  if (decrites.length > 0) return decrites;
  if (temporaire && rang(permanente) >= 3) return [temporaire];
  return rang(permanente) <= 6 ? [permanente] : [];
}

/** An arch is edentulous when every place has been said to hold no tooth. */
function estEdentee(chart: ObservationBouche, superieure: boolean): boolean {
  return dentsDe(chart.denture)
    .filter((dent) => estSuperieure(dent) === superieure)
    .every((dent) => ['ABSENTE', 'PROTHESE_AMOVIBLE'].includes(dentObservee(chart, dent).etat ?? ''));
}
