import { lirePly } from './maillage-ply.ts';
import { type Maillage, souder } from './maillage-sommets.ts';
import { ImageRefusee } from './rejet.ts';

const TRIANGLES_MAX = 3_000_000;

/**
 * Reads what intra-oral scanners write. Names, comments and free headers are left behind: only the shape and its colours come out.
 *
 * @source Stanford PLY 1.0; 3D Systems StereoLithography Interface Specification
 */
export function lireMaillage(octets: Buffer): Maillage {
  const maillage = estPly(octets)
    ? lirePly(octets)
    : estStlTexte(octets)
      ? { ...souder(stlTexte(octets)), couleurs: null }
      : { ...souder(stlBinaire(octets)), couleurs: null };
  const { sommets, faces } = maillage;
  if (faces.length === 0 || sommets.length === 0) throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  if (faces.length / 3 > TRIANGLES_MAX) throw new ImageRefusee('TROP_LOURD');
  const nombre = sommets.length / 3;
  if (faces.some((indice) => indice >= nombre) || sommets.some((valeur) => !Number.isFinite(valeur)))
    throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  return maillage;
}

export const estPly = (octets: Buffer): boolean => /^ply\r?\n/.test(octets.toString('latin1', 0, 5));

/** Many binary files begin with « solid » too: the text form names a facet soon after. */
export const estStlTexte = (octets: Buffer): boolean =>
  /^\s*solid\b/.test(octets.toString('latin1', 0, 64)) &&
  /\bfacet\s+normal\b/.test(octets.toString('latin1', 0, 2_048));

/** The number of triangles that a binary file announces must be the one that its length allows. */
export function estStlBinaire(debut: Buffer, taille: number): boolean {
  if (debut.length < 84 || taille < 134) return false;
  return taille === 84 + 50 * debut.readUInt32LE(80);
}

function stlBinaire(octets: Buffer): Float32Array {
  if (octets.length < 84) throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  const combien = octets.readUInt32LE(80);
  if (84 + 50 * combien > octets.length) throw new ImageRefusee('MAILLAGE_TRONQUE');
  const points = new Float32Array(combien * 9);
  for (let t = 0; t < combien; t += 1)
    for (let v = 0; v < 9; v += 1) points[9 * t + v] = octets.readFloatLE(84 + 50 * t + 12 + 4 * v);
  return points;
}

function stlTexte(octets: Buffer): Float32Array {
  const texte = octets.toString('latin1');
  if (!/\bendsolid\b/.test(texte.slice(-400))) throw new ImageRefusee('MAILLAGE_TRONQUE');
  const points: number[] = [];
  for (const [, x, y, z] of texte.matchAll(/\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/g))
    points.push(Number(x), Number(y), Number(z));
  if (points.length % 9 !== 0) throw new ImageRefusee('MAILLAGE_TRONQUE');
  return Float32Array.from(points);
}
