import { ImageRefusee } from './rejet.ts';

/**
 * Run-length decoding of one frame into bytes point after point, least significant byte first.
 *
 * @source DICOM PS3.5 annex G
 */
export function decoderRle(
  cadre: Buffer,
  { points, canaux, octets }: { points: number; canaux: number; octets: 1 | 2 },
): Buffer {
  if (cadre.length < 64) throw new ImageRefusee('TRONQUE');
  const combien = cadre.readUInt32LE(0);
  if (combien !== canaux * octets) throw new ImageRefusee('ILLISIBLE');
  const sortie = Buffer.alloc(points * canaux * octets);
  for (let segment = 0; segment < combien; segment += 1) {
    const debut = cadre.readUInt32LE(4 + 4 * segment);
    const fin = segment + 1 < combien ? cadre.readUInt32LE(8 + 4 * segment) : cadre.length;
    // Segments go from the most significant byte of the first channel to the least of the last.
    const canal = Math.floor(segment / octets);
    const rang = octets - 1 - (segment % octets);
    derouler(cadre.subarray(debut, fin), sortie, { ici: canal * octets + rang, pas: canaux * octets });
  }
  return sortie;
}

function derouler(code: Buffer, sortie: Buffer, { ici, pas }: { ici: number; pas: number }): void {
  let vers = ici;
  const poser = (valeur: number) => {
    if (vers < sortie.length) sortie[vers] = valeur;
    vers += pas;
  };
  for (let i = 0; i < code.length && vers < sortie.length; ) {
    const tete = code.readInt8(i);
    i += 1;
    if (tete === -128) continue;
    const [repetes, lus] = tete < 0 ? [1 - tete, 1] : [1, tete + 1];
    for (const valeur of code.subarray(i, i + lus)) for (let n = 0; n < repetes; n += 1) poser(valeur);
    i += lus;
  }
  if (vers < sortie.length) throw new ImageRefusee('TRONQUE');
}
