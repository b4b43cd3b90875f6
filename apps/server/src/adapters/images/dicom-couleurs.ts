import type { DataSet } from 'dicom-parser';
import { ImageRefusee } from './rejet.ts';

/** Values of one frame, before their colours are made plain. */
export type Points = {
  readonly valeurs: Buffer;
  readonly largeur: number;
  readonly hauteur: number;
  readonly canaux: number;
  readonly octets: 1 | 2;
  readonly espace: string;
  readonly plans: boolean;
};

/**
 * Red, green and blue, point after point.
 *
 * @source DICOM PS3.3 §C.7.6.3.1.2, §C.7.6.3.1.3
 */
export function enRgb(points: Points): Buffer {
  const { espace, octets } = points;
  if (octets !== 1) throw new ImageRefusee('ILLISIBLE');
  if (espace.startsWith('YBR_FULL_422') && points.valeurs.length < points.largeur * points.hauteur * 3)
    return enPointsPleins(points);
  const meles = points.plans ? meler(points) : points.valeurs;
  return espace.startsWith('YBR_FULL') ? surPlace(Buffer.from(meles)) : meles;
}

function meler({ valeurs, largeur, hauteur }: Points): Buffer {
  const plan = largeur * hauteur;
  const sortie = Buffer.alloc(plan * 3);
  for (let canal = 0; canal < 3; canal += 1)
    for (let i = 0; i < plan; i += 1) sortie[3 * i + canal] = valeurs[canal * plan + i] ?? 0;
  return sortie;
}

/** Two luminances share one pair of chrominances: Y Y Cb Cr. */
function enPointsPleins({ valeurs, largeur, hauteur }: Points): Buffer {
  const sortie = Buffer.alloc(largeur * hauteur * 3);
  for (let i = 0, vers = 0; vers < sortie.length; i += 4, vers += 6) {
    const [y1 = 0, y2 = 0, cb = 128, cr = 128] = valeurs.subarray(i, i + 4);
    sortie.set([y1, cb, cr, y2, cb, cr].slice(0, sortie.length - vers), vers);
  }
  return surPlace(sortie);
}

function surPlace(ybr: Buffer): Buffer {
  for (let i = 0; i + 2 < ybr.length; i += 3) {
    const y = ybr[i] ?? 0;
    const cb = (ybr[i + 1] ?? 128) - 128;
    const cr = (ybr[i + 2] ?? 128) - 128;
    ybr[i] = borner(y + 1.402 * cr);
    ybr[i + 1] = borner(y - 0.344136 * cb - 0.714136 * cr);
    ybr[i + 2] = borner(y + 1.772 * cb);
  }
  return ybr;
}

const borner = (valeur: number) => Math.max(0, Math.min(255, Math.round(valeur)));

/** @source DICOM PS3.3 §C.7.6.3.1.5, §C.7.6.3.1.6 */
export function parPalette({ valeurs, octets }: Points, donnees: DataSet): Buffer {
  const tables = ['1', '2', '3'].map((rang) => table(donnees, rang));
  const combien = valeurs.length / octets;
  const sortie = Buffer.alloc(combien * 3);
  for (let i = 0; i < combien; i += 1) {
    const valeur = octets === 2 ? valeurs.readUInt16LE(2 * i) : (valeurs[i] ?? 0);
    for (const [canal, couleurs] of tables.entries()) sortie[3 * i + canal] = couleurs(valeur);
  }
  return sortie;
}

function table(donnees: DataSet, rang: string): (valeur: number) => number {
  const [descripteur, contenu] = [donnees.elements[`x0028110${rang}`], donnees.elements[`x0028120${rang}`]];
  if (!descripteur || !contenu || descripteur.length < 6) throw new ImageRefusee('ILLISIBLE');
  const nombre = donnees.uint16(`x0028110${rang}`, 0) || 65_536;
  const premier = donnees.uint16(`x0028110${rang}`, 1) ?? 0;
  const bits = donnees.uint16(`x0028110${rang}`, 2) ?? 16;
  const octets = Buffer.from(
    donnees.byteArray.buffer,
    donnees.byteArray.byteOffset + contenu.dataOffset,
    contenu.length,
  );
  const larges = contenu.length >= nombre * 2;
  return (valeur) => {
    const ici = Math.max(0, Math.min(nombre - 1, valeur - premier));
    if (!larges) return octets[ici] ?? 0;
    const mot = ici * 2 + 1 < octets.length ? octets.readUInt16LE(ici * 2) : 0;
    return bits > 8 ? mot >> 8 : mot & 0xff;
  };
}
