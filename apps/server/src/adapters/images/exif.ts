/** The eight ways a camera says how it was held. @source Exif 2.32, tag 0x0112 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG_ORIENTATION = 0x0112;

/** Orientation written in a TIFF block (the body of Exif); 1 when absent or unreadable. */
export function orientationDe(tiff: Buffer): Orientation {
  try {
    const petit = tiff.toString('latin1', 0, 2) === 'II';
    const u16 = (position: number) => (petit ? tiff.readUInt16LE(position) : tiff.readUInt16BE(position));
    const ifd = petit ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const entrees = u16(ifd);
    for (let i = 0; i < entrees; i += 1) {
      const entree = ifd + 2 + i * 12;
      if (u16(entree) === TAG_ORIENTATION) return versOrientation(u16(entree + 8));
    }
  } catch (erreur) {
    // A damaged Exif block is no reason to lose the picture: it is dropped anyway.
    if (!(erreur instanceof RangeError)) throw erreur;
  }
  return 1;
}

/** A TIFF block that says the orientation and nothing else. */
export function tiffMinimal(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(TAG_ORIENTATION, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return tiff;
}

/** From 5 on, width and height change places on screen. */
export function dimensionsAffichees(largeur: number, hauteur: number, orientation: Orientation) {
  return orientation >= 5 ? { largeur: hauteur, hauteur: largeur } : { largeur, hauteur };
}

function versOrientation(valeur: number): Orientation {
  switch (valeur) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return valeur;
    default:
      return 1;
  }
}
