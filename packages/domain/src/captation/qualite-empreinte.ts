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
  const comptes = new Uint32Array(colonnes * lignes);
  for (let y = 0; y < hauteur; y++) {
    const ligne = Math.floor((y * lignes) / hauteur) * colonnes;
    for (let x = 0; x < largeur; x++) {
      const i = ligne + Math.floor((x * colonnes) / largeur);
      sommes[i] = (sommes[i] ?? 0) + (rgba[4 * (y * largeur + x) + 1] ?? 0);
      comptes[i] = (comptes[i] ?? 0) + 1;
    }
  }
  return sommes.map((somme, i) => somme / Math.max(1, comptes[i] ?? 0));
}
