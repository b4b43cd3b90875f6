import { type DonneesSante, LIBELLE_SITUATION, type Lignes, SITUATIONS, type Situation } from './donnees.ts';

export type ChampSante =
  | 'motif'
  | 'plainte'
  | 'antecedents'
  | 'allergies'
  | 'traitements'
  | 'tabac'
  | 'alcool'
  | Situation;

/** How each question is named in the list of what is missing. */
export const LIBELLE_CHAMP_SANTE = {
  motif: 'Motif de la demande',
  plainte: 'Histoire de la plainte',
  antecedents: 'Antécédents',
  allergies: 'Allergies',
  traitements: 'Traitements en cours',
  tabac: 'Tabac',
  alcool: 'Alcool',
  ...LIBELLE_SITUATION,
} as const satisfies Record<ChampSante, string>;

/**
 * Questions that still need an answer before the set can leave, in the order of the screen. « Aucun connu » and « ne
 * sait pas » are answers; silence is not.
 *
 * @rule CAP-01, TE-04
 * @source SOSS; JO 18/01/2025, art. 58.1, the clinical context is mandatory
 */
export function donneesManquantes(donnees: DonneesSante): readonly ChampSante[] {
  const manques = [
    [donnees.motif.trim() === '', 'motif'],
    [!estPlainteDite(donnees), 'plainte'],
    [!sontDites(donnees.antecedents), 'antecedents'],
    [!sontDites(donnees.allergies), 'allergies'],
    [!sontDites(donnees.traitements), 'traitements'],
    [donnees.tabac.etat === 'NON_RENSEIGNE', 'tabac'],
    [donnees.alcool.etat === 'NON_RENSEIGNE', 'alcool'],
    ...SITUATIONS.map((s) => [(donnees.situations[s] ?? 'NON_RENSEIGNE') === 'NON_RENSEIGNE', s] as const),
  ] as const satisfies readonly (readonly [boolean, ChampSante])[];
  return manques.filter(([manque]) => manque).map(([, champ]) => champ);
}

export const donneesCompletes = (donnees: DonneesSante): boolean => donneesManquantes(donnees).length === 0;

function estPlainteDite({ plainte }: DonneesSante): boolean {
  if (typeof plainte === 'string') return plainte === 'AUCUNE_PLAINTE';
  return plainte.description.trim() !== '';
}

/** An empty list says nothing: « aucun connu » has its own word. */
function sontDites(lignes: Lignes): boolean {
  if (typeof lignes === 'string') return lignes === 'AUCUN_CONNU';
  return lignes.length > 0 && lignes.every(({ libelle }) => libelle.trim() !== '');
}
