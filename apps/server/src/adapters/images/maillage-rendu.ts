import type { TechniqueScanT } from '@orapont/contract/media-technique';
import type { Maillage } from './maillage-sommets.ts';

/** Binary PLY little endian, always in the same order: what the browser reads. */
export function ecrirePly({ sommets, couleurs, faces }: Maillage): Buffer {
  const [nombre, triangles] = [sommets.length / 3, faces.length / 3];
  const tete = Buffer.from(
    [
      'ply',
      'format binary_little_endian 1.0',
      `element vertex ${nombre}`,
      ...['x', 'y', 'z'].map((axe) => `property float ${axe}`),
      ...(couleurs ? ['red', 'green', 'blue'].map((ton) => `property uchar ${ton}`) : []),
      `element face ${triangles}`,
      'property list uchar int vertex_indices',
      'end_header\n',
    ].join('\n'),
  );
  const pas = couleurs ? 15 : 12;
  const corps = Buffer.alloc(nombre * pas + triangles * 13);
  for (let i = 0; i < nombre; i += 1) {
    for (let axe = 0; axe < 3; axe += 1) corps.writeFloatLE(sommets[3 * i + axe] ?? 0, i * pas + 4 * axe);
    if (couleurs) corps.set(couleurs.subarray(3 * i, 3 * i + 3), i * pas + 12);
  }
  for (let t = 0, vers = nombre * pas; t < triangles; t += 1, vers += 13) {
    corps[vers] = 3;
    for (let c = 0; c < 3; c += 1) corps.writeUInt32LE(faces[3 * t + c] ?? 0, vers + 1 + 4 * c);
  }
  return Buffer.concat([tete, corps]);
}

export function mesurer({ sommets, couleurs, faces }: Maillage): TechniqueScanT {
  const { min, max } = bornes(sommets);
  const [x = 0, y = 0, z = 0] = max.map((haut, axe) => Number((haut - (min[axe] ?? 0)).toFixed(2)));
  return {
    sorte: 'SCAN',
    sommets: sommets.length / 3,
    triangles: faces.length / 3,
    couleurs: couleurs !== null,
    taille: [x, y, z],
  };
}

function bornes(sommets: Float32Array) {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < sommets.length; i += 1) {
    const valeur = sommets[i] ?? 0;
    const axe = i % 3;
    if (valeur < (min[axe] ?? 0)) min[axe] = valeur;
    if (valeur > (max[axe] ?? 0)) max[axe] = valeur;
  }
  return { min, max };
}

export const COTE_RENDU = { largeur: 1_200, hauteur: 900 } as const;
/** The eye stands in front of the arch and a little above: biting faces and their outside are both seen. */
const PENTE = 0.6;
const FOND = [38, 42, 46] as const;
const PLATRE = [226, 214, 196] as const;

/** The picture that stands for a scan, without any graphic card: each triangle lit, the nearest kept. RGB. */
export function peindre({ sommets, couleurs, faces }: Maillage): Buffer {
  const { largeur, hauteur } = COTE_RENDU;
  const { min, max } = bornes(sommets);
  const milieu = min.map((bas, axe) => (bas + (max[axe] ?? 0)) / 2);
  const rayon = Math.max(1e-6, Math.hypot(...max.map((haut, axe) => haut - (min[axe] ?? 0))) / 2);
  const echelle = (0.46 * Math.min(largeur, hauteur)) / rayon;
  const [cos, sin] = [Math.cos(PENTE), Math.sin(PENTE)];
  const nombre = sommets.length / 3;
  const ecran = new Float32Array(sommets.length);
  for (let i = 0; i < nombre; i += 1) {
    const x = (sommets[3 * i] ?? 0) - (milieu[0] ?? 0);
    const y = (sommets[3 * i + 1] ?? 0) - (milieu[1] ?? 0);
    const z = (sommets[3 * i + 2] ?? 0) - (milieu[2] ?? 0);
    ecran[3 * i] = largeur / 2 + x * echelle;
    ecran[3 * i + 1] = hauteur / 2 - (y * cos + z * sin) * echelle;
    ecran[3 * i + 2] = (z * cos - y * sin) * echelle;
  }
  const image = Buffer.alloc(largeur * hauteur * 3);
  for (let i = 0; i < image.length; i += 3) image.set(FOND, i);
  const profondeur = new Float32Array(largeur * hauteur).fill(-Infinity);
  for (let t = 0; t < faces.length; t += 3) {
    const [a, b, c] = [faces[t] ?? 0, faces[t + 1] ?? 0, faces[t + 2] ?? 0];
    peindreTriangle({ image, profondeur, ecran }, [a, b, c], tonDe(couleurs, a));
  }
  return image;
}

const tonDe = (couleurs: Uint8Array | null, sommet: number): readonly number[] =>
  couleurs ? [...couleurs.subarray(3 * sommet, 3 * sommet + 3)] : PLATRE;

type Toile = { readonly image: Buffer; readonly profondeur: Float32Array; readonly ecran: Float32Array };

function peindreTriangle(
  { image, profondeur, ecran }: Toile,
  [a, b, c]: readonly [number, number, number],
  ton: readonly number[],
) {
  const { largeur, hauteur } = COTE_RENDU;
  const p = (sommet: number, axe: number) => ecran[3 * sommet + axe] ?? 0;
  const [ux, uy, uz] = [p(b, 0) - p(a, 0), p(b, 1) - p(a, 1), p(b, 2) - p(a, 2)];
  const [vx, vy, vz] = [p(c, 0) - p(a, 0), p(c, 1) - p(a, 1), p(c, 2) - p(a, 2)];
  const aire = ux * vy - uy * vx;
  if (Math.abs(aire) < 1e-9) return;
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, aire];
  const norme = Math.hypot(nx, ny, nz);
  // Lit from the eye and from above; seen from behind, a scan is the same surface.
  const lumiere = Math.min(1, 0.18 + (0.82 * Math.abs(0.25 * nx - 0.35 * ny + 0.9 * nz)) / norme);
  const teinte = ton.map((valeur) => Math.round(valeur * lumiere));
  const [gauche, droite] = entre([p(a, 0), p(b, 0), p(c, 0)], largeur);
  const [haut, bas] = entre([p(a, 1), p(b, 1), p(c, 1)], hauteur);
  const poser = (x: number, y: number) => {
    const s = ((x - p(a, 0)) * vy - (y - p(a, 1)) * vx) / aire;
    const t = ((y - p(a, 1)) * ux - (x - p(a, 0)) * uy) / aire;
    const z = p(a, 2) + s * uz + t * vz;
    const ici = y * largeur + x;
    if (s < 0 || t < 0 || s + t > 1 || z <= (profondeur[ici] ?? 0)) return;
    profondeur[ici] = z;
    image.set(teinte, 3 * ici);
  };
  for (let y = haut; y <= bas; y += 1) for (let x = gauche; x <= droite; x += 1) poser(x, y);
}

/** Whole points that a triangle may cover along one side of the picture. */
const entre = (valeurs: readonly number[], cote: number): readonly [number, number] => [
  Math.max(0, Math.ceil(Math.min(...valeurs))),
  Math.min(cote - 1, Math.floor(Math.max(...valeurs))),
];
