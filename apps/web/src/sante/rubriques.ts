import type { DonneesSante } from '@orapont/domain/sante/donnees';

export const RUBRIQUES = ['allergies', 'traitements', 'antecedents'] as const;
export type Rubrique = (typeof RUBRIQUES)[number];

/** Rows left empty are not sent: an empty row says nothing. */
export function sansLignesVides(donnees: DonneesSante): DonneesSante {
  const propres = RUBRIQUES.map((rubrique) => {
    const lignes = donnees[rubrique];
    if (typeof lignes === 'string') return [rubrique, lignes] as const;
    const pleines = lignes.filter(({ libelle }) => libelle.trim() !== '');
    return [rubrique, pleines.length > 0 ? pleines : 'NON_RENSEIGNE'] as const;
  });
  return { ...donnees, ...Object.fromEntries(propres) };
}
