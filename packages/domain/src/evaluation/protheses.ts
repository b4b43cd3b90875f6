import type { Echelle, Item } from './echelle.ts';

const item = (code: string, libelle: string): Item => ({
  code,
  libelle,
  choix: [
    { valeur: 0, libelle: 'Pas de prothèse amovible' },
    { valeur: 1, libelle: 'En bouche pendant les images' },
    { valeur: 2, libelle: 'Retirée pour les images' },
    { valeur: 3, libelle: 'Existe, mais la personne ne la porte pas' },
  ],
});

/**
 * Where the removable prostheses are when the pictures are taken: what they hide was not seen.
 *
 * @source none: a fact of the moment, no scale
 */
export const PROTHESES: Echelle = {
  sigle: 'Prothèses',
  libelle: 'Prothèses amovibles au moment des images',
  profils: ['AGEE', 'POLYHANDICAP'],
  consigne: 'Au moment où les images sont prises.',
  source: 'Constat du moment, sans score',
  somme: false,
  items: [item('HAUT', 'En haut'), item('BAS', 'En bas')],
  seuils: [],
};
