import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Affine, affineDepuisPoints, appliquerAffine, composer, IDENTITE, inverser } from './affine.ts';
import { estimer, type Gris, RESSEMBLANCE_MIN } from './estimer.ts';

/** Soft discs of several sizes, as teeth are: the same scene seen through an affine, brightness changed at will. */
function scene(
  affine: Affine,
  { largeur, hauteur, inverse }: { largeur: number; hauteur: number; inverse: boolean },
): Gris {
  const pixels = new Float32Array(largeur * hauteur);
  const retour = inverser(affine);
  const disques = [
    [0.2, 0.4, 0.09],
    [0.36, 0.46, 0.1],
    [0.53, 0.48, 0.11],
    [0.7, 0.44, 0.09],
    [0.82, 0.36, 0.06],
    [0.45, 0.75, 0.05],
    [0.3, 0.2, 0.04],
  ] as const;
  for (let y = 0; y < hauteur; y++)
    for (let x = 0; x < largeur; x++) {
      const p = appliquerAffine(retour, { x: x / largeur, y: y / hauteur });
      const clair = disques.reduce((somme, [cx, cy, r]) => {
        const d = Math.hypot(p.x - cx, (p.y - cy) * 0.75) / r;
        return somme + 1 / (1 + Math.exp((d - 1) * 12));
      }, 0);
      pixels[y * largeur + x] = inverse ? 90 - 60 * clair : 30 + 190 * clair;
    }
  return { largeur, hauteur, pixels };
}

const ecart = (a: Affine, b: Affine) =>
  Math.max(
    ...[
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.2 },
      { x: 0.5, y: 0.8 },
    ].map((p) => {
      const [u, v] = [appliquerAffine(a, p), appliquerAffine(b, p)];
      return Math.hypot(u.x - v.x, u.y - v.y);
    }),
  );

test.each<[string, Affine]>([
  ['sans mouvement', IDENTITE],
  ['décalée', [1, 0, 0, 1, 0.09, -0.06]],
  ['agrandie et tournée', [1.1, 0.09, -0.09, 1.1, -0.05, -0.02]],
  ['plus loin, un peu de biais', [0.88, 0.02, -0.05, 0.9, 0.04, 0.08]],
])('la fluorescence se pose sur la lumière blanche : %s, à un centième près', (_titre, mouvement) => {
  const base = scene(IDENTITE, { largeur: 240, hauteur: 180, inverse: false });
  const autre = scene(mouvement, { largeur: 200, hauteur: 150, inverse: true });
  const { affine, ressemblance } = estimer(base, autre);
  expect(ressemblance).toBeGreaterThan(RESSEMBLANCE_MIN);
  expect(ecart(composer(affine, mouvement), IDENTITE)).toBeLessThan(0.012);
});

test('deux images sans rapport ne se disent pas superposées', () => {
  let graine = 7;
  const hasard = () => {
    graine = (graine * 16_807) % 2_147_483_647;
    return graine / 2_147_483_647;
  };
  const bruit = (): Gris => ({
    largeur: 96,
    hauteur: 72,
    pixels: new Float32Array(96 * 72).map(() => 255 * hasard()),
  });
  expect(estimer(bruit(), bruit()).ressemblance).toBeLessThan(RESSEMBLANCE_MIN);
});

const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('trois points suffisent à ajuster à la main, sauf s’ils sont sur une ligne', () => {
  fc.assert(
    fc.property(fc.tuple(point, point, point), fc.tuple(point, point, point), (de, vers) => {
      const affine = affineDepuisPoints(de, vers);
      if (!affine) return;
      for (const [i, p] of de.entries()) {
        const vu = appliquerAffine(affine, p);
        expect(Math.hypot(vu.x - (vers[i]?.x ?? 9), vu.y - (vers[i]?.y ?? 9))).toBeLessThan(1e-6);
      }
    }),
  );
  const ligne = [0, 0.4, 0.8].map((x) => ({ x, y: x })) as never;
  expect(affineDepuisPoints(ligne, ligne)).toBeUndefined();
});
