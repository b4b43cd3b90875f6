import type { Echelle, Item } from './echelle.ts';

const OUI_NON = [
  { valeur: 0, libelle: 'Non' },
  { valeur: 1, libelle: 'Oui' },
] as const;

const item = (code: string, libelle: string, precision: string): Item => ({
  code,
  libelle,
  precision,
  choix: OUI_NON,
});

/**
 * Algoplus, acute pain of an older person who cannot say it. One sign seen in an item is enough for « oui », whatever its likely
 * cause; each « oui » is one point.
 *
 * @source Collectif Doloplus, doloplus.fr/lechelle-algoplus: five items, ≥ 2 of 5 (sensitivity 87 %, specificity 80 %); wording of
 * the items as reproduced by maeker.fr/fr/geriatrie/evaluations/algoplus (both read). Distributed by its authors for care.
 */
export const ALGOPLUS: Echelle = {
  sigle: 'Algoplus',
  libelle: 'Douleur aiguë de la personne âgée qui ne peut pas la dire',
  profils: ['AGEE'],
  consigne:
    'Observez dans l’ordre. Un seul de ces signes suffit pour répondre oui, quelle qu’en soit la cause.',
  source: 'Algoplus, collectif Doloplus',
  somme: true,
  items: [
    item(
      'VISAGE',
      'Visage',
      'Froncement des sourcils, grimaces, crispation, mâchoires serrées, visage figé.',
    ),
    item('REGARD', 'Regard', 'Regard inattentif, fixe, lointain ou suppliant, pleurs, yeux fermés.'),
    item(
      'PLAINTES',
      'Plaintes',
      '«\u00a0Aïe\u00a0», «\u00a0Ouille\u00a0», «\u00a0J’ai mal\u00a0», gémissements, cris.',
    ),
    item('CORPS', 'Corps', 'Retrait ou protection d’une zone, refus de mobilisation, attitudes figées.'),
    item('COMPORTEMENTS', 'Comportements', 'Agitation ou agressivité, agrippement.'),
  ],
  seuils: [{ des: 2, phrase: 'à partir de 2 sur 5, une douleur est à prendre en charge' }],
};
