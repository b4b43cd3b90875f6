import type { Role } from '@orapont/contract/route';
import type { Acteur } from './acteurs.ts';
import { type NomSituation, SITUATIONS } from './situations.ts';

/** What ties a caller to a situation. */
export type Relation =
  | 'equipe'
  | 'même organisation, sans soin'
  | 'requis, partage ouvert'
  | 'requis, partage fermé'
  | 'cabinet du requis'
  | 'cabinet du requis, partage fermé'
  | 'aucune';

export const ROLE: Readonly<Record<Acteur, Role | null>> = {
  anonyme: null,
  'demi-session': null,
  'soignant du site': 'soignant',
  'preneur du site': 'preneur',
  'preneur du réseau': 'preneur',
  'soignant d’un autre site': 'soignant',
  'praticien requis': 'praticien',
  'praticien du même cabinet': 'praticien',
  'praticien d’une autre organisation': 'praticien',
  secretariat: 'secretariat',
  coordinateur: 'coordinateur',
  administrateur: 'administrateur',
  appareil: null,
};

const DU_PORT: readonly Acteur[] = ['praticien du même cabinet', 'secretariat'];
const DE_L_ASSOCIATION: readonly Acteur[] = [
  'soignant du site',
  'preneur du site',
  'preneur du réseau',
  'soignant d’un autre site',
];
const EQUIPES: Readonly<Record<NomSituation, readonly Acteur[]>> = {
  'partage ouvert': ['soignant du site', 'preneur du site', 'preneur du réseau'],
  'partage fermé': ['soignant du site', 'preneur du site', 'preneur du réseau'],
  // The nurse of the network takes pictures in both EHPAD.
  'autre site': ['soignant d’un autre site', 'preneur du réseau'],
  'autre organisation': ['praticien d’une autre organisation'],
};
const REQUIS: Readonly<Record<NomSituation, Acteur | null>> = {
  'partage ouvert': 'praticien requis',
  'partage fermé': 'praticien requis',
  'autre site': 'praticien d’une autre organisation',
  'autre organisation': null,
};

export function relation(acteur: Acteur, situation: NomSituation): Relation {
  const { site, ferme } = SITUATIONS[situation];
  if (EQUIPES[situation].includes(acteur)) return 'equipe';
  if (site !== 'lices' && DE_L_ASSOCIATION.includes(acteur)) return 'même organisation, sans soin';
  if (REQUIS[situation] === acteur) return ferme ? 'requis, partage fermé' : 'requis, partage ouvert';
  if (REQUIS[situation] === 'praticien requis' && DU_PORT.includes(acteur))
    return ferme ? 'cabinet du requis, partage fermé' : 'cabinet du requis';
  return 'aucune';
}
