import type { ConstatFace, EtatDent, ObservationFace } from '@orapont/domain/bouche/observation';

/** How a face is drawn: each has its own pattern, and a letter when something is stated. */
export const ASPECTS_FACE = ['non-vue', 'partielle', 'presumee', 'vue', 'sans-lesion', 'constat'] as const;
export type AspectFace = (typeof ASPECTS_FACE)[number];

/** One letter each, as short as the drawing; the words are in the label, the panel and the legend. */
export const LETTRE_CONSTAT = {
  SANS_LESION_VISIBLE: '',
  LESION: 'L',
  OBTURATION: 'O',
  OBTURATION_DEFECTUEUSE: 'D',
  FRACTURE: 'F',
  USURE: 'U',
  COLORATION: 'C',
  TARTRE: 'T',
  RECESSION: 'R',
} as const satisfies Record<ConstatFace, string>;

/** What calls for attention comes first: it gives the face its pattern. */
const PRIORITE: readonly ConstatFace[] = [
  'LESION',
  'FRACTURE',
  'OBTURATION_DEFECTUEUSE',
  'OBTURATION',
  'RECESSION',
  'TARTRE',
  'USURE',
  'COLORATION',
];

export function aspectFace(face: ObservationFace): AspectFace {
  if (face.visibilite === 'NON_VUE') return 'non-vue';
  if (constatsTries(face).length > 0) return 'constat';
  if (face.provenance === 'PRESUMEE') return 'presumee';
  if (face.visibilite === 'PARTIELLE') return 'partielle';
  return face.constats.includes('SANS_LESION_VISIBLE') ? 'sans-lesion' : 'vue';
}

export function constatsTries({ constats }: ObservationFace): readonly ConstatFace[] {
  return PRIORITE.filter((constat) => constats.includes(constat));
}

export const MENTION_ETAT = {
  PRESENTE: '',
  ABSENTE: 'Abs',
  INCLUSE: 'Inc',
  RACINE_RESIDUELLE: 'RR',
  COURONNE: 'Cr',
  BRIDGE: 'Br',
  IMPLANT: 'Im',
  PROTHESE_FIXEE: 'PF',
  PROTHESE_AMOVIBLE: 'PA',
} as const satisfies Record<EtatDent, string>;

/** States in which the crown is covered, hence ringed twice. */
export const COURONNE_COUVERTE: ReadonlySet<EtatDent> = new Set([
  'COURONNE',
  'BRIDGE',
  'IMPLANT',
  'PROTHESE_FIXEE',
]);

export const ROMAIN = ['', 'I', 'II', 'III'] as const;
