import type { Echelle, Item } from './echelle.ts';

const item = (code: string, libelle: string, sain: string, modifie: string, nonSain: string): Item => ({
  code,
  libelle,
  choix: [
    { valeur: 0, libelle: sain },
    { valeur: 1, libelle: modifie },
    { valeur: 2, libelle: nonSain },
  ],
});

/** The form asks first whether the person has natural teeth, or dentures: without them the heading counts for nothing. */
const siElleEnA = (...propos: Parameters<typeof item>): Item => ({
  ...item(...propos),
  peutNePasSAppliquer: true,
});

/**
 * Oral Health Assessment Tool: eight headings from 0 (sain) to 2 (non sain), 0 to 16 in all. What a heading says counts more than
 * the sum: a heading at 1 or 2 calls for an examination by a dentist.
 *
 * @source Chalmers, King, Spencer, Wright, Carter, « The Oral Health Assessment Tool: validity and reliability », Aust Dent J 2005;50;
 * English form read at igec.uiowa.edu/ohat; rule by heading and 0–16 as printed on the form (« if any category has a score of 1 or
 * 2… examined by a dentist »); French wording of the first four headings and bands 4–8 and > 8 as spread in France (agevillage.com
 * after the CHU of Toulouse, maeker.fr); the other four headings are our short French of the English form.
 * @interpretation the symptoms that the paper form underlines (« immediate attention ») are lost in the texts that were read: none
 * is singled out here
 */
export const OHAT: Echelle = {
  sigle: 'OHAT',
  libelle: 'État de la bouche, vu par un soignant',
  profils: ['AGEE', 'POLYHANDICAP'],
  consigne:
    'Regardez avec une lumière, prothèses retirées si la personne le veut bien. Choisissez ce qui ressemble le plus.',
  source: 'Oral Health Assessment Tool, Chalmers et coll., 2005',
  somme: true,
  items: [
    item(
      'LEVRES',
      'Lèvres',
      'Lisses, roses, humides',
      'Sèches, gercées, rougeur aux coins',
      'Gonflées, masse, plaque blanche ou rouge, ulcération, saignement aux coins',
    ),
    item(
      'LANGUE',
      'Langue',
      'Normale, humide, rugueuse, rose',
      'Irrégulière, fissurée, rouge, dépôts',
      'Plaque rouge ou blanche, ulcération, gonflée',
    ),
    item(
      'GENCIVES',
      'Gencives et muqueuses',
      'Roses, humides, lisses, aucun saignement',
      'Sèches, brillantes, rugueuses, rouges, gonflées, ou une blessure sous la prothèse',
      'Gonflées, saignement, ulcérations, zones rouges ou blanches, rougeur étendue sous la prothèse',
    ),
    item(
      'SALIVE',
      'Salive',
      'Tissus humides, salive fluide',
      'Tissus secs et collants, peu de salive, ou la personne dit avoir la bouche sèche',
      'Tissus parcheminés et rouges, très peu ou pas de salive, salive épaisse',
    ),
    siElleEnA(
      'DENTS',
      'Dents naturelles',
      'Aucune dent ni racine abîmée ou cassée',
      'De 1 à 3 dents ou racines abîmées ou cassées, ou dents très usées',
      '4 dents ou racines abîmées ou cassées ou plus, dents très usées, ou moins de 4 dents',
    ),
    siElleEnA(
      'PROTHESES',
      'Prothèses amovibles',
      'Entières, portées régulièrement, marquées au nom',
      'Une partie cassée, portées 1 à 2 heures par jour, non marquées, ou mobiles',
      'Plusieurs parties cassées, perdues ou non portées, tiennent seulement avec un adhésif',
    ),
    item(
      'PROPRETE',
      'Propreté de la bouche',
      'Propre, sans débris ni tartre sur les dents ou les prothèses',
      'Débris, tartre ou plaque en 1 ou 2 endroits, ou mauvaise haleine',
      'Débris, tartre ou plaque presque partout, ou très mauvaise haleine',
    ),
    item(
      'DOULEUR',
      'Douleur dentaire',
      'Aucun signe dans les paroles, le comportement ou le corps',
      'Paroles ou comportement qui font penser à une douleur\u00a0: se touche le visage, se mord les lèvres, ne mange pas, agressivité',
      'Signes visibles (joue ou gencive gonflée, dent cassée, ulcération) avec ou sans paroles ni comportement',
    ),
  ],
  seuils: [
    { des: 4, phrase: 'de 4 à 8, bouche à surveiller régulièrement' },
    { des: 9, phrase: 'au-dessus de 8, visite chez le dentiste conseillée' },
  ],
  signale: { des: 1, phrase: 'Rubriques à faire examiner par un dentiste' },
};
