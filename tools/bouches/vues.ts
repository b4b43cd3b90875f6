import type { V3 } from './alea.ts';
import type { Langue } from './tissus.ts';

/** How one view is taken. Frame: x to the patient's left, y up, z to the front; lengths in mm. */
export type Cadre = {
  vue: string;
  dentOip: string | null;
  suffixe: string;
  titre: string;
  /** From the subject towards the lens. */
  vers: V3;
  haut: V3;
  cible: V3;
  largeur: number;
  rx: number;
  ry: number;
  avant: number;
  fond: number;
  sup: number | null;
  inf: number | null;
  palais?: boolean;
  plancher?: boolean;
  langue?: Langue;
  ecarteurs: readonly number[];
  miroir: -1 | 0 | 1;
  chute: number;
  /** In front of the target, where the picture is sharpest. */
  net: number;
  nue?: boolean;
  plateau?: boolean;
  compresse?: { centre: V3; rayon: number };
};

const cadre = (vue: string, titre: string, c: Partial<Cadre>): Cadre => ({
  vue,
  titre,
  dentOip: null,
  suffixe: '',
  vers: [0, 0, 1],
  haut: [0, 1, 0],
  cible: [0, 0, 0],
  largeur: 78,
  rx: 35,
  ry: 22,
  avant: 9,
  fond: 60,
  sup: 0,
  inf: 0,
  ecarteurs: [],
  miroir: 0,
  chute: 46,
  net: 2,
  ...c,
});
const cote = (s: number): Partial<Cadre> => ({
  vers: [0.86 * s, 0.02, 0.52],
  cible: [17.5 * s, 0, -13],
  largeur: 66,
  rx: 31,
  ry: 21,
  avant: 13,
  ecarteurs: [s < 0 ? -1 : 1],
  net: 10,
});
const interieur = (s: number, sup: boolean): Partial<Cadre> => ({
  vers: [-0.66 * s, sup ? -0.74 : 0.74, 0.12],
  cible: [15.5 * s, sup ? 4 : -4, -20],
  largeur: 54,
  rx: 29,
  ry: 21,
  avant: 13,
  sup: sup ? 0 : null,
  inf: sup ? null : 0,
  palais: sup,
  plancher: !sup,
  miroir: sup ? 1 : -1,
  net: 2,
  nue: true,
});
const LANGUE_REPOS: Langue = { centre: [0, -9, -44], rayons: [19.5, 8.5, 33], tangage: 0.04 };

const FACE = cadre('FACE', 'de face, dents serrées', { dentOip: 'IV07', ecarteurs: [-1, 1], net: 0 });
const OCCLUSALES: readonly Cadre[] = [
  cadre('OCCLUSALE_SUPERIEURE', 'arcade du haut', {
    dentOip: 'IV25',
    vers: [0, -1, 0.16],
    haut: [0, 0, 1],
    cible: [0, -1, -24],
    largeur: 82,
    rx: 35,
    ry: 28,
    avant: 8,
    fond: 55,
    inf: null,
    palais: true,
    miroir: 1,
    chute: 42,
    net: 0,
    nue: true,
  }),
  cadre('OCCLUSALE_INFERIEURE', 'arcade du bas', {
    dentOip: 'IV27',
    vers: [0, 1, 0.16],
    haut: [0, 0, -1],
    cible: [0, 1, -24],
    largeur: 82,
    rx: 35,
    ry: 28,
    avant: 8,
    fond: 55,
    sup: null,
    plancher: true,
    langue: LANGUE_REPOS,
    miroir: -1,
    chute: 42,
    net: 0,
    nue: true,
  }),
];
export const RAPIDE: readonly Cadre[] = [
  FACE,
  cadre('VESTIBULAIRE_DROITE', 'côté droit, dents serrées', { dentOip: 'IV01', ...cote(-1) }),
  cadre('VESTIBULAIRE_GAUCHE', 'côté gauche, dents serrées', { dentOip: 'IV18', ...cote(1) }),
  ...OCCLUSALES,
];

const ouvert: Partial<Cadre> = {
  largeur: 84,
  rx: 31,
  ry: 31,
  avant: 8,
  fond: 75,
  palais: true,
  sup: 19,
  inf: -20,
  chute: 62,
};
const tiree = (lacet: number): Langue => ({
  centre: [6 * Math.sign(lacet), -17, -10],
  rayons: [21, 11, 42],
  tangage: -0.1,
  lacet,
  roulis: -0.42 * Math.sign(lacet),
});
const bord = (s: number): Partial<Cadre> => ({
  ...ouvert,
  suffixe: s < 0 ? '-bord-droit' : '-bord-gauche',
  vers: [0.7 * s, 0.42, 0.62],
  cible: [9 * s, -14, 6],
  largeur: 64,
  rx: 31,
  ry: 25,
  avant: 6,
  langue: tiree(-0.62 * s),
  compresse: { centre: [-23 * s, -22, 24], rayon: 9 },
  ecarteurs: [s],
  net: 8,
});

const LANGUE_DOS = cadre('LANGUE', 'dos de la langue', {
  ...ouvert,
  suffixe: '-dos',
  vers: [0, 0.5, 0.87],
  cible: [0, -12, -2],
  langue: { centre: [0, -17, -14], rayons: [21, 8.5, 40], tangage: -0.14 },
  net: 2,
});
export const LANGUE_BORDS: readonly Cadre[] = [
  cadre('LANGUE', 'bord droit de la langue', bord(-1)),
  cadre('LANGUE', 'bord gauche de la langue', bord(1)),
];
export const COMPLEMENT: readonly Cadre[] = [
  cadre('PALATINE_DROITE', 'face interne des dents du haut à droite', interieur(-1, true)),
  cadre('PALATINE_GAUCHE', 'face interne des dents du haut à gauche', interieur(1, true)),
  cadre('LINGUALE_GAUCHE', 'face interne des dents du bas à gauche', interieur(1, false)),
  cadre('LINGUALE_DROITE', 'face interne des dents du bas à droite', interieur(-1, false)),
  cadre('PALAIS', 'palais', {
    vers: [0, -0.86, 0.5],
    haut: [0, 0.4, 1],
    cible: [0, 9, -33],
    largeur: 68,
    rx: 33,
    ry: 30,
    avant: 20,
    fond: 60,
    inf: null,
    palais: true,
    chute: 44,
    net: 0,
  }),
  LANGUE_DOS,
  cadre('PLANCHER', 'dessous de la langue et plancher', {
    ...ouvert,
    vers: [0, 0.52, 0.85],
    cible: [0, -20, -12],
    largeur: 62,
    rx: 30,
    ry: 24,
    sup: null,
    palais: false,
    plancher: true,
    langue: { centre: [0, -13, -33], rayons: [17, 8, 24], tangage: 1.0, ventre: true },
    net: -4,
    nue: true,
  }),
];
export const PROTHESE = cadre('AUTRE', 'prothèse du bas, hors de la bouche', {
  vers: [0, 0.93, 0.36],
  haut: [0, 1, 0],
  cible: [0, -6, -20],
  largeur: 96,
  sup: null,
  plateau: true,
  chute: 400,
});
