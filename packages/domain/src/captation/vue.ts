import { type CodeFdi, DENTS } from '../bouche/dents.ts';
import { type CleFace, cleFace, type Face } from '../bouche/faces.ts';
import type { CodeSite } from '../bouche/muqueuse.ts';
import type { Montree } from '../bouche/presomption.ts';
import type { CodeDentOip } from './dent-oip.ts';

/** Drawings that show how to hold the device. A view of an organisation picks one of them. */
export const DESSINS = [
  'FACE',
  'FACE_OUVERTE',
  'COTE_DROIT',
  'COTE_GAUCHE',
  'ARCADE_HAUT',
  'ARCADE_BAS',
  'INTERIEUR_HAUT_DROIT',
  'INTERIEUR_HAUT_GAUCHE',
  'INTERIEUR_BAS_GAUCHE',
  'INTERIEUR_BAS_DROIT',
  'BALAYAGE_HAUT_DROIT',
  'BALAYAGE_HAUT_GAUCHE',
  'BALAYAGE_BAS_GAUCHE',
  'BALAYAGE_BAS_DROIT',
  'PALAIS',
  'LANGUE_TIREE',
  'LANGUE_BORD_DROIT',
  'LANGUE_BORD_GAUCHE',
  'LANGUE_LEVEE',
  'JOUE_DROITE',
  'JOUE_GAUCHE',
  'LEVRES',
  'LEVRE_HAUT',
  'LEVRE_BAS',
  'PROTHESES',
  'GROS_PLAN',
  'SITE',
  'RADIO',
  'LIBRE',
] as const;
export type CleDessin = (typeof DESSINS)[number];

export const SUPPORTS = ['PHOTO', 'VIDEO', 'RADIO'] as const;
export type SupportVue = (typeof SUPPORTS)[number];

/**
 * One view, as data: an organisation adds its own beside the built-in ones, and a picture that carries such a view carries a copy
 * of it, so that it reads right where that organisation's list is out of reach.
 *
 * @rule CAP-01
 */
export type Vue = {
  readonly code: string;
  readonly libelle: string;
  readonly support: SupportVue;
  /** Keyword of the DENT-OIP table, when it has one that means this view. */
  readonly codeDentOip: CodeDentOip | null;
  /** Taken in a mirror, and turned back before it is kept. */
  readonly miroir: boolean;
  /** Place among the other views, in the order in which a mouth is read. */
  readonly ordre: number;
  /** Several pictures may carry this view. */
  readonly repetable: boolean;
  /** Never taken with Orapont's camera: brought in from elsewhere. */
  readonly importSeul: boolean;
  readonly consigne: string;
  /** Said aloud when the view is asked for; the person in the chair hears it too. */
  readonly phraseParlee: string;
  readonly dessin: CleDessin;
  /** What a good picture of this view shows by construction, whatever the teeth present: the reader has still to see it. */
  readonly montre: Montree;
};

/** Code of a view or of a protocol, built in or not. */
export const FORME_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** What a definition may leave out. The code is its key, the order its place in the list. */
export type DefinitionVue = Pick<Vue, 'libelle' | 'consigne' | 'phraseParlee' | 'dessin'> &
  Partial<
    Pick<Vue, 'support' | 'codeDentOip' | 'miroir' | 'repetable' | 'importSeul'> & {
      readonly faces: readonly CleFace[];
      readonly facesPartielles: readonly CleFace[];
      readonly sites: readonly CodeSite[];
      readonly sitesPartiels: readonly CodeSite[];
    }
  >;

/** Built-in views leave room between them, so that an organisation puts one of its own in its place. */
const PAS = 10;

export function enVue(code: string, rang: number, definition: DefinitionVue): Vue {
  const { faces = [], facesPartielles = [], sites = [], sitesPartiels = [], ...reste } = definition;
  return {
    code,
    support: 'PHOTO',
    codeDentOip: null,
    miroir: false,
    ordre: (rang + 1) * PAS,
    repetable: false,
    importSeul: false,
    ...reste,
    montre: { faces, facesPartielles, sites, sitesPartiels },
  };
}

/** Views in mouth order; at the same place, by code, so that two screens never disagree. */
export const comparerVues = (a: Vue, b: Vue): number => a.ordre - b.ordre || (a.code < b.code ? -1 : 1);

export function facesDeDents(face: Face, choix: (dent: CodeFdi) => boolean): readonly CleFace[] {
  return DENTS.filter(choix).map((dent) => cleFace(dent, face));
}

export function proximales(choix: (dent: CodeFdi) => boolean): readonly CleFace[] {
  return [...facesDeDents('mesiale', choix), ...facesDeDents('distale', choix)];
}
