import type { Depouille } from './depouille.ts';
import { type Orientation, orientationDe, tiffMinimal } from './exif.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);

type Cadre = { readonly largeur: number; readonly hauteur: number; readonly composantes: number };

/**
 * Copies a JPEG without its metadata and without touching a pixel: tables, frame, scans, ICC profile, JFIF and Adobe
 * marks stay; Exif, XMP, IPTC, comments, unknown APPn and whatever follows the end are left behind. The orientation
 * alone is written again, unless the pixels are upright already.
 *
 * @source server.md §5; ITU-T T.81 annex B
 */
export function depouillerJpeg(
  octets: Buffer,
  { debout }: { readonly debout: boolean },
): Depouille & { readonly composantes: number; readonly sansFin: boolean } {
  const segments = [...segmentsDe(octets)];
  const [cadre, autreCadre] = segments.filter(({ marqueur }) => estCadre(marqueur));
  // Two frames in one file: what one program checks is not what another shows.
  if (!cadre || autreCadre) throw new ImageRefusee('ILLISIBLE');
  const dimensions = lireCadre(cadre.corps);
  const sansFin = segments.at(-1)?.fin === octets.length;
  if (sansFin && !estUneSeulePasse(segments, cadre, dimensions.composantes))
    throw new ImageRefusee('TRONQUE');
  const jfif = segments.find(({ marqueur, corps }) => marqueur === 0xe0 && estNomme(corps, 'JFIF\0'));
  const orientation = debout ? 1 : orientationDes(segments);
  const morceaux = [
    SOI,
    jfif && jfifSansVignette(jfif.corps),
    orientation === 1 ? undefined : app1Orientation(orientation),
    ...segments.filter(estGarde).map(({ debut, fin }) => octets.subarray(debut, fin)),
    EOI,
  ].filter((morceau) => morceau !== undefined);
  return { octets: Buffer.concat(morceaux), orientation, sansFin, ...dimensions };
}

/** The same scan with noise before its end: it decodes alike when every point had been read by then. */
export function avecBruitFinal(jpeg: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, -EOI.length), Buffer.alloc(64, 0xaa), EOI]);
}

/** Puts a colour profile in a JPEG that lost it. */
export function avecProfil(jpeg: Buffer, profil: Buffer): Buffer {
  const PART = 65_519;
  const parts = Math.ceil(profil.length / PART);
  const segments = Array.from({ length: parts }, (_, i) => {
    const tete = Buffer.from(`ICC_PROFILE\0${String.fromCharCode(i + 1, parts)}`, 'latin1');
    return segment(0xe2, Buffer.concat([tete, profil.subarray(i * PART, (i + 1) * PART)]));
  });
  return Buffer.concat([SOI, ...segments, jpeg.subarray(2)]);
}

type Segment = {
  readonly marqueur: number;
  readonly debut: number;
  readonly fin: number;
  readonly corps: Buffer;
};

/** Segments up to the end of the image; the compressed data of a scan belongs to its SOS. */
function* segmentsDe(octets: Buffer): Generator<Segment> {
  for (let debut = SOI.length; ; ) {
    const marque = positionDeMarqueur(octets, debut);
    const marqueur = octets.readUInt8(marque);
    if (marqueur === 0xd9) return;
    if (estSeul(marqueur)) {
      debut = marque + 1;
      continue;
    }
    const finDuCorps = finDeCorps(octets, marque + 1);
    const fin = marqueur === 0xda ? finDuScan(octets, finDuCorps) : finDuCorps;
    yield { marqueur, debut, fin, corps: octets.subarray(marque + 3, finDuCorps) };
    // No end mark: some intra-oral cameras never write it. Whether points are missing is for the decoder to say.
    if (marqueur === 0xda && fin === octets.length) return;
    debut = fin;
  }
}

/** A marker is FF, any number of times, then its code. */
function positionDeMarqueur(octets: Buffer, debut: number): number {
  if (debut < octets.length && octets[debut] !== 0xff) throw new ImageRefusee('ILLISIBLE');
  let position = debut;
  while (octets[position] === 0xff) position += 1;
  if (position >= octets.length) throw new ImageRefusee('TRONQUE');
  return position;
}

function finDeCorps(octets: Buffer, position: number): number {
  if (position + 2 > octets.length) throw new ImageRefusee('TRONQUE');
  const longueur = octets.readUInt16BE(position);
  if (longueur < 2) throw new ImageRefusee('ILLISIBLE');
  if (position + longueur > octets.length) throw new ImageRefusee('TRONQUE');
  return position + longueur;
}

/** Inside a scan FF is data when 00 follows, a restart mark when D0 to D7 follows. */
function finDuScan(octets: Buffer, debut: number): number {
  for (let position = octets.indexOf(0xff, debut); position !== -1; ) {
    const suivant = octets[position + 1];
    if (suivant === undefined) break;
    const dansLeScan = suivant === 0x00 || (suivant >= 0xd0 && suivant <= 0xd7);
    if (!dansLeScan && suivant !== 0xff) return position;
    position = octets.indexOf(0xff, position + (dansLeScan ? 2 : 1));
  }
  return octets.length;
}

/** Sequential coding, every component in one scan: the decoder then sees any missing point. */
function estUneSeulePasse(segments: readonly Segment[], cadre: Segment, composantes: number): boolean {
  const passes = segments.filter(({ marqueur }) => marqueur === 0xda);
  return cadre.marqueur <= 0xc1 && passes.length === 1 && passes[0]?.corps[0] === composantes;
}

function estSeul(marqueur: number): boolean {
  return marqueur === 0x01 || (marqueur >= 0xd0 && marqueur <= 0xd8);
}

/** SOF0 to SOF15, the tables DHT (C4), JPG (C8) and DAC (CC) excepted. */
function estCadre(marqueur: number): boolean {
  return marqueur >= 0xc0 && marqueur <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marqueur);
}

function estGarde({ marqueur, corps }: Segment): boolean {
  if (marqueur === 0xe2) return estNomme(corps, 'ICC_PROFILE\0');
  if (marqueur === 0xee) return estNomme(corps, 'Adobe');
  return marqueur >= 0xc0 && marqueur <= 0xdf && marqueur !== 0xc8;
}

function orientationDes(segments: readonly Segment[]): Orientation {
  const exif = segments.find(({ marqueur, corps }) => marqueur === 0xe1 && estNomme(corps, 'Exif\0\0'));
  return exif ? orientationDe(exif.corps.subarray(6)) : 1;
}

function lireCadre(corps: Buffer): Cadre {
  if (corps.length < 6) throw new ImageRefusee('ILLISIBLE');
  const [hauteur, largeur] = [corps.readUInt16BE(1), corps.readUInt16BE(3)];
  verifierDimensions(largeur, hauteur);
  return { largeur, hauteur, composantes: corps[5] ?? 0 };
}

/** JFIF may carry a small picture of its own: a second image that nobody would see. */
function jfifSansVignette(corps: Buffer): Buffer | undefined {
  if (corps.length < 14) return undefined;
  const sobre = Buffer.from(corps.subarray(0, 14));
  sobre.fill(0, 12);
  return segment(0xe0, sobre);
}

function app1Orientation(orientation: Orientation): Buffer {
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffMinimal(orientation)]));
}

function segment(marqueur: number, corps: Buffer): Buffer {
  const tete = Buffer.from([0xff, marqueur, 0, 0]);
  tete.writeUInt16BE(corps.length + 2, 2);
  return Buffer.concat([tete, corps]);
}

function estNomme(corps: Buffer, nom: string): boolean {
  return corps.toString('latin1', 0, nom.length) === nom;
}
