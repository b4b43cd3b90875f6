import type { Annotation } from './annotation.ts';
import type { CodeFdi, Denture } from './dents.ts';
import type { Face } from './faces.ts';
import type { CodeSite } from './muqueuse.ts';

/**
 * What a reader states about a mouth. Everything is written in by a person: what is missing from the chart
 * was not seen, and not seen is not sound. The words of a finding are the dentist's, chosen from a list; the
 * program never infers one.
 *
 * @rule CAP-02
 * @source SOSS; DESIGN « vue · partielle · non vue (motif) · absente, each présumée or constatée »
 */
export type ObservationBouche = {
  readonly denture: Denture;
  readonly dents: Readonly<Partial<Record<CodeFdi, ObservationDent>>>;
  readonly muqueuse: Readonly<Partial<Record<CodeSite, ObservationSite>>>;
};

export type ObservationDent = {
  /** Null until someone has said what stands there. */
  readonly etat: EtatDent | null;
  readonly mobilite: Mobilite | null;
  readonly faces: Readonly<Partial<Record<Face, ObservationFace>>>;
  readonly precision: string;
  readonly reperes: readonly Repere[];
};

export type ObservationFace = Regard & {
  /** SANS_LESION_VISIBLE stands alone; any other finding may go with another. */
  readonly constats: readonly ConstatFace[];
  readonly precision: string;
  readonly reperes: readonly Repere[];
};

export type ObservationSite = Regard & {
  readonly constat: ConstatSite | null;
  /** At least one when the finding is LESION, none otherwise. */
  readonly lesions: readonly LesionMuqueuse[];
  readonly precision: string;
  readonly reperes: readonly Repere[];
};

/** How much of a face or site was seen, and who says so. */
export type Regard = {
  readonly visibilite: Visibilite;
  readonly provenance: Provenance;
  readonly motif: MotifNonVue | null;
};

/**
 * A pin on a picture: x and y between 0 and 1 from the upper left corner of the picture as kept, before rotation. What it draws
 * beside its point (arrow, contour, words) is absent for a plain pin, and the slice for a picture that has one.
 */
export type Repere = Annotation & { readonly mediaId: string };

export const VISIBILITES = ['VUE', 'PARTIELLE', 'NON_VUE'] as const;
export type Visibilite = (typeof VISIBILITES)[number];
export const LIBELLE_VISIBILITE = {
  VUE: 'vue',
  PARTIELLE: 'partiellement vue',
  NON_VUE: 'non vue',
} as const satisfies Record<Visibilite, string>;

/** PRESUMEE: an accepted view shows it by construction. CONSTATEE: the reader has seen it. */
export const PROVENANCES = ['PRESUMEE', 'CONSTATEE'] as const;
export type Provenance = (typeof PROVENANCES)[number];

export const LIBELLE_MOTIF_NON_VUE = {
  VUE_NON_PRISE: 'vue non prise',
  HORS_CHAMP: 'hors du champ',
  FLOU: 'image floue',
  REFLET: 'reflet ou surexposition',
  SOMBRE: 'image trop sombre',
  SALIVE_SANG: 'salive ou sang',
  DEPOTS: 'plaque, tartre ou débris',
  PROTHESE_EN_PLACE: 'prothèse en place',
  MASQUEE: 'masquée par la langue, la joue ou une dent',
  CONTACT: 'face de contact, hors de portée d’une photographie',
  OUVERTURE_LIMITEE: 'ouverture de bouche limitée',
  DITE_ABSENTE: 'dent dite absente à la prise de vues',
  REFUS: 'refus de la personne',
  FATIGUE: 'fatigue ou douleur',
  AUTRE: 'autre motif',
} as const;
export type MotifNonVue = keyof typeof LIBELLE_MOTIF_NON_VUE;
export const MOTIFS_NON_VUE = Object.keys(LIBELLE_MOTIF_NON_VUE) as readonly MotifNonVue[];

export const LIBELLE_ETAT_DENT = {
  PRESENTE: 'présente',
  ABSENTE: 'absente',
  INCLUSE: 'incluse',
  RACINE_RESIDUELLE: 'racine résiduelle',
  COURONNE: 'couronne',
  BRIDGE: 'bridge',
  IMPLANT: 'implant',
  PROTHESE_FIXEE: 'prothèse fixée',
  PROTHESE_AMOVIBLE: 'prothèse amovible',
} as const;
export type EtatDent = keyof typeof LIBELLE_ETAT_DENT;
export const ETATS_DENT = Object.keys(LIBELLE_ETAT_DENT) as readonly EtatDent[];

/** 0: physiological; 3: moves in every direction. */
export const MOBILITES = [0, 1, 2, 3] as const;
export type Mobilite = (typeof MOBILITES)[number];

export const LIBELLE_CONSTAT_FACE = {
  SANS_LESION_VISIBLE: 'sans lésion visible',
  LESION: 'lésion',
  OBTURATION: 'obturation',
  OBTURATION_DEFECTUEUSE: 'obturation défectueuse',
  FRACTURE: 'fracture',
  USURE: 'usure',
  COLORATION: 'coloration',
  TARTRE: 'tartre ou plaque',
  RECESSION: 'récession gingivale',
} as const;
export type ConstatFace = keyof typeof LIBELLE_CONSTAT_FACE;
export const CONSTATS_FACE = Object.keys(LIBELLE_CONSTAT_FACE) as readonly ConstatFace[];

const LIBELLE_CONSTAT_SITE = {
  SANS_LESION_VISIBLE: 'sans lésion visible',
  LESION: 'lésion',
} as const;
export type ConstatSite = keyof typeof LIBELLE_CONSTAT_SITE;
export const CONSTATS_SITE = Object.keys(LIBELLE_CONSTAT_SITE) as readonly ConstatSite[];

export type LesionMuqueuse = {
  readonly tailleMm: number | null;
  readonly couleur: CouleurLesion | null;
  readonly surface: SurfaceLesion | null;
  /** Felt by whoever held the patient's mouth: a picture does not palpate. */
  readonly induration: OuiNonInconnu;
  readonly depuis: AncienneteLesion;
  readonly ganglion: OuiNonInconnu;
};

export const LIBELLE_COULEUR_LESION = {
  BLANCHE: 'blanche',
  ROUGE: 'rouge',
  BLANCHE_ET_ROUGE: 'blanche et rouge',
  PIGMENTEE: 'pigmentée',
  BLEUTEE: 'bleutée',
  JAUNATRE: 'jaunâtre',
  MUQUEUSE_NORMALE: 'de la couleur de la muqueuse',
} as const;
export type CouleurLesion = keyof typeof LIBELLE_COULEUR_LESION;

export const LIBELLE_SURFACE_LESION = {
  PLANE: 'plane',
  SURELEVEE: 'surélevée',
  ULCEREE: 'ulcérée',
  VERRUQUEUSE: 'verruqueuse',
  BULLEUSE: 'bulleuse',
  FISSUREE: 'fissurée',
  NODULAIRE: 'nodulaire',
} as const;
export type SurfaceLesion = keyof typeof LIBELLE_SURFACE_LESION;

export const LIBELLE_ANCIENNETE_LESION = {
  MOINS_DE_3_SEMAINES: 'depuis moins de 3 semaines',
  DE_3_SEMAINES_A_3_MOIS: 'depuis 3 semaines à 3 mois',
  PLUS_DE_3_MOIS: 'depuis plus de 3 mois',
  INCONNUE: 'ancienneté inconnue',
} as const;
export type AncienneteLesion = keyof typeof LIBELLE_ANCIENNETE_LESION;

export const OUI_NON_INCONNU = ['OUI', 'NON', 'INCONNU'] as const;
export type OuiNonInconnu = (typeof OUI_NON_INCONNU)[number];

/** A chart on which nothing has been seen yet. */
export function chartVierge(denture: Denture): ObservationBouche {
  return { denture, dents: {}, muqueuse: {} };
}

export const DENT_NON_OBSERVEE: ObservationDent = {
  etat: null,
  mobilite: null,
  faces: {},
  precision: '',
  reperes: [],
};

const NON_VU: Regard = { visibilite: 'NON_VUE', provenance: 'PRESUMEE', motif: null };
export const FACE_NON_VUE: ObservationFace = { ...NON_VU, constats: [], precision: '', reperes: [] };
export const SITE_NON_VU: ObservationSite = {
  ...NON_VU,
  constat: null,
  lesions: [],
  precision: '',
  reperes: [],
};

export const dentObservee = (chart: ObservationBouche, dent: CodeFdi) =>
  chart.dents[dent] ?? DENT_NON_OBSERVEE;
export const faceObservee = (chart: ObservationBouche, dent: CodeFdi, face: Face) =>
  dentObservee(chart, dent).faces[face] ?? FACE_NON_VUE;
export const siteObserve = (chart: ObservationBouche, site: CodeSite) => chart.muqueuse[site] ?? SITE_NON_VU;
