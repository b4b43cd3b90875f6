import type { Lecteur } from './lecteur.ts';
import { ImageRefusee } from './rejet.ts';

/** Names of the elements that are read or written. @source RFC 8794, RFC 9559 */
export const EBML = {
  ENTETE: 0x1a45dfa3,
  SEGMENT: 0x18538067,
  SOMMAIRE: 0x114d9b74,
  INFO: 0x1549a966,
  PISTES: 0x1654ae6b,
  GRAPPE: 0x1f43b675,
  INDEX: 0x1c53bb6b,
  ETIQUETTES: 0x1254c367,
  CHAPITRES: 0x1043a770,
  PIECES: 0x1941a469,
  ECHELLE: 0x2ad7b1,
  DUREE: 0x4489,
  PROGRAMME: 0x4d80,
  ECRIVAIN: 0x5741,
  PISTE: 0xae,
  NUMERO: 0xd7,
  SORTE: 0x83,
  CODEC: 0x86,
  NOM: 0x536e,
  IMAGE: 0xe0,
  LARGEUR: 0xb0,
  HAUTEUR: 0xba,
  INSTANT: 0xe7,
  BLOC: 0xa3,
  GROUPE: 0xa0,
  BLOC_DU_GROUPE: 0xa1,
  REFERENCE: 0xfb,
  ENTREE: 0xbb,
  ENTREE_INSTANT: 0xb3,
  ENTREE_LIEU: 0xb7,
  ENTREE_PISTE: 0xf7,
  ENTREE_GRAPPE: 0xf1,
} as const;

export type Element = { readonly id: number; readonly contenu: Buffer };

export async function lireIdentifiant(lecteur: Lecteur): Promise<number> {
  const [premier = 0] = await lecteur.prendre(1);
  const longueur = Math.clz32(premier) - 23;
  if (premier === 0 || longueur > 4) throw new ImageRefusee('VIDEO_COUPEE');
  return lireSuite(premier, await lecteur.prendre(longueur - 1), longueur - 1);
}

/** Undefined when the length was not known when it was written. */
export async function lireTaille(lecteur: Lecteur): Promise<number | undefined> {
  const [premier = 0] = await lecteur.prendre(1);
  const longueur = Math.clz32(premier) - 23;
  if (premier === 0) throw new ImageRefusee('VIDEO_COUPEE');
  return tailleDe(premier, await lecteur.prendre(longueur - 1), longueur);
}

function tailleDe(premier: number, suite: Buffer, longueur: number): number | undefined {
  const valeur = lireSuite(premier & (0xff >> longueur), suite, longueur - 1);
  const inconnue = 2 ** (7 * longueur) - 1;
  return valeur === inconnue ? undefined : valeur;
}

function lireSuite(debut: number, suite: Buffer, attendus: number): number {
  if (suite.length < attendus) throw new ImageRefusee('VIDEO_COUPEE');
  return suite.reduce((valeur, octet) => valeur * 256 + octet, debut);
}

/** Elements of a small master, held in memory. */
export function enfants(octets: Buffer): Element[] {
  const lus: Element[] = [];
  let ici = 0;
  const vint = (masquer: boolean): number => {
    const premier = octets[ici] ?? 0;
    const longueur = Math.clz32(premier) - 23;
    if (premier === 0 || ici + longueur > octets.length) throw new ImageRefusee('VIDEO_COUPEE');
    const tete = masquer ? premier & (0xff >> longueur) : premier;
    const valeur = lireSuite(tete, octets.subarray(ici + 1, ici + longueur), longueur - 1);
    ici += longueur;
    return valeur;
  };
  while (ici < octets.length) {
    const id = vint(false);
    const longueur = vint(true);
    if (ici + longueur > octets.length) throw new ImageRefusee('VIDEO_COUPEE');
    lus.push({ id, contenu: octets.subarray(ici, ici + longueur) });
    ici += longueur;
  }
  return lus;
}

export const entier = (octets: Buffer): number =>
  octets.subarray(0, 8).reduce((valeur, octet) => valeur * 256 + octet, 0);

export function enflottant(octets: Buffer): number {
  if (octets.length === 4) return octets.readFloatBE(0);
  return octets.length === 8 ? octets.readDoubleBE(0) : 0;
}

/** Name, length on eight bytes, content. */
export function element(id: number, contenu: Buffer): Buffer {
  const longueurId = id > 0xff_ffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const tete = Buffer.alloc(longueurId + 8);
  tete.writeUIntBE(id, 0, longueurId);
  tete.writeBigUInt64BE(BigInt(contenu.length), longueurId);
  tete.writeUInt8(0x01, longueurId);
  return Buffer.concat([tete, contenu]);
}
