/**
 * A JPEG without what a camera writes about the place and the device, not a pixel touched; how it was held is written again. Done before
 * the digest, so that what is kept here, what leaves and what the server acknowledges are the same bytes. What is not a JPEG that reads
 * well is left as it is: the server judges.
 *
 * @source DESIGN.md, ground rule 4; ITU-T T.81 annex B
 */
export async function depouiller(fichier: Blob): Promise<Blob> {
  if (fichier.type !== 'image/jpeg') return fichier;
  const octets = new Uint8Array(await fichier.arrayBuffer());
  const sobre = depouillerJpeg(octets);
  return sobre ? new Blob([...sobre] as BlobPart[], { type: 'image/jpeg' }) : fichier;
}

type Segment = { readonly marqueur: number; readonly corps: Uint8Array; readonly entier: Uint8Array };

/** Parts of the file that stay, in order; undefined when it is not read to its scan. */
export function depouillerJpeg(octets: Uint8Array): readonly Uint8Array[] | undefined {
  const segments = segmentsDe(octets);
  if (!segments) return undefined;
  const exif = segments.find(({ marqueur, corps }) => marqueur === 0xe1 && commencePar(corps, 'Exif\0\0'));
  const orientation = exif ? orientationDe(exif.corps.subarray(6)) : 1;
  return [
    octets.subarray(0, 2),
    ...(orientation === 1 ? [] : [exifOrientation(orientation)]),
    ...segments.filter(estGarde).map(({ entier }) => entier),
  ];
}

/** Up to the scan: from there on, everything is image and makes the last one. */
function segmentsDe(octets: Uint8Array): readonly Segment[] | undefined {
  if (octets[0] !== 0xff || octets[1] !== 0xd8) return undefined;
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const segments: Segment[] = [];
  for (let debut = 2; debut + 4 <= octets.length && octets[debut] === 0xff; ) {
    const marqueur = octets[debut + 1] ?? 0;
    const fin = marqueur === 0xda ? octets.length : debut + 2 + vue.getUint16(debut + 2);
    if (fin > octets.length) return undefined;
    segments.push({ marqueur, corps: octets.subarray(debut + 4, fin), entier: octets.subarray(debut, fin) });
    if (marqueur === 0xda) return segments;
    debut = fin;
  }
  return undefined;
}

/** Tables, frame, JFIF, colour profile and Adobe mark stay; Exif, XMP, IPTC, comments and unknown blocks go. */
function estGarde({ marqueur, corps }: Segment): boolean {
  if (marqueur === 0xe0) return commencePar(corps, 'JFIF\0');
  if (marqueur === 0xe2) return commencePar(corps, 'ICC_PROFILE\0');
  if (marqueur === 0xee) return commencePar(corps, 'Adobe');
  return marqueur >= 0xc0 && marqueur <= 0xdf;
}

const commencePar = (corps: Uint8Array, nom: string) =>
  [...nom].every((lettre, i) => corps[i] === lettre.charCodeAt(0));

const ORIENTATION = 0x0112;

/** @source Exif 2.32, tag 0x0112 */
function orientationDe(tiff: Uint8Array): number {
  const vue = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const petit = vue.getUint16(0) === 0x4949;
    const ifd = vue.getUint32(4, petit);
    for (let i = 0; i < vue.getUint16(ifd, petit); i++) {
      const entree = ifd + 2 + i * 12;
      if (vue.getUint16(entree, petit) !== ORIENTATION) continue;
      const lue = vue.getUint16(entree + 8, petit);
      return lue >= 1 && lue <= 8 ? lue : 1;
    }
  } catch (erreur) {
    // A damaged block is no reason to lose the picture.
    if (!(erreur instanceof RangeError)) throw erreur;
  }
  return 1;
}

function exifOrientation(orientation: number): Uint8Array {
  const segment = new Uint8Array(36);
  const vue = new DataView(segment.buffer);
  segment.set([0xff, 0xe1, 0, 34, ...[...'Exif\0\0'].map((c) => c.charCodeAt(0)), 0x49, 0x49, 42, 0]);
  vue.setUint32(14, 8, true);
  vue.setUint16(18, 1, true);
  vue.setUint16(20, ORIENTATION, true);
  vue.setUint16(22, 3, true);
  vue.setUint32(24, 1, true);
  vue.setUint16(28, orientation, true);
  return segment;
}
