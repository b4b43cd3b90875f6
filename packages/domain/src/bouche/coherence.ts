import { type Verdict, verdict } from '../verdict.ts';
import { annotationValable } from './annotation.ts';
import { porteDesFaces } from './couverture.ts';
import { type CodeFdi, DENTS, dentsDe } from './dents.ts';
import { FACES } from './faces.ts';
import { type CodeSite, SITES } from './muqueuse.ts';
import type {
  ConstatFace,
  LesionMuqueuse,
  ObservationBouche,
  ObservationDent,
  ObservationFace,
  ObservationSite,
  Regard,
  Repere,
} from './observation.ts';

export type MotifBouche =
  | 'DENT_HORS_DENTURE'
  | 'DENT_SANS_FACE'
  | 'MOBILITE_SANS_DENT'
  | 'CONSTAT_CONTRADICTOIRE'
  | 'CONSTAT_SUR_NON_VU'
  | 'CONSTAT_NON_CONSTATE'
  | 'MOTIF_MANQUANT'
  | 'MOTIF_SUPERFLU'
  | 'LESION_MANQUANTE'
  | 'LESION_SANS_CONSTAT'
  | 'LESION_TAILLE'
  | 'REPERE_HORS_IMAGE'
  | 'MESURE_HORS_ECHELLE';

/** Sentence to show beside the tooth or site. */
export const PHRASE_BOUCHE = {
  DENT_HORS_DENTURE: 'Cette dent n’existe pas dans la denture choisie : changez de denture ou de dent.',
  DENT_SANS_FACE:
    'Cette dent n’a pas de face visible : changez son état, ou effacez d’abord ce qui est noté sur ses faces.',
  MOBILITE_SANS_DENT: 'Une mobilité se note sur une dent présente : changez d’abord l’état de la dent.',
  CONSTAT_CONTRADICTOIRE: '« Sans lésion visible » ne va avec aucun autre constat : gardez l’un ou l’autre.',
  CONSTAT_SUR_NON_VU: 'Un constat est noté ici : retirez-le avant de dire que la zone n’est pas vue.',
  CONSTAT_NON_CONSTATE: 'Un constat demande que vous ayez vu la zone : confirmez que vous l’avez vue.',
  MOTIF_MANQUANT: 'Dites pourquoi la zone n’est pas vue.',
  MOTIF_SUPERFLU: 'La zone est vue : retirez le motif de non-visibilité.',
  LESION_MANQUANTE: 'Décrivez la lésion, ou retirez le constat.',
  LESION_SANS_CONSTAT: 'Une lésion est décrite : choisissez le constat « lésion » ou effacez-la.',
  LESION_TAILLE: 'La taille d’une lésion se donne en millimètres, entre 1 et 150.',
  REPERE_HORS_IMAGE: 'Ce repère est hors de l’image : placez-le de nouveau.',
  MESURE_HORS_ECHELLE:
    'Une mesure ne correspond pas à l’échelle ou à la coupe lues dans son fichier : retirez-la, puis mesurez de nouveau.',
} as const satisfies Record<MotifBouche, string>;

/**
 * Says whether a chart holds together: what arrives from a screen is checked whole, whatever the screen has checked.
 *
 * @rule CAP-02
 * @source PRODUCT principle 4, « not seen is not sound »
 */
export function verifierChart(chart: ObservationBouche): Verdict<MotifBouche> {
  const dentaires = DENTS.flatMap((dent) => obstaclesDent(chart, dent));
  const muqueux = SITES.flatMap((site) => obstaclesSite(chart, site));
  const presents = new Set(
    [...dentaires, ...muqueux].filter(([present]) => present).map(([, motif]) => motif),
  );
  return verdict((Object.keys(PHRASE_BOUCHE) as MotifBouche[]).map((motif) => [presents.has(motif), motif]));
}

/** Says whether what is noted on one tooth holds together. */
export function verifierDent(chart: ObservationBouche, dent: CodeFdi): Verdict<MotifBouche> {
  return sansDoublon(obstaclesDent(chart, dent));
}

/** Says whether what is noted on one mucosal site holds together. */
export function verifierSite(chart: ObservationBouche, site: CodeSite): Verdict<MotifBouche> {
  return sansDoublon(obstaclesSite(chart, site));
}

type Obstacle = readonly [boolean, MotifBouche];

const sansDoublon = (obstacles: readonly Obstacle[]): Verdict<MotifBouche> => {
  const motifs = new Set(obstacles.filter(([present]) => present).map(([, motif]) => motif));
  return verdict([...motifs].map((motif) => [true, motif]));
};

function obstaclesDent(chart: ObservationBouche, dent: CodeFdi): readonly Obstacle[] {
  const observee = chart.dents[dent];
  if (!observee) return [];
  return [
    [!dentsDe(chart.denture).includes(dent), 'DENT_HORS_DENTURE'],
    ...obstaclesEtat(observee),
    ...obstaclesReperes(observee.reperes),
    ...FACES.flatMap((face) => obstaclesFace(observee.faces[face])),
  ];
}

function obstaclesEtat({ etat, mobilite, faces }: ObservationDent): readonly Obstacle[] {
  const enBouche = porteDesFaces(etat) || etat === 'RACINE_RESIDUELLE';
  return [
    [!porteDesFaces(etat) && Object.keys(faces).length > 0, 'DENT_SANS_FACE'],
    [mobilite !== null && !enBouche, 'MOBILITE_SANS_DENT'],
  ];
}

function obstaclesFace(face: ObservationFace | undefined): readonly Obstacle[] {
  if (!face) return [];
  return [
    [sontContradictoires(face.constats), 'CONSTAT_CONTRADICTOIRE'],
    ...obstaclesRegard(face, face.constats.length > 0 || face.reperes.length > 0),
    ...obstaclesReperes(face.reperes),
  ];
}

function obstaclesSite(chart: ObservationBouche, code: CodeSite): readonly Obstacle[] {
  const site = chart.muqueuse[code];
  if (!site) return [];
  return [
    ...obstaclesRegard(site, site.constat !== null || site.reperes.length > 0),
    ...obstaclesLesions(site),
    ...obstaclesReperes(site.reperes),
  ];
}

function obstaclesRegard(regard: Regard, porteUnConstat: boolean): readonly Obstacle[] {
  const nonVue = regard.visibilite === 'NON_VUE';
  const constatee = regard.provenance === 'CONSTATEE';
  return [
    [nonVue && porteUnConstat, 'CONSTAT_SUR_NON_VU'],
    [porteUnConstat && !constatee, 'CONSTAT_NON_CONSTATE'],
    [nonVue && constatee && regard.motif === null, 'MOTIF_MANQUANT'],
    [regard.visibilite === 'VUE' && regard.motif !== null, 'MOTIF_SUPERFLU'],
  ];
}

function obstaclesLesions({ constat, lesions }: ObservationSite): readonly Obstacle[] {
  return [
    [constat === 'LESION' && lesions.length === 0, 'LESION_MANQUANTE'],
    [constat !== 'LESION' && lesions.length > 0, 'LESION_SANS_CONSTAT'],
    [lesions.some(tailleImpossible), 'LESION_TAILLE'],
  ];
}

function obstaclesReperes(reperes: readonly Repere[]): readonly Obstacle[] {
  return [[reperes.some((repere) => !dansLImage(repere)), 'REPERE_HORS_IMAGE']];
}

const TAILLE_MAX_MM = 150;

const tailleImpossible = ({ tailleMm }: LesionMuqueuse) =>
  tailleMm !== null && !(tailleMm >= 1 && tailleMm <= TAILLE_MAX_MM);

const dansLImage = (repere: Repere) => repere.mediaId !== '' && annotationValable(repere);

const sontContradictoires = (constats: readonly ConstatFace[]) =>
  constats.includes('SANS_LESION_VISIBLE') && constats.length > 1;
