import type { Plan } from './qualite-mesures.ts';

/**
 * A drawn mouth for tests: gum, two rows of teeth with edges and grooves, a fine grain as a sensor leaves one. Always the same
 * for the same seed. What spoils a photograph is made from it point by point.
 */
export function bouche(graine = 1, largeur = 1024, hauteur = 683): Plan {
  const hasard = suite(graine);
  const rgba = new Uint8Array(4 * largeur * hauteur);
  const dent = largeur / 12;
  for (let y = 0; y < hauteur; y++)
    for (let x = 0; x < largeur; x++) {
      const [u, v] = [(x + 37 * graine) % dent, y / hauteur];
      const surDent = v > 0.22 && v < 0.78 && Math.abs(v - 0.5) > 0.02;
      const bord = Math.min(u, dent - u) < 3 || Math.abs((y + 11 * graine) % 31) < 2;
      const [r, g, b] = surDent ? [214, 200, 170] : [178, 92, 88];
      const ombre =
        (bord ? 0.62 : 1) * (0.86 + 0.14 * Math.cos((x / largeur - 0.5) * 3)) + (hasard() - 0.5) * 0.06;
      rgba.set([r * ombre, g * ombre, b * ombre, 255], 4 * (y * largeur + x));
    }
  return { largeur, hauteur, rgba };
}

/** Every point changed on its own. */
export function parPoint(
  plan: Plan,
  changer: (
    rvb: readonly [number, number, number],
    x: number,
    y: number,
  ) => readonly [number, number, number],
): Plan {
  const rgba = Uint8Array.from(plan.rgba);
  for (let i = 0; i < plan.largeur * plan.hauteur; i++) {
    const [r = 0, g = 0, b = 0] = plan.rgba.subarray(4 * i, 4 * i + 3);
    const nouveau = changer([r, g, b], i % plan.largeur, Math.floor(i / plan.largeur));
    for (let k = 0; k < 3; k++) rgba[4 * i + k] = Math.max(0, Math.min(255, nouveau[k] ?? 0));
  }
  return { ...plan, rgba };
}

/** A mean over a window of each point's neighbours, twice as a lens does; `dans` says where. */
export function flouter(
  plan: Plan,
  { rx, ry, dans = () => true }: { rx: number; ry: number; dans?: (x: number, y: number) => boolean },
): Plan {
  const passe = (avant: Plan) =>
    parPoint(avant, (rvb, x, y) => (dans(x, y) ? moyenne(avant, { x, y, rx, ry }) : rvb));
  return passe(passe(plan));
}

function moyenne(
  { largeur, hauteur, rgba }: Plan,
  { x, y, rx, ry }: { x: number; y: number; rx: number; ry: number },
): [number, number, number] {
  const somme: [number, number, number] = [0, 0, 0];
  let n = 0;
  for (let py = Math.max(0, y - ry); py <= Math.min(hauteur - 1, y + ry); py++)
    for (let px = Math.max(0, x - rx); px <= Math.min(largeur - 1, x + rx); px++) {
      const i = 4 * (py * largeur + px);
      somme[0] += rgba[i] ?? 0;
      somme[1] += rgba[i + 1] ?? 0;
      somme[2] += rgba[i + 2] ?? 0;
      n++;
    }
  return [somme[0] / n, somme[1] / n, somme[2] / n];
}

function suite(graine: number): () => number {
  let etat = graine * 2_654_435_761;
  return () => {
    etat = (Math.imul(etat ^ (etat >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return etat / 2 ** 32;
  };
}
