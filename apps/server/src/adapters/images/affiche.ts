import { COTE_RENDU } from './maillage-rendu.ts';

/** Stands for a film of which nobody gave a picture: a plain sign on a neutral ground, no text. RGB. */
export function peindreAffiche(): Buffer {
  const { largeur, hauteur } = COTE_RENDU;
  const image = Buffer.alloc(largeur * hauteur * 3);
  const [cx, cy, rayon] = [largeur / 2, hauteur / 2, 170];
  for (let y = 0; y < hauteur; y += 1)
    for (let x = 0; x < largeur; x += 1) {
      const [dx, dy] = [x - cx, y - cy];
      const dedans = Math.hypot(dx, dy) < rayon;
      // A triangle pointing right, its middle on the middle of the disc.
      const fleche = dedans && dx > -60 && Math.abs(dy) < (110 - dx) * 0.58;
      image.fill(fleche ? 235 : dedans ? 92 : 52, 3 * (y * largeur + x), 3 * (y * largeur + x) + 3);
    }
  return image;
}
