/** One file that the index of a disc names, as the parts of its path. */
export type FichierDuDisque = { readonly chemin: readonly string[]; readonly genre: string };

const FICHIERS_MAX = 20_000;
const INDEFINIE = 0xffffffff;
const ITEM = 0xfffee000;
const FIN_ITEM = 0xfffee00d;
const FIN_SEQUENCE = 0xfffee0dd;
const ENREGISTREMENTS = 0x00041220;
const GENRE = 0x00041430;
const FICHIER = 0x00041500;
const LONGS = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT', 'SV', 'UV']);

/**
 * The files that the DICOMDIR of a disc names, in its order; undefined when it is not one. What they hold is read in the files
 * themselves: an index may lie about whom they are of.
 *
 * @source DICOM PS3.3 annex F (basic directory), PS3.10 §8 (always explicit VR little endian)
 */
export function lireDicomdir(octets: Uint8Array): readonly FichierDuDisque[] | undefined {
  const lecteur = new Lecteur(octets);
  if (lecteur.texte(128, 4) !== 'DICM') return undefined;
  let position = 132;
  while (position + 8 <= octets.length) {
    const element = lecteur.element(position);
    if (!element) return undefined;
    if (element.tag === ENREGISTREMENTS) return lireEnregistrements(lecteur, element.debut, element.longueur);
    if (element.longueur === INDEFINIE) return undefined;
    position = element.debut + element.longueur;
  }
  return undefined;
}

function lireEnregistrements(lecteur: Lecteur, debut: number, longueur: number): readonly FichierDuDisque[] {
  const fichiers: FichierDuDisque[] = [];
  const fin = longueur === INDEFINIE ? lecteur.taille : Math.min(debut + longueur, lecteur.taille);
  let genre = 'IMAGE';
  for (const { tag, texte } of parcourir(lecteur, debut, fin)) {
    if (tag === ITEM) genre = 'IMAGE';
    if (tag === GENRE) genre = texte;
    const chemin = tag === FICHIER ? cheminSur(texte) : undefined;
    if (chemin) fichiers.push({ chemin, genre });
    if (fichiers.length >= FICHIERS_MAX) break;
  }
  return fichiers;
}

/** Items are entered rather than skipped: their elements come in turn, whether their length is written or not. */
function* parcourir(lecteur: Lecteur, debut: number, fin: number) {
  let position = debut;
  while (position + 8 <= fin) {
    const tag = lecteur.tag(position);
    if (tag === FIN_SEQUENCE) return;
    if (tag === ITEM || tag === FIN_ITEM) {
      yield { tag, texte: '' };
      position += 8;
      continue;
    }
    const element = lecteur.element(position);
    if (!element) return;
    yield { tag, texte: lecteur.texte(element.debut, element.longueur) };
    position = lecteur.apres(element);
  }
}

/** Eight parts of eight capital letters, figures or underscores; anything else could leave the disc. */
function cheminSur(texte: string): readonly string[] | undefined {
  const parts = texte.split('\\').map((part) => part.trim());
  return parts.length <= 16 && parts.every((part) => /^[\w.-]{1,64}$/.test(part) && !/^\.+$/.test(part))
    ? parts
    : undefined;
}

type Element = { readonly tag: number; readonly debut: number; readonly longueur: number };

class Lecteur {
  readonly #octets: Uint8Array;
  readonly #vue: DataView;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
    this.#vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  }

  get taille(): number {
    return this.#octets.length;
  }

  tag(position: number): number {
    return ((this.#vue.getUint16(position, true) << 16) | this.#vue.getUint16(position + 2, true)) >>> 0;
  }

  texte(debut: number, longueur: number): string {
    return String.fromCharCode(...this.#octets.subarray(debut, debut + Math.min(longueur, 1_024)))
      .replaceAll('\0', '')
      .trim();
  }

  element(position: number): Element | undefined {
    const tag = this.tag(position);
    const vr = this.texte(position + 4, 2);
    if (!/^[A-Z]{2}$/.test(vr)) return undefined;
    const long = LONGS.has(vr);
    const debut = position + (long ? 12 : 8);
    if (debut > this.taille) return undefined;
    const longueur = long ? this.#vue.getUint32(position + 8, true) : this.#vue.getUint16(position + 6, true);
    if (longueur !== INDEFINIE && debut + longueur > this.taille) return undefined;
    return { tag, debut, longueur };
  }

  /** A nested sequence of unknown length is walked through: its items and their ends are met by the caller. */
  apres({ debut, longueur }: Element): number {
    return longueur === INDEFINIE ? debut : debut + longueur;
  }
}
