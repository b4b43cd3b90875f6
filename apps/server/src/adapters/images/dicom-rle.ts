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

/** From the planes read as points, to points. Written value by value: a picture has tens of millions of them. */
export function remettreEnPoints(rgba: Uint8Array, espace: string): Buffer {
  const points = rgba.length / 4;
  // The three first values of each point, one after the other, are the stream of the planes.
  const valeur = (rang: number) => rgba[4 * Math.floor(rang / 3) + (rang % 3)] ?? 0;
  const ecrire = espace.startsWith('YBR_FULL') ? ecrireYbr : ecrireRgb;
  const sortie = Buffer.alloc(rgba.length, 255);
  for (let i = 0; i < points; i += 1)
    ecrire(sortie, 4 * i, valeur(i), valeur(points + i), valeur(2 * points + i));
  return sortie;
}

function ecrireRgb(sortie: Buffer, ou: number, r: number, g: number, b: number): void {
  sortie[ou] = r;
  sortie[ou + 1] = g;
  sortie[ou + 2] = b;
}

/** @source DICOM PS3.3 §C.7.6.3.1.2 */
function ecrireYbr(sortie: Buffer, ou: number, y: number, cb: number, cr: number): void {
  sortie[ou] = borner(y + 1.402 * (cr - 128));
  sortie[ou + 1] = borner(y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128));
  sortie[ou + 2] = borner(y + 1.772 * (cb - 128));
}

const borner = (valeur: number) => Math.max(0, Math.min(255, Math.round(valeur)));
