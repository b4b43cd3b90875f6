import type { CodeSite } from '@orapont/domain/bouche/muqueuse';

/** Open mouth, seen from the front: the patient's right is on the left. */
export const CADRE_BOUCHE = '0 0 400 464';

type Couple = readonly [number, number];

/** Piece of an elliptic ring, angles in degrees clockwise from the right of the drawing. */
function anneau([cx, cy]: Couple, [rx, ry]: Couple, [sx, sy]: Couple, debut: number, fin: number): string {
  const point = (x: number, y: number, angle: number) => {
    const a = (angle * Math.PI) / 180;
    return `${(cx + x * Math.cos(a)).toFixed(1)} ${(cy + y * Math.sin(a)).toFixed(1)}`;
  };
  const grand = fin - debut > 180 ? 1 : 0;
  return (
    `M${point(rx, ry, debut)}A${rx} ${ry} 0 ${grand} 1 ${point(rx, ry, fin)}` +
    `L${point(sx, sy, fin)}A${sx} ${sy} 0 ${grand} 0 ${point(sx, sy, debut)}Z`
  );
}

const BOUCHE: Couple = [200, 232];
const LEVRE: readonly [Couple, Couple] = [
  [196, 228],
  [170, 202],
];
const JOUE: readonly [Couple, Couple] = [
  [166, 190],
  [137, 168],
];
const HAUT: Couple = [200, 196];
const BAS: Couple = [200, 274];
const ARC: readonly [Couple, Couple] = [
  [129, 150],
  [101, 120],
];
const LANGUE: Couple = [200, 284];

/** Outline of every site. */
export const CHEMIN_SITE: Record<CodeSite, string> = {
  LEVRE_SUPERIEURE: anneau(BOUCHE, ...LEVRE, 193, 347),
  LEVRE_INFERIEURE: anneau(BOUCHE, ...LEVRE, 13, 167),
  COMMISSURE_DROITE: anneau(BOUCHE, ...LEVRE, 168, 192),
  COMMISSURE_GAUCHE: anneau(BOUCHE, ...LEVRE, -12, 12),
  JOUE_DROITE: anneau(BOUCHE, ...JOUE, 146, 214),
  JOUE_GAUCHE: anneau(BOUCHE, ...JOUE, -34, 34),
  GENCIVE_S1: anneau(HAUT, ...ARC, 184, 234),
  GENCIVE_S2: anneau(HAUT, ...ARC, 235, 305),
  GENCIVE_S3: anneau(HAUT, ...ARC, 306, 356),
  GENCIVE_S4: anneau(BAS, ...ARC, 4, 54),
  GENCIVE_S5: anneau(BAS, ...ARC, 55, 125),
  GENCIVE_S6: anneau(BAS, ...ARC, 126, 176),
  CRETE_MAXILLAIRE: anneau(HAUT, ...ARC, 184, 356),
  CRETE_MANDIBULAIRE: anneau(BAS, ...ARC, 4, 176),
  LANGUE_DOS: 'M148 284a52 64 0 1 0 104 0a52 64 0 1 0-104 0Z',
  LANGUE_BORD_DROIT: anneau(LANGUE, [76, 70], [55, 66], 104, 256),
  LANGUE_BORD_GAUCHE: anneau(LANGUE, [76, 70], [55, 66], -76, 76),
  LANGUE_VENTRALE: anneau(BAS, [76, 100], [66, 82], 64, 116),
  PLANCHER: anneau(BAS, [97, 116], [79, 103], 32, 148),
  PALAIS_DUR: 'M111 152A97 116 0 0 1 289 152Q200 164 111 152Z',
  PALAIS_MOU:
    'M108 156Q200 168 292 156L297 188Q250 180 214 188Q211 208 200 210Q189 208 186 188Q150 180 103 188Z',
  AMYGDALE_DROITE: 'M104 214a15 19 0 1 0 30 0a15 19 0 1 0-30 0Z',
  AMYGDALE_GAUCHE: 'M266 214a15 19 0 1 0 30 0a15 19 0 1 0-30 0Z',
};

/** Where a tooth of an arch is drawn: for the eye only, so that the gum is told from the palate and the floor at a glance. */
export interface DentDuFond {
  readonly x: number;
  readonly y: number;
  /** Degrees: its long side faces the arch. */
  readonly angle: number;
  readonly largeur: number;
}

const PAR_ARCADE = 14;
const RAYONS: Couple = [101, 121];

function arcadeDentaire([cx, cy]: Couple, debut: number): readonly DentDuFond[] {
  return Array.from({ length: PAR_ARCADE }, (_, rang) => {
    const angle = debut + 9 + (162 / (PAR_ARCADE - 1)) * rang;
    const a = (angle * Math.PI) / 180;
    const milieu = Math.abs(rang - (PAR_ARCADE - 1) / 2);
    return {
      x: cx + RAYONS[0] * Math.cos(a),
      y: cy + RAYONS[1] * Math.sin(a),
      angle: (Math.atan2(RAYONS[1] * Math.cos(a), -RAYONS[0] * Math.sin(a)) * 180) / Math.PI,
      largeur: milieu > 3 ? 22 : 17,
    };
  });
}

export const DENTS_DU_FOND: readonly DentDuFond[] = [...arcadeDentaire(HAUT, 180), ...arcadeDentaire(BAS, 0)];

/** Raphe and folds of the palate, uvula, middle line of the tongue, frenum: what makes it a mouth. */
export const TRAITS_DU_FOND = [
  'M200 92V152',
  'M192 104Q172 100 158 110M193 118Q170 114 150 126M194 132Q172 130 150 142',
  'M208 104Q228 100 242 110M207 118Q230 114 250 126M206 132Q228 130 250 142',
  'M200 186V206',
  'M200 236V330',
  'M200 352V376',
] as const;
