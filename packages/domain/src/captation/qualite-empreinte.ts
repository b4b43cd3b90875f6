import type { Plan } from './qualite-mesures.ts';

const COTE = 16;

/**
 * What a picture looks like, in 256 bits (64 hexadecimal digits): for each of 16 rows, whether each of 16 squares is brighter than
 * the next one. Two pictures of one scene differ by a few bits, whatever their size and compression.
 *
 * @source N. Krawetz, difference hash (dHash), 2013
 */
export function empreintePerceptuelle(plan: Plan): string {
  const carres = reduire(plan, COTE + 1, COTE);
  let texte = '';
  for (let y = 0; y < COTE; y++)
    for (let x = 0; x < COTE; x += 4) {
      let chiffre = 0;
      for (let k = 0; k < 4; k++) {
        const i = y * (COTE + 1) + x + k;
        chiffre = 2 * chiffre + ((carres[i] ?? 0) < (carres[i + 1] ?? 0) ? 1 : 0);
      }
      texte += chiffre.toString(16);
    }
  return texte;
}

/** How many of the 256 bits differ. */
export function ecart(a: string, b: string): number {
  let bits = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    bits += BITS[Number.parseInt(a[i] ?? '0', 16) ^ Number.parseInt(b[i] ?? '0', 16)] ?? 0;
  return bits;
}

const BITS = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4] as const;

/** Mean green of each square: green holds most of what the eye sees. */
function reduire({ largeur, hauteur, rgba }: Plan, colonnes: number, lignes: number): Float64Array {
  const sommes = new Float64Array(colonnes * lignes);
  for (let ligne = 0; ligne < lignes; ligne++)
    for (let colonne = 0; colonne < colonnes; colonne++)
      sommes[ligne * colonnes + colonne] = vertMoyen(rgba, largeur, {
        x0: Math.ceil((colonne * largeur) / colonnes),
        x1: Math.ceil(((colonne + 1) * largeur) / colonnes),
        y0: Math.ceil((ligne * hauteur) / lignes),
        y1: Math.ceil(((ligne + 1) * hauteur) / lignes),
      });
  return sommes;
}

type Carre = { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };

function vertMoyen(rgba: Plan['rgba'], largeur: number, { x0, x1, y0, y1 }: Carre): number {
  let somme = 0;
  for (let y = y0; y < y1; y++)
    for (let p = 4 * (y * largeur + x0) + 1, fin = 4 * (y * largeur + x1) + 1; p < fin; p += 4)
      somme += rgba[p] ?? 0;
  return somme / Math.max(1, (x1 - x0) * (y1 - y0));
}
