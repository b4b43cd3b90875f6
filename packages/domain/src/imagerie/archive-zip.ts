/** One file of an archive: where its bytes begin is said by a head of its own, at `tete`. */
export type EntreeZip = {
  readonly chemin: string;
  readonly tete: number;
  readonly tassee: number;
  readonly taille: number;
  readonly comprimee: boolean;
};

/** ILLISIBLE: no directory, a password, a rare method. PIEGEE: what it says of itself cannot be. */
export type LectureZip = readonly EntreeZip[] | 'ILLISIBLE' | 'PIEGEE';

const FIN = 0x06054b50;
const FICHE = 0x02014b50;
const ENTREES_MAX = 10_000;
const DEPLOYE_MAX = 4_000_000_000;

/** Where the directory of an archive stands, from its last bytes. */
export function repertoireZip(
  queue: Uint8Array,
  taille: number,
): { readonly debut: number; readonly fin: number } | undefined {
  const vue = new DataView(queue.buffer, queue.byteOffset, queue.byteLength);
  for (let ici = queue.length - 22; ici >= 0; ici -= 1)
    if (vue.getUint32(ici, true) === FIN) {
      const [longueur, debut] = [vue.getUint32(ici + 12, true), vue.getUint32(ici + 16, true)];
      return debut + longueur <= taille && longueur <= 16_000_000
        ? { debut, fin: debut + longueur }
        : undefined;
    }
  return undefined;
}

/**
 * The files that the directory of an archive names. Nothing is opened: number, sizes and their sums are checked before.
 *
 * @source PKWARE APPNOTE 6.3 §4.3.12 (no zip64, no encryption); security.md (CVE-2026-5439)
 */
export function lireRepertoireZip(repertoire: Uint8Array, tailleArchive: number): LectureZip {
  const vue = new DataView(repertoire.buffer, repertoire.byteOffset, repertoire.byteLength);
  const entrees: EntreeZip[] = [];
  for (let ici = 0; ici + 46 <= repertoire.length; ) {
    if (vue.getUint32(ici, true) !== FICHE) return 'ILLISIBLE';
    const [methode, nom] = [vue.getUint16(ici + 10, true), vue.getUint16(ici + 28, true)];
    const chiffree = (vue.getUint16(ici + 8, true) & 1) === 1;
    if (chiffree || (methode !== 0 && methode !== 8)) return 'ILLISIBLE';
    const chemin = new TextDecoder().decode(repertoire.subarray(ici + 46, ici + 46 + nom));
    entrees.push({
      chemin,
      tete: vue.getUint32(ici + 42, true),
      tassee: vue.getUint32(ici + 20, true),
      taille: vue.getUint32(ici + 24, true),
      comprimee: methode === 8,
    });
    if (entrees.length > ENTREES_MAX) return 'PIEGEE';
    ici += 46 + nom + vue.getUint16(ici + 30, true) + vue.getUint16(ici + 32, true);
  }
  return estPiegee(entrees, tailleArchive) ? 'PIEGEE' : entrees.filter(({ chemin }) => !chemin.endsWith('/'));
}

/** Files that overlap are counted twice: together they would take more room than the archive has. */
function estPiegee(entrees: readonly EntreeZip[], tailleArchive: number): boolean {
  const somme = (de: 'tassee' | 'taille') => entrees.reduce((total, entree) => total + entree[de], 0);
  return somme('tassee') > tailleArchive || somme('taille') > DEPLOYE_MAX;
}

/** Bytes of the head that stands before a file: thirty, its name, and what follows the name. */
export function longueurDeTete(tete: Uint8Array): number | undefined {
  const vue = new DataView(tete.buffer, tete.byteOffset, tete.byteLength);
  return tete.length >= 30 && vue.getUint32(0, true) === 0x04034b50
    ? 30 + vue.getUint16(26, true) + vue.getUint16(28, true)
    : undefined;
}
