import type { Echelle } from './echelle.ts';

/**
 * How much help brushing takes, for whoever plans the care.
 *
 * @source none: four levels of our own. The published index of activities of daily oral hygiene (ADOH, Bauer 2001) scores four tasks
 * from 0 to 4, more than a round leaves time for; it is not this item and the two must not be compared.
 */
export const BROSSAGE: Echelle = {
  sigle: 'Brossage',
  libelle: 'Autonomie pour le brossage des dents',
  profils: ['AGEE', 'POLYHANDICAP'],
  consigne: 'Ce qui se passe les jours ordinaires, brosse et dentifrice à portée de main.',
  source: 'Quatre niveaux propres à Orapont\u00a0: ce n’est pas une échelle publiée',
  somme: false,
  items: [
    {
      code: 'NIVEAU',
      libelle: 'Pour se brosser les dents, la personne',
      choix: [
        { valeur: 0, libelle: 'Le fait seule' },
        { valeur: 1, libelle: 'Le fait si on le lui rappelle ou si on prépare le matériel' },
        { valeur: 2, libelle: 'Commence, quelqu’un termine ou guide sa main' },
        { valeur: 3, libelle: 'Ne peut pas\u00a0: quelqu’un le fait pour elle' },
      ],
    },
  ],
  seuils: [],
};
