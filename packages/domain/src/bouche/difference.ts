import type { Cible } from './commandes.ts';
import { porteDesFaces } from './couverture.ts';
import { type CodeFdi, DENTS } from './dents.ts';
import { FACES, type Face } from './faces.ts';
import { type CodeSite, SITES } from './muqueuse.ts';
import {
  type ConstatFace,
  dentObservee,
  type EtatDent,
  faceObservee,
  type LesionMuqueuse,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_COULEUR_LESION,
  LIBELLE_ETAT_DENT,
  LIBELLE_SURFACE_LESION,
  type ObservationBouche,
  type ObservationDent,
  type ObservationSite,
  type Regard,
  siteObserve,
} from './observation.ts';

export const LIBELLE_DIFFERENCE = {
  APPARUE: 'apparue',
  DISPARUE: 'disparue',
  MODIFIEE: 'modifiée',
  NON_COMPARABLE: 'non comparable',
} as const;
export type NatureDifference = keyof typeof LIBELLE_DIFFERENCE;

/** Why nothing can be said of a place between two dates. */
export const LIBELLE_NON_COMPARABLE = {
  NON_VUE: 'non vue',
  PARTIELLE: 'vue en partie seulement',
  NON_DECRITE: 'vue, sans que rien n’y soit noté',
  NON_DITE: 'état non renseigné',
} as const;
export type RaisonNonComparable = keyof typeof LIBELLE_NON_COMPARABLE;

export type Difference = {
  readonly nature: NatureDifference;
  readonly cible: Cible;
  /** What each date states, in words; empty when it states nothing there. */
  readonly avant: string;
  readonly apres: string;
  /** When nothing can be said: at which date, and why. */
  readonly empechement: { readonly date: 'AVANT' | 'APRES'; readonly raison: RaisonNonComparable } | null;
};

/**
 * What changed between two signed charts of one mouth, tooth by tooth, face by face, site by site, in mouth order.
 *
 * A finding appears only on a place that was wholly seen and described before, and disappears only from a place that is wholly seen
 * and described after. Anything else is not comparable: what was not seen is never sound. A place that neither date describes is left out.
 *
 * @rule CAP-02
 * @source PRODUCT principle 4, « not seen is not sound »
 * @interpretation a place « vue » about which nothing at all was noted is not described: it is not compared
 */
export function differences(avant: ObservationBouche, apres: ObservationBouche): readonly Difference[] {
  return [
    ...DENTS.flatMap((dent) => differencesDent(avant, apres, dent)),
    ...SITES.flatMap((site) => differenceSite(avant, apres, site)),
  ];
}

function differencesDent(
  avant: ObservationBouche,
  apres: ObservationBouche,
  dent: CodeFdi,
): readonly Difference[] {
  const [a, b] = [dentObservee(avant, dent), dentObservee(apres, dent)];
  const [etatA, etatB] = [etatDe(a), etatDe(b)];
  return [
    ...differenceEtat(dent, etatA, etatB),
    ...differenceMobilite(dent, a, b),
    // A tooth that left took its faces with it: its own line says so.
    ...(porteDesFaces(etatA) && porteDesFaces(etatB)
      ? FACES.flatMap((face) => differenceFace(avant, apres, dent, face))
      : []),
  ];
}

/** A tooth whose face the reader has seen is there, even when nobody wrote it. */
function etatDe({ etat, faces }: ObservationDent): EtatDent | null {
  if (etat !== null) return etat;
  return Object.values(faces).some((face) => face.provenance === 'CONSTATEE' && face.visibilite !== 'NON_VUE')
    ? 'PRESENTE'
    : null;
}

function differenceEtat(dent: CodeFdi, a: EtatDent | null, b: EtatDent | null): readonly Difference[] {
  const cible = { sorte: 'DENT', dent } as const;
  if (a === b) return [];
  if (a !== null && b !== null) return [ecart('MODIFIEE', cible, LIBELLE_ETAT_DENT[a], LIBELLE_ETAT_DENT[b])];
  const dit = a ?? b;
  // « Présente » goes without saying: it is not worth a line that the other date did not write it.
  if (dit === null || dit === 'PRESENTE') return [];
  return [
    incomparable(cible, {
      avant: a === null ? '' : LIBELLE_ETAT_DENT[a],
      apres: b === null ? '' : LIBELLE_ETAT_DENT[b],
      date: a === null ? 'AVANT' : 'APRES',
      raison: 'NON_DITE',
    }),
  ];
}

function differenceMobilite(dent: CodeFdi, a: ObservationDent, b: ObservationDent): readonly Difference[] {
  const cible = { sorte: 'DENT', dent } as const;
  const [avant, apres] = [motsMobilite(a), motsMobilite(b)];
  if (a.mobilite === b.mobilite) return [];
  if (a.mobilite !== null && b.mobilite !== null) return [ecart('MODIFIEE', cible, avant, apres)];
  if (!(a.mobilite || b.mobilite)) return [];
  return [
    incomparable(cible, { avant, apres, date: a.mobilite === null ? 'AVANT' : 'APRES', raison: 'NON_DITE' }),
  ];
}

const motsMobilite = ({ mobilite }: ObservationDent) => (mobilite === null ? '' : `mobilité ${mobilite}`);

function differenceFace(
  avant: ObservationBouche,
  apres: ObservationBouche,
  dent: CodeFdi,
  face: Face,
): readonly Difference[] {
  const [a, b] = [faceObservee(avant, dent, face), faceObservee(apres, dent, face)];
  return comparer(
    { sorte: 'FACE', dent, face },
    enEtat(
      a,
      a.constats.length > 0,
      trouvailles(a.constats).map((constat) => LIBELLE_CONSTAT_FACE[constat]),
    ),
    enEtat(
      b,
      b.constats.length > 0,
      trouvailles(b.constats).map((constat) => LIBELLE_CONSTAT_FACE[constat]),
    ),
  );
}

const trouvailles = (constats: readonly ConstatFace[]) =>
  constats.filter((constat) => constat !== 'SANS_LESION_VISIBLE').toSorted();

function differenceSite(
  avant: ObservationBouche,
  apres: ObservationBouche,
  site: CodeSite,
): readonly Difference[] {
  const [a, b] = [siteObserve(avant, site), siteObserve(apres, site)];
  return comparer({ sorte: 'SITE', site }, etatSite(a), etatSite(b));
}

const etatSite = (site: ObservationSite) =>
  enEtat(site, site.constat !== null, site.lesions.map(motsLesion).toSorted());

/** What can change in a lesion between two dates, and nothing else of it. */
function motsLesion({ tailleMm, couleur, surface, induration, ganglion }: LesionMuqueuse): string {
  return [
    'lésion',
    surface && LIBELLE_SURFACE_LESION[surface],
    couleur && LIBELLE_COULEUR_LESION[couleur],
    tailleMm !== null && `${tailleMm}\u00a0mm`,
    induration === 'OUI' && 'indurée',
    ganglion === 'OUI' && 'ganglion palpé',
  ]
    .filter(Boolean)
    .join(', ');
}

/** One place at one date: what was found there, and whether silence about the rest means anything. */
type EtatLieu = {
  readonly trouve: readonly string[];
  readonly manque: RaisonNonComparable | null;
  readonly decrit: boolean;
};

function enEtat(regard: Regard, note: boolean, trouve: readonly string[]): EtatLieu {
  const constatee = regard.provenance === 'CONSTATEE';
  const manque = raison(regard, note);
  return { trouve: constatee ? trouve : [], manque, decrit: constatee && note };
}

function raison({ visibilite, provenance }: Regard, note: boolean): RaisonNonComparable | null {
  if (provenance !== 'CONSTATEE' || visibilite === 'NON_VUE') return 'NON_VUE';
  if (visibilite === 'PARTIELLE') return 'PARTIELLE';
  return note ? null : 'NON_DECRITE';
}

function comparer(cible: Cible, a: EtatLieu, b: EtatLieu): readonly Difference[] {
  if (!(a.decrit || b.decrit)) return [];
  const [avant, apres] = [motsDe(a), motsDe(b)];
  const venues = b.trouve.some((mot) => !a.trouve.includes(mot));
  const parties = a.trouve.some((mot) => !b.trouve.includes(mot));
  if (a.manque !== null && (venues || !a.decrit))
    return [incomparable(cible, { avant, apres, date: 'AVANT', raison: a.manque })];
  if (b.manque !== null && (parties || !b.decrit))
    return [incomparable(cible, { avant, apres, date: 'APRES', raison: b.manque })];
  if (!venues && !parties) return [];
  if (a.trouve.length === 0) return [ecart('APPARUE', cible, avant, apres)];
  return [ecart(b.trouve.length === 0 ? 'DISPARUE' : 'MODIFIEE', cible, avant, apres)];
}

function motsDe({ trouve, decrit }: EtatLieu): string {
  if (trouve.length > 0) return trouve.join(' et ');
  return decrit ? LIBELLE_CONSTAT_FACE.SANS_LESION_VISIBLE : '';
}

const ecart = (
  nature: Exclude<NatureDifference, 'NON_COMPARABLE'>,
  cible: Cible,
  avant: string,
  apres: string,
): Difference => ({ nature, cible, avant, apres, empechement: null });

const incomparable = (
  cible: Cible,
  dit: { avant: string; apres: string; date: 'AVANT' | 'APRES'; raison: RaisonNonComparable },
): Difference => ({
  nature: 'NON_COMPARABLE',
  cible,
  avant: dit.avant,
  apres: dit.apres,
  empechement: { date: dit.date, raison: dit.raison },
});

/** A finding stated at one date, of which the other cannot say anything: the reader must know. */
export const porteUnConstat = ({ avant, apres }: Difference): boolean =>
  [avant, apres].some((dit) => dit !== '' && dit !== LIBELLE_CONSTAT_FACE.SANS_LESION_VISIBLE);
