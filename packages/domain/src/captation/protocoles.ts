import { DENTURES, type Denture } from '../bouche/dents.ts';
import type { Vue } from './vue.ts';
import { type CodeVue, decrireVue } from './vues.ts';

/** A set of views to take, in the order in which they are asked for. */
export type Protocole = {
  readonly code: string;
  readonly libelle: string;
  /** When it serves, in one sentence. */
  readonly usage: string;
  /** Codes of views, built in or of the organisation. */
  readonly vues: readonly string[];
  /** The same views again in fluorescence, where the camera has it. */
  readonly fluorescence: boolean;
  readonly dentures: readonly Denture[];
};

const RAPIDE = [
  'FACE',
  'VESTIBULAIRE_DROITE',
  'VESTIBULAIRE_GAUCHE',
  'OCCLUSALE_SUPERIEURE',
  'OCCLUSALE_INFERIEURE',
] as const satisfies readonly CodeVue[];

type DefinitionProtocole = Omit<Protocole, 'code' | 'fluorescence' | 'dentures' | 'vues'> &
  Partial<Pick<Protocole, 'fluorescence' | 'dentures'>> & { readonly vues: readonly CodeVue[] };

const DEFINITIONS = {
  RAPIDE_5: {
    libelle: 'Rapide, 5 vues',
    usage: 'Peu de temps, ou une première fois\u00a0: l’extérieur et le dessus des dents.',
    vues: RAPIDE,
  },
  COMPLET_12: {
    libelle: 'Complet, 12 vues',
    usage:
      'Bilan ou suspicion\u00a0: toutes les faces qu’une photographie peut montrer, langue, palais et plancher.',
    vues: [
      ...RAPIDE,
      'PALATINE_DROITE',
      'PALATINE_GAUCHE',
      'LINGUALE_GAUCHE',
      'LINGUALE_DROITE',
      'PALAIS',
      'LANGUE',
      'PLANCHER',
    ],
  },
  BALAYAGE: {
    libelle: 'Balayage, 4 vidéos',
    usage:
      'Avec une caméra intra-buccale\u00a0: un film par quart de bouche, puis en fluorescence si la caméra la propose.',
    vues: [
      'BALAYAGE_SUPERIEUR_DROIT',
      'BALAYAGE_SUPERIEUR_GAUCHE',
      'BALAYAGE_INFERIEUR_GAUCHE',
      'BALAYAGE_INFERIEUR_DROIT',
    ],
    fluorescence: true,
  },
  EDENTE_6: {
    libelle: 'Édenté, 6 vues',
    usage: 'Plus de dents\u00a0: les crêtes, le palais, le plancher et les prothèses.',
    vues: ['FACE_OUVERTE', 'OCCLUSALE_SUPERIEURE', 'OCCLUSALE_INFERIEURE', 'PALAIS', 'PLANCHER', 'PROTHESES'],
    dentures: ['PERMANENTE'],
  },
  ENFANT: {
    libelle: 'Enfant, 5 vues',
    usage: 'Dents de lait ou denture mixte\u00a0: peu de vues, de la plus facile à la plus difficile.',
    vues: [
      'FACE',
      'OCCLUSALE_INFERIEURE',
      'OCCLUSALE_SUPERIEURE',
      'VESTIBULAIRE_DROITE',
      'VESTIBULAIRE_GAUCHE',
    ],
    dentures: ['TEMPORAIRE', 'MIXTE'],
  },
  MUQUEUSES: {
    libelle: 'Muqueuses, 10 vues',
    usage: 'Langue, plancher, palais, joues et lèvres.',
    vues: [
      'PALAIS',
      'LANGUE',
      'LANGUE_BORD_DROIT',
      'LANGUE_BORD_GAUCHE',
      'PLANCHER',
      'JOUE_DROITE',
      'JOUE_GAUCHE',
      'LEVRES',
      'LEVRE_SUPERIEURE',
      'LEVRE_INFERIEURE',
    ],
  },
  SUIVI_SITE: {
    libelle: 'Suivi d’un site',
    usage: 'Revoir un endroit déjà photographié, sous le même angle.',
    vues: ['SITE_ENSEMBLE', 'SITE_PROCHE'],
  },
  GROS_PLAN: {
    libelle: 'Gros plan',
    usage: 'Un endroit qui gêne, une photo par endroit\u00a0; s’ajoute à tout autre protocole.',
    vues: ['PLAINTE'],
  },
} as const satisfies Record<string, DefinitionProtocole>;

/** Code of a built-in protocol. */
export type CodeProtocole = keyof typeof DEFINITIONS;
export const CODES_PROTOCOLE = Object.keys(DEFINITIONS) as readonly CodeProtocole[];

/**
 * Sets of views to take. PLAINTE, the X-rays and AUTRE may be added to any of them.
 *
 * @rule CAP-01
 * @source practice reference 2; the sets are Orapont's own choice
 */
export const PROTOCOLES = Object.fromEntries(
  CODES_PROTOCOLE.map((code) => [
    code,
    { code, fluorescence: false, dentures: DENTURES, ...DEFINITIONS[code] },
  ]),
) as unknown as {
  readonly [C in CodeProtocole]: Omit<Protocole, 'code' | 'vues'> & {
    readonly code: C;
    readonly vues: (typeof DEFINITIONS)[C]['vues'];
  };
};

export function estCodeProtocole(code: string): code is CodeProtocole {
  return Object.hasOwn(PROTOCOLES, code);
}

/** The protocol behind a code; the quick one when nobody knows it here. */
export function decrireProtocole(code: string | null, propres: readonly Protocole[]): Protocole {
  if (code !== null && estCodeProtocole(code)) return PROTOCOLES[code];
  return propres.find((protocole) => protocole.code === code) ?? PROTOCOLES.RAPIDE_5;
}

/** Views of the protocol, described, in its order. */
export const vuesDe = (protocole: Protocole, propres: readonly Vue[]): readonly Vue[] =>
  protocole.vues.map((code) => decrireVue(code, propres));

/** Views of the protocol that no picture carries, in its order. */
export function vuesManquantes(protocole: Protocole, presentes: readonly string[]): readonly string[] {
  return protocole.vues.filter((vue) => !presentes.includes(vue));
}
