import { inflateRawSync } from 'node:zlib';

export type Entree = { readonly nom: string; readonly octets: Uint8Array };

const FIN = 0x06054b50;
const REPERTOIRE = 0x02014b50;

export const estArchive = (octets: Buffer) => octets.subarray(0, 4).toString('latin1') === 'PK\x03\x04';

/**
 * Files of an archive, read from its central directory.
 *
 * @source PKWARE APPNOTE 6.3.10 §4.3.7, §4.3.12, §4.3.16
 */
export function lireArchive(octets: Buffer): readonly Entree[] {
  const fin = octets.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (fin < 0 || octets.readUInt32LE(fin) !== FIN) throw new Error('Cette archive est incomplète.');
  const entrees: Entree[] = [];
  let ici = octets.readUInt32LE(fin + 16);
  for (let reste = octets.readUInt16LE(fin + 10); reste > 0; reste--) {
    if (octets.readUInt32LE(ici) !== REPERTOIRE) throw new Error('Le répertoire de cette archive est abîmé.');
    const [nom, suite, commentaire] = [28, 30, 32].map((champ) => octets.readUInt16LE(ici + champ));
    const debutNom = ici + 46;
    entrees.push({
      nom: octets.toString('utf8', debutNom, debutNom + (nom ?? 0)),
      octets: lireEntree(octets, ici),
    });
    ici = debutNom + (nom ?? 0) + (suite ?? 0) + (commentaire ?? 0);
  }
  return entrees;
}

function lireEntree(octets: Buffer, ici: number): Uint8Array {
  const local = octets.readUInt32LE(ici + 42);
  const debut = local + 30 + octets.readUInt16LE(local + 26) + octets.readUInt16LE(local + 28);
  const contenu = octets.subarray(debut, debut + octets.readUInt32LE(ici + 20));
  return octets.readUInt16LE(ici + 10) === 0 ? contenu : inflateRawSync(contenu);
}

/** The documents of an IHE XDM archive: what is in a submission set and is not its description. */
export function documentsXdm(entrees: readonly Entree[]): readonly Entree[] {
  return entrees.filter(({ nom }) => /^IHE_XDM\/.+\.XML$/i.test(nom) && !/\/METADATA\.XML$/i.test(nom));
}
