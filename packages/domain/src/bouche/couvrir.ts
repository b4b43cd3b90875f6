import { type Correction, type CorrectionVue, presentationCorrigee, surLaVue } from './correction.ts';
import { dentsAttendues, sitesAttendus } from './couverture.ts';
import { type CodeFdi, type Denture, dentsDe } from './dents.ts';
import { FACES } from './faces.ts';
import { MOTIFS_NON_VUE, type MotifNonVue, type ObservationBouche, type Visibilite } from './observation.ts';
import { chartDe, type Presentation } from './presentation.ts';
import type { Montree } from './presomption.ts';
import { type CleSurface, cleSurface, montrableEnPhoto, motifParDefaut, type Surface } from './surface.ts';

/** What the engine needs of a view. */
export type VueMontree = { readonly code: string; readonly ordre: number; readonly montre: Montree };

/** Who says it: a view by construction, whoever held the camera, or the reader. */
export type Origine = 'PRESUMEE' | 'CORRIGEE' | 'CONSTATEE';

export type EtatSurface = Surface & {
  readonly visibilite: Visibilite | 'ABSENTE';
  readonly origine: Origine;
  /** Why it is not wholly seen; null when it is, or when there is nothing to see. */
  readonly motif: MotifNonVue | null;
  /** Accepted views that show it, wholly or in part. */
  readonly vues: readonly string[];
};

export type Compte = {
  readonly attendues: number;
  readonly vues: number;
  readonly partielles: number;
  readonly nonVues: number;
  /** Wholly seen, of all that is expected; 100 only when nothing is missing. */
  readonly pourcentage: number;
  /** The same among what a photograph can show. */
  readonly pourcentagePhotographiable: number;
};

export type Couverture = {
  readonly denture: Denture;
  /** Every face of every tooth, absent ones included, then every expected site, in mouth order. */
  readonly surfaces: readonly EtatSurface[];
  readonly faces: Compte;
  readonly sites: Compte;
  readonly total: Compte;
  /** What was not wholly seen, each with its reason. */
  readonly lacunes: readonly EtatSurface[];
};

/** What the reader has stated himself of one surface. */
export type Constatation = Surface & {
  readonly visibilite: Visibilite;
  readonly motif: MotifNonVue | null;
};

/** A view left out on purpose: its reason goes to what it would have shown. */
export type VueLaissee = { readonly montre: Montree; readonly motif: MotifNonVue };

export type Dires = {
  readonly constatations?: readonly Constatation[];
  readonly laissees?: readonly VueLaissee[];
};

/**
 * What has been seen of a mouth. An accepted view shows things by construction; whoever held the camera corrects it; the reader has
 * the last word. A view never takes back what another one shows, and the order of the views changes nothing.
 *
 * @rule CAP-02
 * @source SOSS, « toutes les faces de toutes les dents et les éléments anatomiques »; DESIGN, « présumée … constatée »
 */
export function couvrir(
  avant: Presentation,
  acceptees: readonly VueMontree[],
  corrections: readonly Correction[],
  { constatations = [], laissees = [] }: Dires = {},
): Couverture {
  const presentation = presentationCorrigee(avant, corrections);
  const chart = chartDe(presentation);
  const presentes = dentsAttendues(chart);
  const juger = juge(acceptees, corrections.filter(surLaVue), constatations, laissees);
  const surfaces = [
    ...dentsDessinees(presentation, presentes).flatMap((dent) =>
      FACES.map((face): EtatSurface => {
        const surface = { sorte: 'FACE', dent, face } as const;
        return presentes.includes(dent) ? { ...surface, ...juger(surface) } : { ...surface, ...ABSENTE };
      }),
    ),
    ...sitesAttendus(chart).map((site): EtatSurface => {
      const surface = { sorte: 'SITE', site } as const;
      return { ...surface, ...juger(surface) };
    }),
  ];
  return {
    denture: presentation.denture,
    surfaces,
    faces: compter(surfaces.filter(({ sorte }) => sorte === 'FACE')),
    sites: compter(surfaces.filter(({ sorte }) => sorte === 'SITE')),
    total: compter(surfaces),
    lacunes: surfaces.filter(estLacune),
  };
}

export const estLacune = ({ visibilite }: EtatSurface): boolean =>
  visibilite === 'PARTIELLE' || visibilite === 'NON_VUE';

/** What the reader has stated in his chart, presumptions left out. */
export function constatationsDe(chart: ObservationBouche): readonly Constatation[] {
  const faces = Object.entries(chart.dents).flatMap(([dent, { faces }]) =>
    Object.entries(faces).map(([face, regard]) => ({
      sorte: 'FACE' as const,
      dent: dent as CodeFdi,
      face: face as (typeof FACES)[number],
      ...regard,
    })),
  );
  const sites = Object.entries(chart.muqueuse).map(([site, regard]) => ({
    sorte: 'SITE' as const,
    site: site as keyof typeof chart.muqueuse,
    ...regard,
  }));
  return [...faces, ...sites]
    .filter(({ provenance }) => provenance === 'CONSTATEE')
    .map(({ visibilite, motif, ...reste }) =>
      reste.sorte === 'FACE'
        ? { sorte: 'FACE', dent: reste.dent, face: reste.face, visibilite, motif }
        : { sorte: 'SITE', site: reste.site, visibilite, motif },
    );
}

const ABSENTE = { visibilite: 'ABSENTE', origine: 'PRESUMEE', motif: null, vues: [] } as const;

/** In a mixed denture a place holds one tooth: what is neither expected nor spoken of is not drawn. */
const dentsDessinees = ({ denture, etats }: Presentation, presentes: readonly CodeFdi[]) =>
  dentsDe(denture).filter(
    (dent) => denture !== 'MIXTE' || presentes.includes(dent) || etats[dent] !== undefined,
  );

type Jugement = Pick<EtatSurface, 'visibilite' | 'origine' | 'motif' | 'vues'>;

function juge(
  acceptees: readonly VueMontree[],
  corrections: readonly CorrectionVue[],
  constatations: readonly Constatation[],
  laissees: readonly VueLaissee[],
): (surface: Surface) => Jugement {
  const presumer = presomptions(acceptees, laissees);
  const corrigees = lesPlusSeveres(corrections.flatMap(surfacesDeLaCorrection));
  const constatees = lesPlusSeveres(constatations.map((dite) => [cleSurface(dite), dite]));
  return (surface) => {
    const cle = cleSurface(surface);
    const presumee = presumer(surface);
    const constatee = constatees.get(cle);
    if (constatee) return { ...presumee, ...avecMotif(surface, constatee), origine: 'CONSTATEE' };
    const corrigee = corrigees.get(cle);
    if (corrigee) return { ...presumee, ...avecMotif(surface, corrigee), origine: 'CORRIGEE' };
    return presumee;
  };
}

function presomptions(
  acceptees: readonly VueMontree[],
  laissees: readonly VueLaissee[],
): (surface: Surface) => Jugement {
  const entieres = parSurface(acceptees.map(({ code, montre }) => [code, entier(montre)]));
  const partielles = parSurface(acceptees.map(({ code, montre }) => [code, partiel(montre)]));
  const raisons = parSurface(
    laissees.map(({ motif, montre }) => [motif, [...entier(montre), ...partiel(montre)]]),
  );
  return (surface) => {
    const cle = cleSurface(surface);
    const [enEntier, enPartie] = [entieres.get(cle) ?? [], partielles.get(cle) ?? []];
    const visibilite = enEntier.length > 0 ? 'VUE' : enPartie.length > 0 ? 'PARTIELLE' : 'NON_VUE';
    const raison = visibilite === 'NON_VUE' && montrableEnPhoto(surface);
    return {
      ...avecMotif(surface, { visibilite, motif: raison ? lePremier(raisons.get(cle) ?? []) : null }),
      origine: 'PRESUMEE',
      vues: [...new Set([...enEntier, ...enPartie])].toSorted((a, b) => (a < b ? -1 : 1)),
    };
  };
}

type Dite = { readonly visibilite: Visibilite; readonly motif: MotifNonVue | null };

const avecMotif = (surface: Surface, { visibilite, motif }: Dite): Dite =>
  visibilite === 'VUE'
    ? { visibilite, motif: null }
    : { visibilite, motif: motif ?? motifParDefaut(surface, visibilite) };

const entier = ({ faces, sites }: Montree): readonly CleSurface[] => [...faces, ...sites];
const partiel = ({ facesPartielles, sitesPartiels }: Montree): readonly CleSurface[] => [
  ...facesPartielles,
  ...sitesPartiels,
];

function parSurface<T>(
  montrees: readonly (readonly [T, readonly CleSurface[]])[],
): ReadonlyMap<CleSurface, readonly T[]> {
  const paires = montrees.flatMap(([dit, cles]) => cles.map((cle) => ({ cle, dit })));
  return new Map(
    [...Map.groupBy(paires, ({ cle }) => cle)].map(([cle, lues]) => [cle, lues.map(({ dit }) => dit)]),
  );
}

const surfacesDeLaCorrection = (correction: CorrectionVue): readonly (readonly [CleSurface, Dite])[] =>
  correction.sorte === 'SITE'
    ? [[correction.site, correction]]
    : (correction.faces.length > 0 ? correction.faces : FACES).map((face) => [
        `${correction.dent}-${face}` as const,
        correction,
      ]);

const SEVERITE = { VUE: 0, PARTIELLE: 1, NON_VUE: 2 } as const satisfies Record<Visibilite, number>;

/** Two persons who disagree leave the lesser view: not seen is not sound. */
function lesPlusSeveres(dites: readonly (readonly [CleSurface, Dite])[]): ReadonlyMap<CleSurface, Dite> {
  return new Map(
    dites.toSorted(
      ([, a], [, b]) =>
        SEVERITE[a.visibilite] - SEVERITE[b.visibilite] || rangMotif(b.motif) - rangMotif(a.motif),
    ),
  );
}

const rangMotif = (motif: MotifNonVue | null) =>
  motif === null ? MOTIFS_NON_VUE.length : MOTIFS_NON_VUE.indexOf(motif);

const lePremier = (motifs: readonly MotifNonVue[]): MotifNonVue | null =>
  MOTIFS_NON_VUE.find((motif) => motifs.includes(motif)) ?? null;

function compter(surfaces: readonly EtatSurface[]): Compte {
  const attendues = surfaces.filter(({ visibilite }) => visibilite !== 'ABSENTE');
  const combien = (visibilite: Visibilite) => attendues.filter((s) => s.visibilite === visibilite).length;
  return {
    attendues: attendues.length,
    vues: combien('VUE'),
    partielles: combien('PARTIELLE'),
    nonVues: combien('NON_VUE'),
    pourcentage: partVue(attendues),
    pourcentagePhotographiable: partVue(attendues.filter(montrableEnPhoto)),
  };
}

/** Rounded down: 100 means all. Nothing to see is wholly seen. */
const partVue = (attendues: readonly EtatSurface[]): number =>
  attendues.length === 0
    ? 100
    : Math.floor(
        (100 * attendues.filter(({ visibilite }) => visibilite === 'VUE').length) / attendues.length,
      );
