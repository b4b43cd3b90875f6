import { crc32 } from 'node:zlib';

export type Entree = { readonly nom: string; readonly octets: Uint8Array };

/**
 * A zip of files that are compressed already: stored, one after the other, nothing held but the list.
 *
 * @source PKWARE APPNOTE 6.3 §4.3 (no zip64: 4 GB at the most)
 */
export async function* enZip(entrees: AsyncIterable<Entree>): AsyncGenerator<Buffer> {
  const liste: Buffer[] = [];
  let position = 0;
  for await (const { nom, octets } of entrees) {
    const nomme = Buffer.from(nom, 'utf8');
    const commun = champsCommuns(octets, nomme.length);
    const tete = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), commun, nomme]);
    const centre = Buffer.alloc(14);
    centre.writeUInt32LE(position, 10);
    liste.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), commun, centre, nomme]));
    yield tete;
    yield Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
    position += tete.length + octets.length;
  }
  yield* liste;
  yield fin(
    liste.length,
    liste.reduce((somme, { length }) => somme + length, 0),
    position,
  );
}

/** Version, names in UTF-8, stored, first of January 1980: nothing tells when it was made. */
function champsCommuns(octets: Uint8Array, nom: number): Buffer {
  const champs = Buffer.alloc(26);
  champs.writeUInt16LE(20, 0);
  champs.writeUInt16LE(0x0800, 2);
  champs.writeUInt16LE(0x21, 8);
  champs.writeUInt32LE(crc32(octets), 10);
  champs.writeUInt32LE(octets.length, 14);
  champs.writeUInt32LE(octets.length, 18);
  champs.writeUInt16LE(nom, 22);
  return champs;
}

function fin(nombre: number, taille: number, position: number): Buffer {
  const bloc = Buffer.alloc(22);
  bloc.set([0x50, 0x4b, 5, 6]);
  bloc.writeUInt16LE(nombre, 8);
  bloc.writeUInt16LE(nombre, 10);
  bloc.writeUInt32LE(taille, 12);
  bloc.writeUInt32LE(position, 16);
  return bloc;
}
