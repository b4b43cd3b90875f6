import { createHash } from 'node:crypto';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';

/** A copy that any viewer reads and that names nobody: rebuilt from this list, never by taking things out. */
export type Copie = Omit<TechniqueDicomT, 'sorte' | 'fenetre' | 'ecartees'> & {
  readonly fenetre: TechniqueDicomT['fenetre'] | null;
  /** What its identifiers are derived from: the same file gives the same copy. */
  readonly graine: string;
};

const EXPLICITE = '1.2.840.10008.1.2.1';
const SECONDAIRE = '1.2.840.10008.5.1.4.1.1.7';

/**
 * The head of a normalised file, explicit VR little endian, up to the length of its pixels.
 *
 * @source DICOM PS3.10 §7.1; PS3.5 §7.1; PS3.3 §A.8 (secondary capture)
 */
export function teteNormalisee(copie: Copie, octetsPixels: number): Buffer {
  const sop = `${SECONDAIRE}${copie.images === 1 ? '' : copie.canaux === 3 ? '.4' : copie.bits === 16 ? '.3' : '.2'}`;
  const instance = uid(copie.graine, 'instance');
  const meta = Buffer.concat([
    element(0x0002, 0x0001, 'OB', Buffer.from([0, 1])),
    texte(0x0002, 0x0002, 'UI', sop),
    texte(0x0002, 0x0003, 'UI', instance),
    texte(0x0002, 0x0010, 'UI', EXPLICITE),
    texte(0x0002, 0x0012, 'UI', '2.25.302043790172249692526321623266752743501'),
  ]);
  const pixels = Buffer.alloc(12);
  pixels.writeUInt16LE(0x7fe0, 0);
  pixels.writeUInt16LE(0x0010, 2);
  pixels.write(copie.bits === 16 ? 'OW' : 'OB', 4, 'latin1');
  pixels.writeUInt32LE(octetsPixels + (octetsPixels % 2), 8);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element(0x0002, 0x0000, 'UL', u32(meta.length)),
    meta,
    ...identite(copie, sop, instance),
    ...grille(copie),
    pixels,
  ]);
}

/** The patient's module is there, as the standard wants it, and empty. */
function identite(copie: Copie, sop: string, instance: string): Buffer[] {
  const { graine, modalite } = copie;
  return [
    texte(0x0008, 0x0005, 'CS', 'ISO_IR 192'),
    texte(0x0008, 0x0016, 'UI', sop),
    texte(0x0008, 0x0018, 'UI', instance),
    texte(0x0008, 0x0020, 'DA', ''),
    texte(0x0008, 0x0030, 'TM', ''),
    texte(0x0008, 0x0050, 'SH', ''),
    texte(0x0008, 0x0060, 'CS', /^[A-Z]{2,16}$/.test(modalite) ? modalite : 'OT'),
    texte(0x0008, 0x0064, 'CS', 'WSD'),
    texte(0x0008, 0x0090, 'PN', ''),
    texte(0x0010, 0x0010, 'PN', ''),
    texte(0x0010, 0x0020, 'LO', ''),
    texte(0x0010, 0x0030, 'DA', ''),
    texte(0x0010, 0x0040, 'CS', ''),
    texte(0x0012, 0x0062, 'CS', 'YES'),
    texte(0x0012, 0x0063, 'LO', 'Orapont: rebuilt from allowed attributes'),
    ...(copie.pas === null ? [] : [texte(0x0018, 0x0088, 'DS', decimal(copie.pas))]),
    texte(0x0020, 0x000d, 'UI', uid(graine, 'etude')),
    texte(0x0020, 0x000e, 'UI', uid(graine, 'serie')),
    texte(0x0020, 0x0010, 'SH', ''),
    texte(0x0020, 0x0011, 'IS', '1'),
    texte(0x0020, 0x0013, 'IS', '1'),
  ];
}

function grille(copie: Copie): Buffer[] {
  const { canaux, inverse, lignes, colonnes, bits, signe, images, espacement, fenetre, pente, ordonnee } =
    copie;
  const espace = canaux === 3 ? 'RGB' : inverse ? 'MONOCHROME1' : 'MONOCHROME2';
  return [
    element(0x0028, 0x0002, 'US', u16(canaux)),
    texte(0x0028, 0x0004, 'CS', espace),
    ...(canaux === 3 ? [element(0x0028, 0x0006, 'US', u16(0))] : []),
    ...(images > 1 ? [texte(0x0028, 0x0008, 'IS', String(images))] : []),
    element(0x0028, 0x0010, 'US', u16(lignes)),
    element(0x0028, 0x0011, 'US', u16(colonnes)),
    ...(espacement
      ? [texte(0x0028, 0x0030, 'DS', `${decimal(espacement.y)}\\${decimal(espacement.x)}`)]
      : []),
    element(0x0028, 0x0100, 'US', u16(bits)),
    element(0x0028, 0x0101, 'US', u16(bits)),
    element(0x0028, 0x0102, 'US', u16(bits - 1)),
    element(0x0028, 0x0103, 'US', u16(signe ? 1 : 0)),
    ...(fenetre && canaux === 1
      ? [
          texte(0x0028, 0x1050, 'DS', decimal(fenetre.centre)),
          texte(0x0028, 0x1051, 'DS', decimal(fenetre.largeur)),
        ]
      : []),
    ...(canaux === 1
      ? [texte(0x0028, 0x1052, 'DS', decimal(ordonnee)), texte(0x0028, 0x1053, 'DS', decimal(pente))]
      : []),
  ];
}

const u16 = (valeur: number) => Buffer.from([valeur & 0xff, valeur >> 8]);
function u32(valeur: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32LE(valeur);
  return octets;
}

/** A decimal string holds sixteen characters. */
const decimal = (valeur: number) => String(Number(valeur.toPrecision(9))).slice(0, 16);

function uid(graine: string, quoi: string): string {
  const hex = createHash('sha256').update(`${graine} ${quoi}`).digest('hex').slice(0, 30);
  return `2.25.${BigInt(`0x1${hex}`)}`;
}

function texte(groupe: number, numero: number, vr: string, valeur: string): Buffer {
  const octets = Buffer.from(valeur, 'utf8');
  const bourre = vr === 'UI' ? '\0' : ' ';
  return element(
    groupe,
    numero,
    vr,
    octets.length % 2 === 0 ? octets : Buffer.concat([octets, Buffer.from(bourre)]),
  );
}

function element(groupe: number, numero: number, vr: string, valeur: Buffer): Buffer {
  const long = vr === 'OB' || vr === 'OW';
  const tete = Buffer.alloc(long ? 12 : 8);
  tete.writeUInt16LE(groupe, 0);
  tete.writeUInt16LE(numero, 2);
  tete.write(vr, 4, 'latin1');
  if (long) tete.writeUInt32LE(valeur.length, 8);
  else tete.writeUInt16LE(valeur.length, 6);
  return Buffer.concat([tete, valeur]);
}
