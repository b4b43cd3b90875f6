import { crc32, deflateRawSync } from 'node:zlib';
import type { SourceAleatoire, TraitementLourds } from '../../features/medias/ports.ts';

export const enMemoire = (octets: Uint8Array): SourceAleatoire => ({
  taille: octets.length,
  async *lire(debut, fin) {
    // Pieces of an odd size: nothing may depend on where they are cut.
    for (let ici = debut; ici < fin; ici += 60_001) yield octets.subarray(ici, Math.min(fin, ici + 60_001));
  },
});

export async function toutLire(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const octets of source) morceaux.push(octets);
  return Buffer.concat(morceaux);
}

/** The answer, and the copy that was written. */
export async function normaliser(
  lourds: TraitementLourds,
  octets: Uint8Array,
  geste: 'dicom' | 'scan' = 'dicom',
) {
  let fichier: Buffer = Buffer.alloc(0);
  const avances: number[] = [];
  const options = {
    ecrire: async (flux: AsyncIterable<Uint8Array>) => {
      fichier = await toutLire(flux);
    },
    surAvance: async (pourCent: number) => {
      avances.push(pourCent);
    },
  };
  const copie =
    geste === 'dicom' ? await lourds.dicom(enMemoire(octets), options) : await lourds.scan(octets, options);
  return { copie, fichier, avances };
}

/** As a browser packs a folder. */
export function tar(fichiers: readonly Buffer[]): Buffer {
  const morceaux = fichiers.flatMap((octets, rang) => {
    const tete = Buffer.alloc(512);
    tete.write(String(rang), 0);
    tete.write(octets.length.toString(8).padStart(11, '0'), 124);
    tete.write('0', 156);
    tete.write('ustar\u000000', 257);
    return [tete, octets, Buffer.alloc((512 - (octets.length % 512)) % 512)];
  });
  return Buffer.concat([...morceaux, Buffer.alloc(1_024)]);
}

/** `annonce` replaces the size that the archive announces for its files; `protegee` sets the password flag. */
export function zip(
  fichiers: readonly Buffer[],
  { annonce, protegee = false }: { readonly annonce?: number; readonly protegee?: boolean } = {},
): Buffer {
  const locales: Buffer[] = [];
  const fiches: Buffer[] = [];
  let ici = 0;
  for (const [rang, octets] of fichiers.entries()) {
    const tasse = deflateRawSync(octets);
    const nom = Buffer.from(`F${rang}`);
    const commun = Buffer.alloc(26);
    commun.writeUInt16LE(20, 0);
    commun.writeUInt16LE(protegee ? 1 : 0, 2);
    commun.writeUInt16LE(8, 4);
    commun.writeUInt32LE(crc32(octets), 10);
    commun.writeUInt32LE(tasse.length, 14);
    commun.writeUInt32LE(annonce ?? octets.length, 18);
    commun.writeUInt16LE(nom.length, 22);
    const fin = Buffer.alloc(14);
    fin.writeUInt32LE(ici, 10);
    fiches.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), commun, fin, nom]));
    const locale = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), commun, nom, tasse]);
    locales.push(locale);
    ici += locale.length;
  }
  const table = Buffer.concat(fiches);
  const bout = Buffer.alloc(22);
  bout.write('PK\x05\x06', 0, 'latin1');
  bout.writeUInt16LE(fichiers.length, 8);
  bout.writeUInt16LE(fichiers.length, 10);
  bout.writeUInt32LE(table.length, 12);
  bout.writeUInt32LE(ici, 16);
  return Buffer.concat([...locales, table, bout]);
}
