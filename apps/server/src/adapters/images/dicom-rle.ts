import type { DataSet } from 'dicom-parser';

const RLE = '1.2.840.10008.1.2.5';

/**
 * Colours of a run-length encoded picture, which are kept plane after plane. The renderer takes them point after point,
 * whatever the file says: it is told that they are plain RGB, so that nothing is computed on misplaced values, and the
 * planes are put back in order afterwards.
 *
 * @source DICOM PS3.5 annex G.2
 */
export function estRleCouleur(donnees: DataSet): boolean {
  return donnees.string('x00020010') === RLE && donnees.uint16('x00280002') === 3;
}

/** A copy in which the colour space reads RGB, point after point. */
export function enRgbBrut(octets: Buffer, donnees: DataSet): Buffer {
  const copie = Buffer.from(octets);
  const espace = donnees.elements['x00280004'];
  if (espace) copie.write('RGB'.padEnd(espace.length), espace.dataOffset, espace.length, 'latin1');
  const plans = donnees.elements['x00280006'];
  if (plans) copie.writeUInt16LE(0, plans.dataOffset);
  return copie;
}

/** From the planes read as points, to points. */
export function remettreEnPoints(rgba: Uint8Array, espace: string): Buffer {
  const points = rgba.length / 4;
  const flux = Buffer.alloc(points * 3);
  for (let i = 0; i < points; i += 1) flux.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
  const sortie = Buffer.alloc(rgba.length, 255);
  const versRgb = espace.startsWith('YBR_FULL') ? ybrFull : identite;
  for (let i = 0; i < points; i += 1) {
    const [a = 0, b = 0, c = 0] = [flux[i], flux[points + i], flux[2 * points + i]];
    sortie.set(versRgb(a, b, c), i * 4);
  }
  return sortie;
}

type Couleur = readonly [number, number, number];

const identite = (r: number, g: number, b: number): Couleur => [r, g, b];

/** @source DICOM PS3.3 §C.7.6.3.1.2 */
const ybrFull = (y: number, cb: number, cr: number): Couleur => [
  borner(y + 1.402 * (cr - 128)),
  borner(y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)),
  borner(y + 1.772 * (cb - 128)),
];

const borner = (valeur: number) => Math.max(0, Math.min(255, Math.round(valeur)));
