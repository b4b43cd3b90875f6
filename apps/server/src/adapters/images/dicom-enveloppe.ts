/**
 * Gives back to a DICOM file the envelope that older software leaves out: the preamble and its mark, or the whole file
 * meta information of a bare data set. Anything else comes back as it is.
 *
 * @source DICOM PS3.10 §7.1; PS3.5 §10.1 (implicit VR little endian is the default)
 */
export function avecEnveloppe(octets: Buffer): Buffer {
  if (octets.toString('latin1', 128, 132) === 'DICM') return octets;
  if (octets.toString('latin1', 0, 4) === 'DICM') return Buffer.concat([Buffer.alloc(PREAMBULE), octets]);
  if (META.equals(octets.subarray(0, 8))) return Buffer.concat([DEBUT, octets]);
  const syntaxe = syntaxeDuJeuNu(octets);
  return syntaxe === undefined ? octets : Buffer.concat([DEBUT, informationsMeta(syntaxe), octets]);
}

const PREAMBULE = 128;
const DEBUT = Buffer.concat([Buffer.alloc(PREAMBULE), Buffer.from('DICM')]);
/** (0002,0000) UL, four bytes. */
const META = Buffer.from([0x02, 0, 0, 0, 0x55, 0x4c, 0x04, 0]);
const EXPLICITE = '1.2.840.10008.1.2.1\0';
const IMPLICITE = '1.2.840.10008.1.2\0';

/** A data set begins with group 0008, whose first elements are short. */
function syntaxeDuJeuNu(octets: Buffer): string | undefined {
  if (octets.length < 256 || octets.readUInt16LE(0) !== 0x0008 || octets.readUInt16LE(2) > 0x0060)
    return undefined;
  if (/^(?:CS|UI|UL|DA|TM|LO|SH)$/.test(octets.toString('latin1', 4, 6))) return EXPLICITE;
  const longueur = octets.readUInt32LE(4);
  const suivant = 8 + longueur;
  // The next element must stand where this one ends.
  return longueur <= 1_024 && suivant + 2 <= octets.length && octets.readUInt16LE(suivant) === 0x0008
    ? IMPLICITE
    : undefined;
}

function informationsMeta(syntaxe: string): Buffer {
  const corps = element(0x0010, 'UI', Buffer.from(syntaxe, 'latin1'));
  const longueur = Buffer.alloc(4);
  longueur.writeUInt32LE(corps.length);
  return Buffer.concat([element(0x0000, 'UL', longueur), corps]);
}

function element(numero: number, vr: 'UI' | 'UL', valeur: Buffer): Buffer {
  const tete = Buffer.alloc(8);
  tete.writeUInt16LE(0x0002, 0);
  tete.writeUInt16LE(numero, 2);
  tete.write(vr, 4, 'latin1');
  tete.writeUInt16LE(valeur.length, 6);
  return Buffer.concat([tete, valeur]);
}
