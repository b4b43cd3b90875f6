import type { Modalite } from './medias.ts';
import { ecart } from './qualite-empreinte.ts';
import type { MesureImage } from './qualite-mesures.ts';

/**
 * What a measured picture is reproached with, and what to do about it in the room. A remark never blocks: the picture is kept
 * when the person who holds the camera says so, and the remark with it. Pixels are measured, nothing of a mouth is judged.
 *
 * @rule CAP-01
 * @source practice reference 1, pain 1 (66 % of undiagnosed tele-opinions came down to bad pictures) and 3, « useful checks »
 */
export const PHRASE_QUALITE = {
  NOIRE: 'On ne voit presque rien\u00a0: ôtez ce qui cache l’objectif, allumez la lampe.',
  SOMBRE: 'Trop sombre\u00a0: approchez la lampe.',
  CLAIRE: 'Trop clair\u00a0: éloignez un peu la lampe.',
  REFLETS: 'Des reflets cachent une partie\u00a0: séchez doucement ou changez l’angle de la lampe.',
  VOILE: 'Image voilée\u00a0: essuyez la caméra, un miroir tiède ne s’embue pas.',
  BOUGEE: 'L’image a bougé\u00a0: prenez appui, puis reprenez.',
  TROP_PRES: 'Le centre est flou, le tour est net\u00a0: reculez un peu.',
  FLOUE: 'Image floue\u00a0: essuyez la caméra, reculez un peu, puis reprenez.',
  COULEUR: 'Les couleurs sont faussées\u00a0: éteignez la lumière colorée ou changez de lampe.',
  ORIENTATION: 'Cette vue se prend à l’horizontale\u00a0: tournez l’appareil.',
  DOUBLON: 'Cette image ressemble beaucoup à une autre\u00a0: vérifiez la vue demandée.',
} as const;
export type CodeQualite = keyof typeof PHRASE_QUALITE;
export const CODES_QUALITE = Object.keys(PHRASE_QUALITE) as readonly CodeQualite[];

/** In a few letters, beside a picture that was kept all the same. */
export const LIBELLE_QUALITE = {
  NOIRE: 'presque noire',
  SOMBRE: 'sombre',
  CLAIRE: 'trop claire',
  REFLETS: 'reflets',
  VOILE: 'voilée',
  BOUGEE: 'bougée',
  TROP_PRES: 'prise de trop près',
  FLOUE: 'floue',
  COULEUR: 'couleurs faussées',
  ORIENTATION: 'prise de travers',
  DOUBLON: 'proche d’une autre',
} as const satisfies Record<CodeQualite, string>;

/** Why a picture with remarks was kept: what the person can give today comes before a perfect picture. */
export const LIBELLE_GARDEE = {
  PAS_MIEUX: 'pas mieux aujourd’hui',
  BOUGE: 'la personne bouge',
  OUVERTURE_LIMITEE: 'la bouche s’ouvre peu',
  SALIVE_SANG: 'salive ou sang',
  FATIGUE: 'fatigue ou douleur',
} as const;
export type MotifGardee = keyof typeof LIBELLE_GARDEE;
export const MOTIFS_GARDEE = Object.keys(LIBELLE_GARDEE) as readonly MotifGardee[];

/** A picture already kept in this sitting. */
export type Voisine = { readonly vue: string; readonly empreinte: string };

export type Contexte = {
  readonly modalite: Modalite;
  readonly vue: string;
  /** Sharpness of the best frame of the last seconds, at the same size; null when there was no preview. */
  readonly reference: number | null;
  /** The view is wider than high. */
  readonly horizontale: boolean;
  readonly empreinte: string;
  readonly voisines: readonly Voisine[];
};

type Seuils = {
  readonly noire: number;
  readonly sombre: number;
  readonly claire: number;
  readonly brulees: number;
  readonly reflets: number;
  readonly flou: number;
  /** Below this part of the best preview's sharpness, the shot is the bad one. */
  readonly relatif: number;
  /** One axis smoother than the other by this much: moved, when it is blurred; and by twice as much, moved in any case. */
  readonly file: number;
  readonly voile: { readonly noirs: number; readonly contraste: number } | null;
  readonly couleur: {
    readonly rouge: readonly [number, number];
    readonly bleu: readonly [number, number];
  } | null;
};

/**
 * A mouth is red and its teeth are pale: neither a grey world nor a mean of 128 is its normal. A picture in fluorescence is
 * dark, green or red, and right.
 *
 * @source web reference 5 (22 photographs: mean 75 to 180, R/G 1.4 to 2.1, B/G 0.75 to 1.2), widened until none of the good ones
 *   that were looked at is reproached with its colour
 * @interpretation thresholds warn; they were chosen on few photographs and move with more of them
 */
const BLANCHE: Seuils = {
  noire: 18,
  sombre: 58,
  claire: 218,
  brulees: 0.1,
  reflets: 0.045,
  flou: 0.64,
  relatif: 0.4,
  file: 0.12,
  voile: { noirs: 120, contraste: 60 },
  couleur: { rouge: [0.95, 2.6], bleu: [0.55, 1.35] },
};
const SEUILS: Readonly<Record<Modalite, Seuils | null>> = {
  LUMIERE_BLANCHE: BLANCHE,
  FLUORESCENCE: { ...BLANCHE, noire: 6, sombre: 16, claire: 230, reflets: 0.06, voile: null, couleur: null },
  // Made elsewhere and imported: nobody in the room can take it again.
  RADIO: null,
};

/** Two pictures of the 256 bits nearer than this are one scene. */
const ECART_DOUBLON = 30;

/** What to say of a picture, the most useful first; nothing when it is good. */
export function jugerQualite(mesure: MesureImage, contexte: Contexte): readonly CodeQualite[] {
  const seuils = SEUILS[contexte.modalite];
  if (!seuils) return [];
  const lumiere = remarquesLumiere(mesure, seuils);
  // Nothing more can be said of what is not lit.
  if (lumiere.includes('NOIRE')) return lumiere;
  const nettete = remarqueNettete(mesure, contexte, seuils);
  return [
    ...(nettete ? [nettete] : []),
    ...lumiere,
    ...(estVoilee(mesure, seuils) ? (['VOILE'] as const) : []),
    // A sensor that is starved or full invents its colours.
    ...(lumiere.length === 0 && estColoree(mesure, seuils) ? (['COULEUR'] as const) : []),
    ...(contexte.horizontale && mesure.hauteur > 1.15 * mesure.largeur ? (['ORIENTATION'] as const) : []),
    ...(estEnDouble(contexte) ? (['DOUBLON'] as const) : []),
  ];
}

function remarquesLumiere(m: MesureImage, s: Seuils): CodeQualite[] {
  if (m.luminance < s.noire) return ['NOIRE'];
  const claire = m.luminance > s.claire || m.brulees > s.brulees;
  return [
    ...(m.luminance < s.sombre ? (['SOMBRE'] as const) : []),
    ...(claire ? (['CLAIRE'] as const) : []),
    ...(m.reflets > s.reflets && !claire ? (['REFLETS'] as const) : []),
  ];
}

function remarqueNettete(m: MesureImage, { reference }: Contexte, s: Seuils): CodeQualite | undefined {
  const moinsNette = reference !== null && m.nettete < s.relatif * reference;
  if (m.flou <= s.flou && m.file <= 2 * s.file && !moinsNette) return undefined;
  if (m.file > s.file) return 'BOUGEE';
  return m.netteteAutour > 4 * m.nettete && m.netteteAutour > NET_AUTOUR ? 'TROP_PRES' : 'FLOUE';
}

const NET_AUTOUR = 40;

const estVoilee = ({ noirs, contraste }: MesureImage, { voile }: Seuils) =>
  voile !== null && noirs > voile.noirs && contraste < voile.contraste;

const estColoree = ({ rougeSurVert, bleuSurVert }: MesureImage, { couleur }: Seuils) =>
  couleur !== null && (hors(rougeSurVert, couleur.rouge) || hors(bleuSurVert, couleur.bleu));

// A ratio of 0 was not measured: no point of the region was between black and white.
const hors = (rapport: number, [bas, haut]: readonly [number, number]) =>
  rapport !== 0 && (rapport < bas || rapport > haut);

/** Another picture of the same view is a second try, not a mistake. */
const estEnDouble = ({ vue, empreinte, voisines }: Contexte) =>
  voisines.some((voisine) => voisine.vue !== vue && ecart(voisine.empreinte, empreinte) <= ECART_DOUBLON);
