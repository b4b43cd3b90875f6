import { type CodeFdi, estADroite, estSuperieure, estTemporaire, rang } from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';

/** Drawing box of one tooth: root, crown, then the strip of its letters. Lower teeth are the same, upside down. */
export const BOITE = { largeur: 40, hauteur: 104, racine: 46, couronne: 38, marge: 1 } as const;

/** Half side of the inner square, and of the crown, around the centre of the crown. */
const DEMI = BOITE.couronne / 2;
const CENTRE = 8.5;

/** Ordinate of the centre of the crown, and of its letters, in the box. */
export function reperesDeBoite(dent: CodeFdi) {
  const haut = estSuperieure(dent);
  return {
    couronneY: haut ? BOITE.racine + DEMI + 1 : BOITE.hauteur - BOITE.racine - DEMI - 1,
    mentionY: haut ? BOITE.hauteur - 6 : 14,
  };
}

export interface Zone {
  readonly face: Face;
  readonly points: string;
  /** Where its letter is written. */
  readonly x: number;
  readonly y: number;
}

type Cote = 'haut' | 'bas' | 'gauche' | 'droite';

const TRAPEZES: Record<Cote, readonly (readonly [number, number])[]> = {
  haut: [
    [-DEMI, -DEMI],
    [DEMI, -DEMI],
    [CENTRE, -CENTRE],
    [-CENTRE, -CENTRE],
  ],
  bas: [
    [-CENTRE, CENTRE],
    [CENTRE, CENTRE],
    [DEMI, DEMI],
    [-DEMI, DEMI],
  ],
  gauche: [
    [-DEMI, -DEMI],
    [-CENTRE, -CENTRE],
    [-CENTRE, CENTRE],
    [-DEMI, DEMI],
  ],
  droite: [
    [CENTRE, -CENTRE],
    [DEMI, -DEMI],
    [DEMI, DEMI],
    [CENTRE, CENTRE],
  ],
};

const MILIEU = (DEMI + CENTRE) / 2;
const LETTRES: Record<Cote, readonly [number, number]> = {
  haut: [0, -MILIEU],
  bas: [0, MILIEU],
  gauche: [-MILIEU, 0],
  droite: [MILIEU, 0],
};

const CARRE = [
  [-CENTRE, -CENTRE],
  [CENTRE, -CENTRE],
  [CENTRE, CENTRE],
  [-CENTRE, CENTRE],
] as const;

/** The five faces around the centre of the crown: four trapezes and the inner square, as the reader faces the patient. */
export function zones(dent: CodeFdi): readonly Zone[] {
  const cotes = cotesDe(dent);
  const trapezes = (['vestibulaire', 'linguale', 'mesiale', 'distale'] as const).map((face): Zone => {
    const [x, y] = LETTRES[cotes[face]];
    return { face, points: enPoints(TRAPEZES[cotes[face]]), x, y };
  });
  return [...trapezes, { face: 'occlusale', points: enPoints(CARRE), x: 0, y: 0 }];
}

/** The cheek side is away from the other arch; the mesial side is towards the middle of the mouth. */
function cotesDe(dent: CodeFdi): Record<Exclude<Face, 'occlusale'>, Cote> {
  const haut = estSuperieure(dent);
  const droite = estADroite(dent);
  return {
    vestibulaire: haut ? 'haut' : 'bas',
    linguale: haut ? 'bas' : 'haut',
    mesiale: droite ? 'droite' : 'gauche',
    distale: droite ? 'gauche' : 'droite',
  };
}

function enPoints(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(' ');
}

/** Half width at the neck, top, and sideways shift of the tip of each root: an upper tooth, tip upwards, neck at 0. */
type Racine = readonly [centre: number, demiCol: number, longueur: number, pointe: number];

const UNE: readonly Racine[] = [[0, 8, 40, 1]];
const CANINE: readonly Racine[] = [[0, 9, 45, 1.5]];
const DEUX: readonly Racine[] = [
  [-5.5, 6, 38, -1],
  [5.5, 6, 38, 1],
];
const DEUX_LARGES: readonly Racine[] = [
  [-8, 7.5, 39, -1.5],
  [8, 7.5, 39, 0],
];
const TROIS: readonly Racine[] = [
  [0, 6.5, 42, 0],
  [-10, 6, 36, -3],
  [10, 6, 36, 1],
];
const COURTES_3: readonly Racine[] = [
  [0, 6, 28, 0],
  [-10, 6, 27, -5],
  [10, 6, 27, 5],
];
const COURTES_2: readonly Racine[] = [
  [-8, 7, 28, -5],
  [8, 7, 28, 5],
];
const COURTE: readonly Racine[] = [[0, 7, 29, 0]];

function racinesDe(dent: CodeFdi): readonly Racine[] {
  const haut = estSuperieure(dent);
  const place = rang(dent);
  if (estTemporaire(dent)) return place <= 3 ? COURTE : haut ? COURTES_3 : COURTES_2;
  if (place >= 6) return haut ? TROIS : DEUX_LARGES;
  if (place === 4 && haut) return DEUX;
  return place === 3 ? CANINE : UNE;
}

/** Outline of the roots, one path each, in the box of the tooth. */
export function cheminsRacines(dent: CodeFdi): readonly string[] {
  const haut = estSuperieure(dent);
  const versDistal = estADroite(dent) ? -1 : 1;
  const col = haut ? BOITE.racine : BOITE.hauteur - BOITE.racine;
  const sens = haut ? -1 : 1;
  return racinesDe(dent).map(([centre, demi, longueur, pointe]) => {
    const x = BOITE.largeur / 2 + centre;
    const bout = x + pointe * versDistal;
    const y = (part: number) => (col + sens * longueur * part).toFixed(1);
    return (
      `M${x - demi} ${col}C${x - demi} ${y(0.45)} ${bout - 3.4} ${y(0.72)} ${bout - 1.6} ${y(0.95)}` +
      `Q${bout} ${y(1.03)} ${bout + 1.6} ${y(0.95)}C${bout + 3.4} ${y(0.72)} ${x + demi} ${y(0.45)} ${x + demi} ${col}Z`
    );
  });
}
