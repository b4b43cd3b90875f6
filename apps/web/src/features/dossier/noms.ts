import type { FicheT } from '@orapont/contract/dossier-fiche';

/** « LEFÈVRE Jeanne » : the name the person is called by. */
export const nomComplet = (
  fiche: Pick<FicheT, 'nomNaissance' | 'nomUtilise' | 'prenoms' | 'prenomUtilise'>,
) =>
  `${(fiche.nomUtilise ?? fiche.nomNaissance).toLocaleUpperCase('fr')} ${fiche.prenomUtilise ?? fiche.prenoms[0] ?? ''}`.trim();
