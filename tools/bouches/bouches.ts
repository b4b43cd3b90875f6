import type { EtatDent } from './dents.ts';
import type { Machoire } from './machoire.ts';

/** A fictitious person's mouth. Nothing here comes from anyone. */
export type Bouche = {
  nom: string;
  description: string;
  sup: Machoire;
  inf: Machoire;
  /** Lower jaw with the denture taken out, for the views from above. */
  infNue?: Machoire;
  peau: number;
  expo: number;
  balance: [number, number, number];
  enduit: number;
  torus: number;
  lesionLangue?: boolean;
};

const SAIN = { inflammation: 0.25, recession: 0.1, pigment: 0 } as const;
const machoire = (sup: boolean, graine: number, m: Partial<Machoire>): Machoire => ({
  sup,
  graine,
  absentes: [],
  etats: {},
  commun: { teinte: 0.35 },
  ...SAIN,
  ...m,
});
const TOUTES_BAS = [4, 3].flatMap((q) => [1, 2, 3, 4, 5, 6, 7].map((r) => `${q}${r}`));
const resine: EtatDent = { couronne: 'resine', usure: 0.15, rotation: 0, bascule: 0, avance: 0, sortie: 0 };

export const BOUCHES: readonly Bouche[] = [
  {
    nom: 'usure',
    description:
      'Personne âgée : usure, récessions, dents absentes, vieux amalgames sur 46 et 17, carie du collet de 23, racine résiduelle de 24',
    peau: 0.1,
    expo: 1,
    balance: [1, 0.97, 0.93],
    enduit: 0.55,
    torus: 0,
    sup: machoire(true, 11, {
      absentes: ['16', '15', '26', '27'],
      recession: 1.5,
      inflammation: 0.45,
      commun: { teinte: 0.85, usure: 0.55, plaque: 0.3 },
      etats: {
        '24': { racine: true },
        '13': { recession: 1.8 },
        '23': { recession: 1.6, caries: [{ x: 0, y: 0.9, z: 0.02, r: 1.8, creux: 0.6 }] },
        '17': { bascule: 0.2, amalgame: 1 },
      },
    }),
    inf: machoire(false, 12, {
      absentes: ['36', '37', '45', '47'],
      recession: 1.7,
      inflammation: 0.45,
      commun: { teinte: 0.85, usure: 0.65, plaque: 0.3 },
      etats: {
        '46': { amalgame: 2, usure: 0.5 },
        '35': { recession: 1.6 },
        '33': { recession: 1.2 },
        '31': { avance: 1 },
      },
    }),
  },
  {
    nom: 'tartre',
    description:
      'Personne âgée : tartre abondant aux incisives du bas, gencive inflammatoire, 11 fracturée, 46 et 17 absentes',
    peau: 0.35,
    expo: 1.02,
    balance: [1.02, 0.97, 0.92],
    enduit: 0.6,
    torus: 0,
    sup: machoire(true, 23, {
      absentes: ['18', '17'],
      recession: 0.6,
      inflammation: 0.95,
      commun: { teinte: 0.65, usure: 0.35, plaque: 0.9 },
      etats: {
        '11': { fracture: 0.42, usure: 0 },
        '21': { usure: 0.1 },
        '16': { tartre: 0.9 },
        '26': { tartre: 0.9 },
        '25': { composite: 1 },
      },
    }),
    inf: machoire(false, 24, {
      absentes: ['46'],
      recession: 1.1,
      inflammation: 1,
      commun: { teinte: 0.65, usure: 0.45, plaque: 0.8, tartre: 0.45 },
      etats: {
        '31': { tartre: 1.7 },
        '41': { tartre: 1.8, recession: 1 },
        '32': { tartre: 1.5 },
        '42': { tartre: 1.5 },
        '33': { tartre: 0.9 },
        '43': { tartre: 0.9 },
        '36': { amalgame: 1 },
      },
    }),
  },
  {
    nom: 'caries',
    description:
      'Adulte : caries multiples (16, 17, 25, 36, 46, 47 ; 11, 12, 13, 22, 34, 45 vues de face), amalgames sur 26 et 37',
    peau: 0.75,
    expo: 1,
    balance: [1.02, 0.98, 0.95],
    enduit: 0.4,
    torus: 0,
    sup: machoire(true, 35, {
      pigment: 0.35,
      inflammation: 0.6,
      commun: { teinte: 0.4, usure: 0.05, plaque: 0.6 },
      etats: {
        '16': { caries: [{ x: 0.1, y: -0.05, z: 0.85, r: 3.2, creux: 2.6 }] },
        '12': { caries: [{ x: -0.7, y: 0.7, z: 0.35, r: 1.9, creux: 0.9 }] },
        '11': { caries: [{ x: 0.9, y: 0.4, z: 0.45, r: 1.6, creux: 0.8 }] },
        '13': { caries: [{ x: 0, y: 0.95, z: 0.16, r: 1.9, creux: 0.7 }] },
        '22': { caries: [{ x: 0.3, y: 0.9, z: 0.2, r: 1.7, creux: 0.7 }] },
        '25': { caries: [{ x: 0.8, y: 0, z: 0.9, r: 2, creux: 1.6 }] },
        '26': { amalgame: 1 },
        '17': { caries: [{ x: -0.2, y: 0.1, z: 0.85, r: 1.3, creux: 0.8 }] },
      },
    }),
    inf: machoire(false, 36, {
      pigment: 0.35,
      inflammation: 0.6,
      commun: { teinte: 0.4, usure: 0.05, plaque: 0.6, tartre: 0.25 },
      etats: {
        '36': { caries: [{ x: 0.1, y: 0.15, z: 0.8, r: 4, creux: 3.2 }] },
        '46': {
          caries: [
            { x: 0, y: 0, z: 0.85, r: 1.7, creux: 1.1 },
            { x: 0.1, y: 0.95, z: 0.35, r: 1.6, creux: 0.7 },
          ],
        },
        '47': { caries: [{ x: 0.2, y: 0, z: 0.85, r: 2.2, creux: 1.5 }] },
        '45': { caries: [{ x: 0, y: 0.95, z: 0.2, r: 1.7, creux: 0.7 }] },
        '34': { caries: [{ x: 0.5, y: 0.8, z: 0.25, r: 1.6, creux: 0.7 }] },
        '37': { amalgame: 1 },
      },
    }),
  },
  {
    nom: 'couronnes',
    description:
      'Adulte : couronne en or sur 46, couronne céramique sur 11, bridge céramique de 24 à 26 remplaçant 25, amalgames sur 36 et 45',
    peau: 0.05,
    expo: 1,
    balance: [1, 0.98, 0.96],
    enduit: 0.35,
    torus: 1.6,
    sup: machoire(true, 47, {
      recession: 0.4,
      pontiques: ['25'],
      commun: { teinte: 0.4, usure: 0.15 },
      etats: {
        '11': { couronne: 'ceramique', rotation: 0, recession: 0.5 },
        '24': { couronne: 'ceramique', rotation: 0, avance: 0 },
        '25': { couronne: 'ceramique', rotation: 0, avance: 0 },
        '26': { couronne: 'ceramique', rotation: 0, avance: 0 },
        '16': { composite: 1 },
      },
    }),
    inf: machoire(false, 48, {
      recession: 0.5,
      commun: { teinte: 0.42, usure: 0.25 },
      etats: {
        '46': { couronne: 'or' },
        '36': { amalgame: 2 },
        '37': { composite: 1 },
        '45': { amalgame: 1 },
        '42': { rotation: 0.45, avance: -1 },
      },
    }),
  },
  {
    nom: 'edente',
    description:
      'Personne âgée : arcade du bas édentée portant une prothèse amovible complète, haut partiellement denté',
    peau: 0.15,
    expo: 1,
    balance: [1, 0.97, 0.94],
    enduit: 0.5,
    torus: 0,
    sup: machoire(true, 59, {
      absentes: ['17', '16', '14', '25', '26', '27'],
      recession: 1.2,
      inflammation: 0.5,
      commun: { teinte: 0.75, usure: 0.5, plaque: 0.5 },
      etats: { '21': { composite: 1 }, '15': { amalgame: 1 }, '12': { couronne: 'ceramique' } },
    }),
    inf: machoire(false, 60, {
      resine: true,
      commun: { ...resine },
      etats: {},
    }),
    infNue: machoire(false, 60, { absentes: TOUTES_BAS, inflammation: 0.5, commun: { teinte: 0.7 } }),
  },
  {
    nom: 'langue',
    description:
      'Adulte : lésion ulcérée rouge et blanche du bord droit de la langue, dents colorées, tartre, 46 fracturée, 26 absente',
    peau: 0.3,
    expo: 1,
    balance: [1.01, 0.98, 0.95],
    enduit: 0.8,
    torus: 0,
    lesionLangue: true,
    sup: machoire(true, 71, {
      recession: 0.7,
      inflammation: 0.5,
      absentes: ['26'],
      commun: { teinte: 0.75, usure: 0.3, plaque: 0.7, tartre: 0.2 },
      etats: { '16': { amalgame: 2 }, '14': { composite: 1 }, '22': { rotation: -0.3 } },
    }),
    inf: machoire(false, 72, {
      recession: 0.9,
      inflammation: 0.55,
      commun: { teinte: 0.75, usure: 0.35, plaque: 0.6, tartre: 0.55 },
      etats: {
        '46': { fracture: -0.12, amalgame: 1 },
        '36': { amalgame: 2 },
        '31': { tartre: 0.9 },
        '41': { tartre: 0.9, avance: 1.1 },
      },
    }),
  },
];
